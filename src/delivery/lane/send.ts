import type { View } from '../../chat/view.ts';
import type { Messenger, Outcome } from '../message.ts';
import { backOff, mostAttempts } from '../retry.ts';
import { silence, within } from '../within.ts';
import type { Claimed, Result, Said } from './store.ts';

/** What a message says now; undefined where what it is about is gone. */
export type Drawn = { readonly kind: 'view'; readonly view: View | undefined } | { readonly kind: 'broken' };

const resultOf = (claimed: Claimed, outcome: Outcome, said: Said | undefined, now: Date): Result => {
  const { id, epoch, attempts } = claimed;
  switch (outcome.kind) {
    case 'sent':
      if (!said || 'view' in said) return { id, epoch, state: 'sent' };
      return { id, epoch, state: 'sent', copy: { ...said, ref: outcome.ref } };
    case 'later':
      return { id, epoch, state: 'queued', dueAt: outcome.notBefore, untried: true };
    case 'failed':
      if (outcome.final || attempts >= mostAttempts) return { id, epoch, state: 'failed', reason: outcome.why };
      return { id, epoch, state: 'queued', reason: outcome.why, dueAt: new Date(now.getTime() + backOff(attempts)) };
    case 'unreachable':
    case 'uncertain':
      return { id, epoch, state: outcome.kind, reason: outcome.why };
  }
};

/**
 * Sends one message.
 * @param limit milliseconds to wait for the platform; then the message is uncertain
 */
export const sendOne = async (
  claimed: Claimed,
  said: Said | undefined,
  drawn: Drawn,
  messenger: Messenger,
  { now, limit }: { readonly now: () => Date; readonly limit: number },
): Promise<Result> => {
  const outcomeOf = (): Promise<Outcome> | Outcome => {
    if (drawn.kind === 'broken') return { kind: 'failed', why: 'It could not be drawn.' };
    if (!drawn.view) return { kind: 'failed', why: 'What it was about is gone.', final: true };
    return within(limit, messenger.send(claimed.to, drawn.view, claimed.id), silence);
  };
  return resultOf(claimed, await outcomeOf(), said, now());
};
