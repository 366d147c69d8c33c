import type { Tx } from '../chat/context.ts';

const waiting = new WeakMap<Tx, (() => void)[]>();

/** Has `work` done once the transaction is committed; never where it is rolled back. */
export const onCommit = (tx: Tx, work: () => void): void => {
  const list = waiting.get(tx);
  if (list) list.push(work);
  else waiting.set(tx, [work]);
};

/** Does what waited for the transaction; called by whoever committed it. */
export const committed = (tx: Tx): void => {
  for (const work of waiting.get(tx) ?? []) work();
  waiting.delete(tx);
};
