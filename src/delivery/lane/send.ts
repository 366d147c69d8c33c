import type { View } from '../../chat/view.ts';
import { type Cards, drawSubject, type Messenger, type Outcome } from '../message.ts';
import { backOff, mostAttempts } from '../retry.ts';
import type { Claimed, Result, Said } from './store.ts';

const gone: Outcome = { kind: 'failed', why: 'What it was about is gone.', final: true };

const resultOf = ({ id, attempts }: Claimed, outcome: Outcome, said: Said | undefined, now: Date): Result => {
  switch (outcome.kind) {
    case 'sent':
      if (!said || 'view' in said) return { id, state: 'sent' };
      return { id, state: 'sent', copy: { subject: said.subject, version: said.version, ref: outcome.ref } };
    case 'later':
      return { id, state: 'queued', dueAt: outcome.notBefore, untried: true };
    case 'failed':
      if (outcome.final || attempts >= mostAttempts) return { id, state: 'failed', reason: outcome.why };
      return { id, state: 'queued', reason: outcome.why, dueAt: new Date(now.getTime() + backOff(attempts)) };
    case 'unreachable':
    case 'uncertain':
      return { id, state: outcome.kind, reason: outcome.why };
  }
};

/** What a message says now: its view, or the shared card as it stands. */
export const viewOf = async (said: Said | undefined, cards: Cards): Promise<View | undefined> => {
  if (!said) return undefined;
  return 'view' in said ? said.view : drawSubject(cards, said.subject);
};

/**
 * Sends one message.
 * @returns what became of it; a messenger that throws leaves it uncertain
 */
export const sendOne = async (
  claimed: Claimed,
  said: Said | undefined,
  view: View | undefined,
  messenger: Messenger,
  now: () => Date,
): Promise<Result> => {
  const outcome = view
    ? await messenger
        .send(claimed.to, view, claimed.id)
        .catch((): Outcome => ({ kind: 'uncertain', why: 'The platform did not answer.' }))
    : gone;
  return resultOf(claimed, outcome, said, now());
};
