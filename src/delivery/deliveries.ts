import type { Tx } from '../chat/context.ts';
import type { WorkspaceId } from '../chat/ids.ts';
import type { Conversation } from '../chat/request.ts';
import type { View } from '../chat/view.ts';
import type { Database } from '../storage/database.ts';
import { onCommit } from '../storage/on-commit.ts';
import type { Audience } from './audience.ts';
import {
  deleteCardsIn,
  deleteChannels,
  deleteChannelsWith,
  findChannel,
  findOfficeChannel,
  listChannels,
  saveChannel,
  saveOfficeChannel,
} from './channels/store.ts';
import { resumeLane } from './lane/store.ts';
import type { ChannelId, Json, Lane, MessageSums, Stop, Subject } from './message.ts';
import {
  cancelQueued,
  deleteUnaddressed,
  type EnqueuedCard,
  findMessagesOf,
  findStops,
  insertCards,
  insertMessage,
  reportBadEnds,
  reportStops,
  requeue,
  sumMessages,
} from './store.ts';
import { raiseVersions, raiseVersionsAbout, raiseVersionsSent } from './subjects/store.ts';

/** What to say to whom. */
export type Outgoing = {
  /** What causes it, such as `digest:<subscription>:<due time>`: the same cause says it once. */
  readonly key: string;
  readonly to: Audience;
  /** Not before this; at once where it is missing. */
  readonly dueAt?: Date;
} & (
  | { readonly view: View }
  /** A shared card, drawn when it is sent; `summary` is what it is about, for the office. */
  | { readonly subject: Subject; readonly summary: string }
);

/** A channel that the bot can write to. */
export interface Channel {
  readonly workspace: string;
  readonly externalId: string;
  readonly name: string;
  readonly address: Json;
}

/** The key of a message that tells the office of bad ends: it is never reported itself. */
export const reportKey = (of: string): string => `bad-ends:${of}`;

export type Deliveries = ReturnType<typeof createDeliveries>;

/**
 * Messages that nobody just asked for. They are written in the transaction of the change that causes
 * them, and sent after it by whichever replica has the lane.
 * @param nudge tells the local worker that there is something to do
 */
