import type { Database } from '../../storage/database.ts';
import { refreshCopies } from '../copies/refresh.ts';
import { drawSubject, type Messenger } from '../message.ts';
import { within } from '../within.ts';
import { type Drawn, sendOne } from './send.ts';
import { patience, type SliceParts } from './slice-parts.ts';
import {
  type Claimed,
  claimNext,
  findLeft,
  findSaid,
  type Left,
  type Result,
  recordResults,
  type Said,
  type Taken,
} from './store.ts';

const settle = async (
  { id, epoch, to }: Left,
  said: Said | undefined,
  messenger: Messenger,
  limit: number,
): Promise<Result> => {
  if (!to) return { id, epoch, state: 'unreachable', reason: 'Whom or where it was for is no longer known.' };
  const found = messenger.find && (await within(limit, messenger.find(to, id), undefined));
  if (found?.kind === 'missing') return { id, epoch, state: 'queued', untried: true };
  if (!found) return { id, epoch, state: 'uncertain', reason: 'The bot stopped while this was being sent.' };
  if (!said || 'view' in said) return { id, epoch, state: 'sent' };
  // Nobody knows which version it shows, so it is drawn anew.
  return { id, epoch, state: 'sent', copy: { subject: said.subject, version: 0n, ref: found.ref } };
};

/** What was being sent when its worker died: looked for where the platform can, otherwise uncertain. */
const settleLeft = async (
  { database, clock, lease }: SliceParts,
  taken: Taken,
  messenger: Messenger,
): Promise<void> => {
  const left = await findLeft(database, taken, 1_000);
  const said = await findSaid(database, [...new Set(left.map(({ message }) => message))]);
  const results = left.map((each) => settle(each, said.get(each.message), messenger, patience(lease)));
  await recordResults(database, await Promise.all(results), clock.now());
};

/** What a message says now. A card that cannot be drawn is our fault, and costs nobody else their turn. */
const draw = async ({ cards, log }: SliceParts, said: Said | undefined): Promise<Drawn> => {
  if (!said || 'view' in said) return { kind: 'view', view: said?.view };
  try {
    return { kind: 'view', view: await drawSubject(cards, said.subject) };
  } catch (error) {
    log.error({ err: error, subject: said.subject }, 'a shared card could not be drawn');
    return { kind: 'broken' };
  }
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
  const { database, clock, lease } = parts;
  const now = clock.now();
  const until = new Date(now.getTime() + lease);
  const claimed = await claimNext(database, taken, { most: messenger.window, now, until });
  if (claimed.length === 0) return 0;
  const said = await saidBy(database, claimed, remembered);
  const drawn = new Map<string, Drawn>();
  for (const { message } of claimed) {
    if (!drawn.has(message)) drawn.set(message, await draw(parts, said.get(message)));
  }
  const how = { now: clock.now, limit: patience(lease) };
  const results = await Promise.all(
    claimed.map((each) => {
      const { message } = each;
      return sendOne(each, said.get(message), drawn.get(message) ?? { kind: 'broken' }, messenger, how);
    }),
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
