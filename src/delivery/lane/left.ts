import { findLeft, type Left, type Result, type Said } from '../ledger/store.ts';
import { nowhere, within } from '../within.ts';
import { type LaneWork, patience } from './slice-parts.ts';

/** Messages of a worker that died, at most: one window of its lane, and what others left before. */
const mostLeft = 1_000;

const settle = async (
  { messenger, parts: { lease } }: LaneWork,
  { id, epoch, to, since }: Left,
  said: Said | undefined,
): Promise<Result> => {
  if (!to) return { id, epoch, state: 'unreachable', reason: nowhere.why };
  const find = async () => messenger.find?.(to, id, since);
  const found = await within(patience(lease), find(), undefined);
  if (found?.kind === 'missing') return { id, epoch, state: 'queued', untried: true };
  if (!found) return { id, epoch, state: 'uncertain', reason: 'The bot stopped while this was being sent.' };
  if (!said || 'view' in said) return { id, epoch, state: 'sent' };
  // Nobody knows which version it shows, so it is drawn anew.
  return { id, epoch, state: 'sent', copy: { subject: said.subject, version: 0n, ref: found.ref } };
};

/** What was being sent when its worker died: looked for where the platform can, otherwise uncertain. */
export const createLeft = (work: LaneWork) => {
  const { taken, parts, onWay } = work;
  let left: readonly Left[] | undefined = taken.left ? undefined : [];
  let said: ReadonlyMap<string, Said> = new Map();

  return {
    isOver: (): boolean => left?.length === 0,

    /** Begins to look for as many as there are places. */
    begin: async (): Promise<void> => {
      if (!left) {
        left = await findLeft(parts.database, taken, mostLeft);
        said = await parts.words.of(left.map(({ message }) => message));
      }
      const next = left.slice(0, Math.max(0, onWay.places()));
      left = left.slice(next.length);
      for (const each of next) {
        const { id, recipient, message } = each;
        const of = async () => ({ message: await settle(work, each, said.get(message)) });
        onWay.start({ id, recipient, work: of });
      }
    },
  };
};
