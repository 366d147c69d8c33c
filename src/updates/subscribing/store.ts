import type { Region } from '../../authorities/authority.ts';
import type { Weekday } from '../../calendar/names.ts';
import type { TimeZone } from '../../calendar/time-zone.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { ChannelId } from '../../delivery/message.ts';
import type { Database } from '../../storage/database.ts';
import type { Prisma } from '../../storage/generated/client.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Rhythm, Subscriber, Subscription, SubscriptionId } from '../subscription.ts';
import type { Update } from '../update.ts';

export type SubscriptionRow = Omit<Prisma.SubscriptionGetPayload<object>, 'createdAt'>;

const rhythmOf = ({ rhythm, weekday, day, at }: Pick<SubscriptionRow, 'rhythm' | 'weekday' | 'day' | 'at'>): Rhythm => {
  switch (rhythm) {
    case 'daily':
      return { kind: 'daily', at };
    case 'weekly':
      return { kind: 'weekly', on: (weekday ?? 1) as Weekday, at };
    case 'monthly':
      return { kind: 'monthly', day: day ?? 1, at };
  }
};

const subscriberOf = ({ personId, channelId }: Pick<SubscriptionRow, 'personId' | 'channelId'>): Subscriber =>
  personId === null
    ? { kind: 'channel', channel: channelId as ChannelId }
    : { kind: 'person', person: personId as PersonId };

export const asSubscription = (row: SubscriptionRow): Subscription => ({
  id: row.id as SubscriptionId,
  of: subscriberOf(row),
  topics: row.topics,
  themes: row.themes,
  ...(row.region !== null && { region: row.region as Region }),
  rhythm: rhythmOf(row),
  timeZone: row.timeZone as TimeZone,
  urgent: row.urgent,
  paused: row.paused,
  nextAt: row.nextAt,
  ...(row.setBy !== null && { setBy: row.setBy as PersonId }),
  setAt: row.setAt,
  version: row.version,
});

/** What somebody sets of a subscription. */
export type Wishes = Pick<Subscription, 'topics' | 'themes' | 'region' | 'rhythm' | 'timeZone' | 'urgent' | 'nextAt'>;

const columns = ({ topics, themes, region, rhythm, timeZone, urgent, nextAt }: Wishes) => ({
  topics: [...topics],
  themes: [...themes],
  region: region ?? null,
  rhythm: rhythm.kind,
  weekday: rhythm.kind === 'weekly' ? rhythm.on : null,
  day: rhythm.kind === 'monthly' ? rhythm.day : null,
  at: rhythm.at,
  timeZone,
  urgent,
  nextAt,
});

const whose = (of: Subscriber) => (of.kind === 'person' ? { personId: of.person } : { channelId: of.channel });

/** The subscriptions of any of these, oldest first. */
export const findSubscriptions = async (
  { prisma }: Database,
  of: readonly Subscriber[],
): Promise<readonly Subscription[]> => {
  const rows = await prisma.subscription.findMany({
    where: { OR: of.map(whose) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(asSubscription);
};

/** How many subscriptions there are; others who add one wait until the transaction ends. */
export const countSubscriptions = async (tx: Tx, of: Subscriber): Promise<number> => {
  const client = clientOf(tx);
  if (of.kind === 'person') await client.$queryRaw`SELECT 1 FROM persons WHERE id = ${of.person}::uuid FOR UPDATE`;
  else await client.$queryRaw`SELECT 1 FROM conversations WHERE id = ${of.channel}::uuid FOR UPDATE`;
  return client.subscription.count({ where: whose(of) });
};

export const insertSubscription = async (
  tx: Tx,
  of: Subscriber,
  wishes: Wishes,
  { setBy, now }: { readonly setBy: PersonId; readonly now: Date },
): Promise<Subscription> => {
  const data = { ...whose(of), ...columns(wishes), since: now, setBy, setAt: now, createdAt: now };
  return asSubscription(await clientOf(tx).subscription.create({ data }));
};

/** @returns the subscription as it is then; undefined where it had changed or is gone */
export const changeSubscription = async (
  tx: Tx,
  { id, version }: { readonly id: SubscriptionId; readonly version: number },
  change: { readonly wishes?: Wishes; readonly paused?: boolean; readonly nextAt?: Date; readonly since?: Date },
  { setBy, now }: { readonly setBy: PersonId; readonly now: Date },
): Promise<Subscription | undefined> => {
  const { wishes, ...rest } = change;
  const [row] = await clientOf(tx).subscription.updateManyAndReturn({
    where: { id, version },
    data: { ...(wishes && columns(wishes)), ...rest, setBy, setAt: now, version: { increment: 1 } },
  });
  return row && asSubscription(row);
};

/** @returns how many were deleted */
export const deleteSubscriptions = async (tx: Tx, ids: readonly SubscriptionId[]): Promise<number> =>
  (await clientOf(tx).subscription.deleteMany({ where: { id: { in: [...ids] } } })).count;

/** Who asked to hear of such an update at once; its author is not told what they wrote. */
export const findUrgentSubscribers = async (
  tx: Tx,
  { topic, author }: Pick<Update, 'topic' | 'author'>,
): Promise<{ readonly people: readonly PersonId[]; readonly channels: readonly ChannelId[] }> => {
  const rows = await clientOf(tx).$queryRaw<{ person: PersonId | null; channel: ChannelId | null }[]>`
    SELECT DISTINCT person_id AS person, channel_id AS channel FROM subscriptions
    WHERE urgent AND NOT paused AND (topics = '{}' OR ${topic} = ANY(topics))
      AND (person_id IS NULL OR ${author ?? null}::uuid IS NULL OR person_id <> ${author ?? null}::uuid)`;
  return {
    people: rows.flatMap(({ person }) => (person === null ? [] : [person])),
    channels: rows.flatMap(({ channel }) => (channel === null ? [] : [channel])),
  };
};

/** Channels that subscribe to a topic, or to all of them. */
export const findSubscribedChannels = async ({ prisma }: Database, topic: string): Promise<readonly ChannelId[]> => {
  const rows = await prisma.subscription.findMany({
    where: { channelId: { not: null }, paused: false, OR: [{ topics: { isEmpty: true } }, { topics: { has: topic } }] },
    select: { channelId: true },
    distinct: ['channelId'],
  });
  return rows.flatMap(({ channelId }) => (channelId === null ? [] : [channelId as ChannelId]));
};
