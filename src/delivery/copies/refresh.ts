import { createDrawOnce, type DrawOnce } from '../lane/draw.ts';
import { ahead, type Ending, type LaneWork, patience, untilSlot } from '../lane/slice-parts.ts';
import type { Outcome } from '../message.ts';
import { backOff } from '../retry.ts';
import { silence, undrawn, within } from '../within.ts';
import { type CopyResult, findStale, recordCopies, type StaleCopy } from './store.ts';

const resultOf = (copy: StaleCopy, outcome: Outcome, now: Date): CopyResult => {
  const { id, version, attempts } = copy;
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'shown', id, version };
    case 'unreachable':
      return { kind: 'gone', id };
    case 'later':
      return { kind: 'again', id, dueAt: outcome.notBefore, failed: false };
    case 'stopped':
      return { kind: 'waits', id, dueAt: now };
    case 'failed':
      if (outcome.final) return { kind: 'gone', id };
      break;
    case 'uncertain':
      break;
  }
  return { kind: 'again', id, dueAt: new Date(now.getTime() + backOff(attempts + 1)), failed: true };
};

const refresh = async (work: LaneWork, copy: StaleCopy, slot: number, draw: DrawOnce): Promise<Ending> => {
  const { messenger, pacer, parts } = work;
  const { id, ref, at, recipient } = copy;
  const now = () => parts.clock.now();
  if (!(await untilSlot(parts.clock, slot))) return { copy: { kind: 'waits', id, dueAt: new Date(slot) } };
  const drawn = await draw(copy.subject);
  if (drawn.kind === 'broken') return { copy: resultOf(copy, undrawn, now()) };
  const { view } = drawn;
  if (!view || !at) return { copy: { kind: 'gone', id } };
  const update = async () => messenger.update(ref, view, at);
  const answer = update();
  pacer.began(recipient, now().getTime());
  const outcome = await within(patience(parts.lease), answer, silence);
  if (outcome.kind === 'later') pacer.hold(recipient, outcome.notBefore.getTime());
  const result = resultOf(copy, outcome, now());
  return outcome.kind === 'stopped' ? { copy: result, stopped: outcome.why } : { copy: result };
};

/**
 * The copies of a lane that show an older version: each is drawn anew from what is stored now, so however
 * often a card has changed, a copy is drawn once. They wait for their recipient's pace, and for no message.
 */
export const createRefresh = (work: LaneWork) => {
  const { parts, taken, messenger, pacer, onWay, tenure } = work;
  const { database, clock } = parts;
  let dry = !taken.stale;
  const stuck = new Set<string>();

  const plan = (stale: readonly StaleCopy[], now: number) => {
    const places = onWay.places();
    const go: { readonly copy: StaleCopy; readonly slot: number }[] = [];
    const wait: CopyResult[] = [];
    for (const copy of stale) {
      const { id, recipient, dueAt } = copy;
      if (go.length >= places) {
        dry = false;
        break;
      }
      if (messenger.pace && onWay.isBusy(recipient) && pacer.isFree(recipient, now + pacer.lead)) {
        stuck.add(recipient);
        continue;
      }
      const slot = pacer.copy(recipient, { now, due: dueAt.getTime() });
      if (slot <= now + pacer.lead) go.push({ copy, slot });
      else wait.push({ kind: 'waits', id, dueAt: new Date(slot) });
    }
    return { go, wait };
  };

  return {
    /** Nothing is stale that may be drawn, as far as is known. */
    isDry: (): boolean => dry,

    lookAgain: (): void => {
      dry = false;
    },

    /** Begins to draw as many as there are places. */
    begin: async (): Promise<void> => {
      for (const recipient of stuck) if (!onWay.isBusy(recipient)) stuck.delete(recipient);
      const now = clock.now();
      const until = new Date(now.getTime() + pacer.lead);
      const stale = await findStale(database, taken, { most: ahead, until, apartFrom: [...onWay.ids(), ...stuck] });
      dry = stale.length < ahead;
      if (stale.length === 0) return;
      // Nobody may draw in a lane that is another's by now.
      await tenure.renew();
      if (tenure.isLost()) return;
      const { go, wait } = plan(stale, now.getTime());
      await recordCopies(database, taken, wait, now);
      const draw = createDrawOnce(parts);
      for (const { copy, slot } of go) {
        onWay.start({ id: copy.id, recipient: copy.recipient, work: () => refresh(work, copy, slot, draw) });
      }
    },
  };
};
