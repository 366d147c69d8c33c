import type { View } from '../../chat/view.ts';
import { patience, type SliceParts } from '../lane/slice-parts.ts';
import { renewLease, type Taken } from '../lane/store.ts';
import { drawSubject, type Messenger, type Outcome, type Subject } from '../message.ts';
import { backOff } from '../retry.ts';
import { silence, within } from '../within.ts';
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
    case 'failed':
      if (outcome.final) return { kind: 'gone', id };
      break;
    case 'uncertain':
      break;
  }
  return { kind: 'again', id, dueAt: new Date(now.getTime() + backOff(attempts + 1)), failed: true };
};

/**
 * Draws the copies of the lane that show an older version anew, each from what is stored now: however
 * often a card has changed, a copy is drawn once.
 * @returns how many were dealt with; none where somebody else has taken the lane
 */
export const refreshCopies = async (parts: SliceParts, taken: Taken, messenger: Messenger): Promise<number> => {
  const { database, clock, cards, log, lease } = parts;
  const stale = await findStale(database, taken, messenger.window, clock.now());
  if (stale.length === 0) return 0;
  // Nobody may draw in a lane that is another's by now.
  if (!(await renewLease(database, taken, new Date(clock.now().getTime() + lease)))) return 0;
  const drawn = new Map<Subject, Promise<View | undefined>>();
  const draw = (subject: Subject): Promise<View | undefined> => {
    const begun = drawn.get(subject) ?? drawSubject(cards, subject);
    drawn.set(subject, begun);
    begun.catch((error: unknown) => log.error({ err: error, subject }, 'a shared card could not be drawn'));
    return begun;
  };

  const refresh = async (copy: StaleCopy): Promise<CopyResult> => {
    const { id, ref, at } = copy;
    const view = await draw(copy.subject).catch((): 'broken' => 'broken');
    if (view === 'broken') return resultOf(copy, { kind: 'failed', why: 'It could not be drawn.' }, clock.now());
    if (!view || !at) return { kind: 'gone', id };
    return resultOf(copy, await within(patience(lease), messenger.update(ref, view, at), silence), clock.now());
  };

  await recordCopies(database, taken, await Promise.all(stale.map(refresh)), clock.now());
  return stale.length;
};
