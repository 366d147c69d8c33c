import type { Clock } from '../../calendar/clock.ts';
import type { View } from '../../chat/view.ts';
import type { Database } from '../../storage/database.ts';
import { refreshCopies } from '../copies/refresh.ts';
import type { Cards, Messenger } from '../message.ts';
import { sendOne, viewOf } from './send.ts';
import {
  type Claimed,
  claimNext,
  findLeft,
  findSaid,
  type Result,
  recordResults,
  type Said,
  type Taken,
} from './store.ts';

export interface SliceParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly cards: Cards;
  /** Milliseconds for which a lane is held without a sign of life. */
  readonly lease: number;
}

/** What was being sent when its worker died: looked for where the platform can, otherwise uncertain. */
const settleLeft = async (parts: SliceParts, taken: Taken, messenger: Messenger): Promise<void> => {
  const { database, clock } = parts;
  const left = await findLeft(database, taken, 1_000);
  const settle = async ({ id, to }: (typeof left)[number]): Promise<Result> => {
    if (!to) return { id, state: 'unreachable', reason: 'Whom or where it was for is no longer known.' };
    const found = await messenger.find?.(to, id).catch(() => undefined);
    if (found?.kind === 'sent') return { id, state: 'sent' };
    if (found?.kind === 'missing') return { id, state: 'queued', untried: true };
    return { id, state: 'uncertain', reason: 'The bot stopped while this was being sent.' };
  };
  await recordResults(database, await Promise.all(left.map(settle)), clock.now());
};

/** Messages whose words are remembered while a lane is worked in: the same one often goes to many. */
const mostRemembered = 100;

/** What the claimed messages say. A shared card may have changed since, so it is asked for each time. */
const saidBy = async (
  database: Database,
  claimed: readonly Claimed[],
  remembered: Map<string, Said>,
): Promise<ReadonlyMap<string, Said>> => {
  const wanted = [...new Set(claimed.map(({ message }) => message))];
  const found = await findSaid(
    database,
    wanted.filter((message) => !remembered.has(message)),
  );
  const all = new Map([...remembered, ...found]);
  for (const [message, said] of found) if ('view' in said) remembered.set(message, said);
  if (remembered.size > mostRemembered) remembered.clear();
  return all;
};

/** Sends the next deliveries of the lane. @returns how many there were */
const sendNext = async (
  parts: SliceParts,
  taken: Taken,
  messenger: Messenger,
  remembered: Map<string, Said>,
): Promise<number> => {
  const { database, clock, cards, lease } = parts;
  const now = clock.now();
  const until = new Date(now.getTime() + lease);
  const claimed = await claimNext(database, taken, { most: messenger.window, now, until });
  if (claimed.length === 0) return 0;
  const said = await saidBy(database, claimed, remembered);
  const views = new Map<string, View | undefined>();
  for (const { message } of claimed) {
    if (!views.has(message)) views.set(message, await viewOf(said.get(message), cards));
  }
  const results = await Promise.all(
    claimed.map((each) => sendOne(each, said.get(each.message), views.get(each.message), messenger, clock.now)),
  );
  await recordResults(database, results, clock.now());
  return claimed.length;
};

/** Milliseconds for which messages are sent before copies get their turn again. */
const turn = 500;

/**
 * Works in a lane until nothing in it is due, or `isOver` says to stop. Copies are drawn first, and
 * again at every turn: a tick that others see late is worse than a message that is late.
 */
export const workLane = async (
  parts: SliceParts,
  taken: Taken,
  messenger: Messenger,
  isOver: () => boolean,
): Promise<void> => {
  const { clock } = parts;
  const remembered = new Map<string, Said>();
  await settleLeft(parts, taken, messenger);
  while (!isOver()) {
    const drawn = await refreshCopies(parts, taken, messenger);
    const over = clock.now().getTime() + turn;
    let sent = await sendNext(parts, taken, messenger, remembered);
    if (drawn + sent === 0) return;
    while (sent > 0 && !isOver() && clock.now().getTime() < over) {
      sent = await sendNext(parts, taken, messenger, remembered);
    }
  }
};
