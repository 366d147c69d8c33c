import type { Claimed, Result, Said } from '../ledger/store.ts';
import type { Outcome } from '../message.ts';
import { backOff, mostAttempts } from '../retry.ts';
import { nowhere, silence, undrawn, within } from '../within.ts';
import type { Drawn } from './draw.ts';
import { type Ending, type LaneWork, patience, untilSlot } from './slice-parts.ts';

const resultOf = (claimed: Claimed, outcome: Outcome, said: Said | undefined, now: Date): Result => {
  const { id, epoch, attempts } = claimed;
  switch (outcome.kind) {
    case 'sent':
      if (!said || 'view' in said) return { id, epoch, state: 'sent' };
      return { id, epoch, state: 'sent', copy: { ...said, ref: outcome.ref } };
    case 'later':
      return { id, epoch, state: 'queued', dueAt: outcome.notBefore, untried: true };
    case 'stopped':
      return { id, epoch, state: 'queued', untried: true };
    case 'failed':
      if (outcome.final || attempts >= mostAttempts) return { id, epoch, state: 'failed', reason: outcome.why };
      return { id, epoch, state: 'queued', reason: outcome.why, dueAt: new Date(now.getTime() + backOff(attempts)) };
    case 'unreachable':
    case 'uncertain':
      return { id, epoch, state: outcome.kind, reason: outcome.why };
  }
};

const outcomeOf = async (
  { parts: { clock, lease }, messenger, pacer }: LaneWork,
  { id, recipient, to }: Claimed,
  drawn: Drawn,
): Promise<Outcome> => {
  if (!to) return nowhere;
  if (drawn.kind === 'broken') return undrawn;
  const { view } = drawn;
  if (!view) return { kind: 'failed', why: 'What it was about is gone.', final: true };
  const send = async () => messenger.send(to, view, id);
  const answer = send();
  pacer.began(recipient, clock.now().getTime());
  const outcome = await within(patience(lease), answer, silence);
  // On a slow way this message may arrive late and the next in time: from its answer on they cannot be too near.
  pacer.began(recipient, clock.now().getTime());
  return outcome;
};

/** A message that is sent at its slot, in milliseconds since 1970. */
export interface Ready {
  readonly claimed: Claimed;
  readonly slot: number;
}

/** Sends one message at its slot; one whose platform says nothing for too long is uncertain. */
export const sendOne = async (
  work: LaneWork,
  { claimed, slot }: Ready,
  said: Said | undefined,
  draw: () => Promise<Drawn> | Drawn,
): Promise<Ending> => {
  const { clock } = work.parts;
  const { id, epoch } = claimed;
  if (!(await untilSlot(clock, slot))) {
    return { message: { id, epoch, state: 'queued', untried: true, dueAt: new Date(slot) } };
  }
  const outcome = await outcomeOf(work, claimed, await draw());
  if (outcome.kind === 'later') work.pacer.hold(claimed.recipient, outcome.notBefore.getTime());
  const message = resultOf(claimed, outcome, said, clock.now());
  return outcome.kind === 'stopped' ? { message, stopped: outcome.why } : { message };
};