export const createDeliveries = (database: Database, nudge: () => void) => ({
  /** @returns how many recipients the message has; 0 where its key was used before */
  enqueue: async (tx: Tx, { key, to, dueAt, ...what }: Outgoing, now: Date): Promise<number> => {
    const recipients = await insertMessage(
      tx,
      { key, dueAt: dueAt ?? now, now, ...what, summary: 'view' in what ? what.view.summary : what.summary },
      to,
    );
    onCommit(tx, nudge);
    return recipients;
  },

  /** Posts many shared cards to people and channels, in one statement. @returns how many recipients there are */
  enqueueAll: async (tx: Tx, cards: readonly EnqueuedCard[], now: Date): Promise<number> => {
    const recipients = cards.length === 0 ? 0 : await insertCards(tx, cards, now);
    onCommit(tx, nudge);
    return recipients;
  },

  /** Forgets a message that nobody is to get, so that the same cause may say it later. */
  forget: (tx: Tx, key: string): Promise<void> => deleteUnaddressed(tx, key),

  /** A shared card has changed: every copy of it is drawn again, soon and once. */
  changed: async (tx: Tx, subject: Subject): Promise<void> => {
    await raiseVersions(tx, [subject]);
    onCommit(tx, nudge);
  },

  /** Many shared cards have changed. */
  changedAll: async (tx: Tx, subjects: readonly Subject[]): Promise<void> => {
    await raiseVersions(tx, subjects);
    onCommit(tx, nudge);
  },

  /** Of many shared cards that may never have been sent to anybody, those that were have changed. */
  changedWhereSent: async (tx: Tx, subjects: readonly Subject[]): Promise<void> => {
    await raiseVersionsSent(tx, subjects);
    onCommit(tx, nudge);
  },

  /** What many kinds of shared cards say about these things has changed: all that were sent are drawn again. */
  changedAbout: async (tx: Tx, about: readonly string[]): Promise<void> => {
    await raiseVersionsAbout(tx, about);
    onCommit(tx, nudge);
  },

  /** What a shared card shows is gone: nobody gets it any more, and every copy of it says so, soon. */
  gone: async (tx: Tx, subject: Subject, now: Date): Promise<void> => {
    for (const id of await findMessagesOf(tx, subject)) await cancelQueued(tx, id, now);
    await raiseVersions(tx, [subject]);
    onCommit(tx, nudge);
  },

  /** Takes back what is still queued of a message. @returns how many were */
  cancel: (tx: Tx, messageId: string, now: Date): Promise<number> => cancelQueued(tx, messageId, now),

  /** The newest messages, each with how many of its recipients it has reached. */
  sums: (most: number): Promise<readonly MessageSums[]> => sumMessages(database, most),

  /** Queues again what did not arrive for certain. @returns how many there were */
  retry: async (tx: Tx, messageId: string, now: Date): Promise<number> => {
    const queued = await requeue(tx, messageId, now);
    onCommit(tx, nudge);
    return queued;
  },

  /** Bad ends that the office has not heard of, which it hears of now; those of such reports apart. */
  reportBadEnds: (tx: Tx) => reportBadEnds(tx, reportKey('')),

  /** Workspaces that have shut the bot out. */
  stops: (): Promise<readonly Stop[]> => findStops(database),

  /** Workspaces that have shut the bot out and that the office has not heard of, which it hears of now. */
  reportStops: (tx: Tx): Promise<readonly Stop[]> => reportStops(tx),

  /**
   * The bot is let in again: what waits in the workspace is sent.
   * @param isNew it was installed just now, rather than looked at again
   * @returns whether it was shut out
   */
  resume: async (lane: Lane, { isNew, now }: { readonly isNew: boolean; readonly now: Date }): Promise<boolean> => {
    const was = await resumeLane(database, lane, { isNew, now });
    if (was) nudge();
    return was;
  },

  /** The bot is not in these channels any more: nothing is sent there, and cards that stand in them are left alone. */
  forgetChannels: (workspace: string, externalIds: readonly string[]): Promise<void> =>
    deleteChannels(database, workspace, externalIds),

  /** A channel is not the place for a thing's cards any more: those that stand there are left as they are. */
  leave: (tx: Tx, channel: ChannelId, about: string, now: Date): Promise<void> =>
    deleteCardsIn(tx, channel, about, now),

  /** What the platform calls the channels of a workspace that are remembered. */
  channelsOf: (workspace: string): Promise<readonly string[]> => listChannels(database, workspace),

  /** Forgets all channels whose address has these parts, such as those of one team. */
  forgetChannelsWith: (workspace: string, parts: Json): Promise<void> => deleteChannelsWith(database, workspace, parts),

  /** A channel as it was remembered last, for its adapter to compare; undefined where it is not known. */
  channelAt: (
    workspace: string,
    externalId: string,
  ): Promise<{ readonly name: string; readonly address: Json } | undefined> =>
    findChannel(database, workspace, externalId),

  /** The channel in which something was said; undefined in a direct message, and where the bot is not in it. */
  channelIn: async (
    workspace: WorkspaceId,
    { channel }: Pick<Conversation, 'channel'>,
  ): Promise<ChannelId | undefined> =>
    channel === undefined ? undefined : (await findChannel(database, workspace, channel))?.id,

  /** The channel in which the office reads what waits for it, if it has one; otherwise each officer does. */
  officeChannel: () => findOfficeChannel(database),

  /** Makes a channel the office's; undefined has none be. */
  setOfficeChannel: (tx: Tx, channel: ChannelId | undefined, now: Date): Promise<void> =>
    saveOfficeChannel(tx, channel, now),

  /** Remembers a channel that the bot is in. */
  rememberChannel: (channel: Channel, now: Date): Promise<ChannelId> => saveChannel(database, channel, now),
});
