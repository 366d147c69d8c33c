import { activitySchema } from '../../adapters/teams/parse/activity.ts';
import { referenceOf } from '../../adapters/teams/parse/place.ts';
import type { Ground } from './bench.ts';
import { startProgram } from './program.ts';

export const appId = '30000000-0000-4000-8000-000000000003';
export const password = 'a-secret-for-benches';
export const tenant = '20000000-0000-4000-8000-000000000002';
/** A group chat of everybody. */
export const groupChat = '19:everybody@thread.v2';

/** Somebody, by a number that counts from 0. */
export const userId = (user: number): string => `29:person${user}`;
export const objectId = (user: number): string => `10000000-0000-4000-9000-${String(user).padStart(12, '0')}`;

/** What the fake Teams tells when it is there. */
export interface FakeTold {
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  /** As it comes with every activity; it lives for an hour. */
  readonly token: string;
  /** Everybody's chat with the bot, by their numbers. */
  readonly chats: readonly string[];
}

/** What the fake counts: messages of the bot since it was last asked. */
export interface Counted {
  /** In the chat that got the fewest, and in the one that got the most. */
  readonly least: number;
  readonly most: number;
  readonly all: number;
  readonly inGroup: number;
  /** What the newest in a chat holds. */
  readonly newest: object | undefined;
}

/** Where Microsoft's login is, beside the keys. */
export const loginUrlOf = ({ openIdMetadataUrl }: Pick<FakeTold, 'openIdMetadataUrl'>): string =>
  `${new URL(openIdMetadataUrl).origin}/login`;

/** Starts a fake Teams with so many people, which ends with the benchmark. */
export const startFake = async ({ onEnd }: Pick<Ground, 'onEnd'>, users: number) => {
  const { told, ask, stop } = await startProgram<FakeTold>('teams-fake', { users });
  onEnd(stop);
  return { told, count: async (): Promise<Counted> => (await ask('count')) as Counted };
};

/** Milliseconds since the first activity: no two are sent at the same moment. */
let used = 0;

/** A message as Teams posts it. @param place the sender's chat with the bot where it is left out */
export const message = ({ serviceUrl, chats }: FakeTold, user: number, place?: 'group') => {
  used += 1;
  const at = new Date(1_795_000_000_000 + used).toISOString();
  const chat = chats[user] ?? '';
  const mention = { type: 'mention', mentioned: { id: `28:${appId}`, name: 'HMEP' }, text: '<at>HMEP</at>' };
  return {
    type: 'message',
    id: String(1_795_000_000_000 + used),
    timestamp: at,
    localTimestamp: at.replace('Z', '+00:00'),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl,
    from: { id: userId(user), name: 'Somebody', aadObjectId: objectId(user) },
    recipient: { id: `28:${appId}`, name: 'HMEP' },
    conversation:
      place === 'group'
        ? { conversationType: 'groupChat', isGroup: true, tenantId: tenant, id: groupChat }
        : { conversationType: 'personal', tenantId: tenant, id: chat },
    channelData: { tenant: { id: tenant } },
    textFormat: 'plain',
    text: place === 'group' ? '<at>HMEP</at> help' : 'help',
    entities: [
      ...(place === 'group' ? [mention] : []),
      { locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London', type: 'clientInfo' },
    ],
  };
};

/** Writes what the bot knows of people who have spoken to it today, in a tenant that takes part. */
export const writePeople = async ({ client }: Pick<Ground, 'client'>, told: FakeTold): Promise<void> => {
  const people = told.chats.map((_, user) => {
    const chat = referenceOf(activitySchema.parse(message(told, user)), tenant);
    return { id: objectId(user), address: JSON.stringify({ user: userId(user), from: chat, chat }) };
  });
  await client.query(
    `INSERT INTO workspaces (platform, external_id, name, state, created_at)
     VALUES ('teams', $1, 'westhaven.example', 'admitted', now())`,
    [tenant],
  );
  await client.query(
    `WITH person AS (INSERT INTO persons (created_at) SELECT now() FROM unnest($1::text[]) RETURNING id),
       numbered AS (SELECT id, row_number() OVER () AS n FROM person)
     INSERT INTO accounts (workspace_id, person_id, external_id, name, address, checked_at, created_at)
     SELECT w.id, p.id, u.id, 'Somebody', u.address::jsonb, now(), now()
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS u(id, address, n)
     JOIN numbered p ON p.n = u.n JOIN workspaces w ON w.external_id = $3`,
    [people.map(({ id }) => id), people.map(({ address }) => address), tenant],
  );
  await client.query('ANALYZE');
};
