import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { createLog } from '../../adapters/log.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { SlackApp } from '../../adapters/slack/acts/parts.ts';
import { type Connection, connectSlack, type SlackAccess } from '../../adapters/slack/connection.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import { createCipher } from '../../adapters/token-key.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createNewcomers } from '../../src/office/newcomers.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ContractApp, createContractApp } from '../contract/contract-app.ts';
import { untilSettled } from '../support/settled.ts';
import { type FakeSlack, type FakeSlackSettings, startFakeSlack } from '../support/slack/fake-slack.ts';
import { createPerson, type Person } from '../support/slack/person.ts';
import { leastScopes } from '../support/slack/tokens.ts';
import { createHttpTransport, type Transport } from '../support/slack/transport.ts';

export const workspace = { id: 'T0WESTHAVEN', name: 'Westhaven County Council' } as const;
const botUser = 'U0HMEP';
export const people = { ann: 'U0ANN', ben: 'U0BEN', guest: 'U0GUEST' } as const;
export const channels = {
  roads: 'C0ROADS',
  without: 'C0WITHOUT',
  shared: 'C0SHARED',
  guests: 'C0GUESTS',
} as const;
export const secrets = {
  signingSecret: 'a-signing-secret-for-tests',
  botToken: 'xoxb-a-token-for-tests',
  clientSecret: 'a-client-secret-for-tests',
  stateSecret: 'a-state-secret-for-tests',
} as const;

const { ann, ben, guest } = people;

const startSlack = (more: Partial<FakeSlackSettings>, scopes: readonly string[]): Promise<FakeSlack> =>
  startFakeSlack({
    signingSecret: secrets.signingSecret,
    clientId: '1.2',
    clientSecret: secrets.clientSecret,
    workspaces: [
      {
        ...workspace,
        token: secrets.botToken,
        scopes,
        botUserId: botUser,
        users: [
          { id: ann, name: 'Annabel Quillfeather', email: 'annabel@westhaven.example' },
          { id: ben, name: 'Benedict Marrowby', email: 'benedict@westhaven.example' },
          { id: guest, name: 'Gwendolyn Ashgrove', isGuest: true },
        ],
        channels: [
          { id: channels.roads, name: 'roads', members: [ann, ben, botUser] },
          { id: channels.without, name: 'without', members: [ann, ben] },
          { id: channels.shared, name: 'shared', members: [ann, botUser], isExtShared: true },
          { id: channels.guests, name: 'guests', members: [ann, guest, botUser] },
        ],
      },
    ],
    ...more,
  });

/** Notes what must never stand in a log, as Slack hands it out. */
const noting = (fake: FakeSlack, secret: Set<string>): FakeSlack => {
  const noted = (text: string): string => {
    secret.add(text);
    return text;
  };
  return {
    ...fake,
    newTrigger: (user, team) => noted(fake.newTrigger(user, team)),
    newResponseUrl: (settings) => noted(fake.newResponseUrl(settings)),
  };
};

export interface BotSettings {
  readonly database: Database;
  /** The token is in the database, and none was used yet. */
  readonly many?: boolean;
  readonly scopes?: readonly string[];
  readonly slack?: Partial<FakeSlackSettings>;
  /** Where it is installed; another one has to be among the fake Slack's. */
  readonly home?: { readonly id: string; readonly name: string };
  /** Milliseconds for which the bot waits for an answer of Slack's, where it is not as usual. */
  readonly patience?: number;
  /** Something that is so before the bot is started. */
  readonly before?: (fake: FakeSlack) => void;
  /** In the place of the contract's commands. */
  readonly createApp?: (connection: Connection) => SlackApp;
}

export type Bot = Awaited<ReturnType<typeof beginBot>>;

const accessOf = (many: boolean): SlackAccess =>
  many
    ? { kind: 'many', clientId: '1.2', clientSecret: secrets.clientSecret, stateSecret: secrets.stateSecret }
    : { kind: 'one', botToken: secrets.botToken };

const withoutPlatform = (app: ContractApp): SlackApp => {
  const deliveries = createDeliveries(app.database, () => undefined);
  return { ...app, deliveries, newcomers: createNewcomers(app.database, app.workspaces, deliveries) };
};

/** A bot behind its own server, in one workspace of a fake Slack; all of it ends with the test. */
export const beginBot = async ({
  database,
  many = false,
  scopes = leastScopes,
  slack: more = {},
  home = workspace,
  ...rest
}: BotSettings) => {
  const secret = new Set<string>(Object.values(secrets));
  const fake = noting(await startSlack(more, scopes), secret);
  rest.before?.(fake);
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const contract = createContractApp(database);
  const { clock, people: known, workspaces } = contract;
  const settings = { signingSecret: secrets.signingSecret, apiUrl: fake.apiUrl, access: accessOf(many) };
  const cipher = createCipher(randomBytes(32).toString('hex'));
  const waiting = rest.patience === undefined ? {} : { patience: rest.patience };
  const connection = connectSlack({ ...settings, ...waiting, people: known, workspaces, database, cipher, clock, log });
  const granted = { ...home, id: home.id as never, appId: 'A0HMEPBOT', botUserId: botUser, scopes };
  const installedAt = clock.now();
  await connection.store?.({ ...granted, token: secrets.botToken });
  await workspaces.configure({ platform: 'slack', workspace: { externalId: home.id, name: home.name } }, clock.now());
  const app = rest.createApp?.(connection) ?? withoutPlatform(contract);
  const slack = createSlack({ settings, connection, app, clock, log });
  const settled = untilSettled(fake, slack.answered);
  const server = await startServer({ ready: async () => true, listeners: [slack.listener] }, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  await slack.start();
  // Before that, it is finding out where it is.
  await expect.poll(() => database.prisma.conversation.count(), { timeout: 20_000 }).toBeGreaterThan(2);
  await settled();
  const transport = (): Transport => createHttpTransport(fake, url);
  onTestFinished(async () => {
    server.closeAllConnections();
    await stopServer(server);
    await slack.stop();
    await slack.close();
    await fake.stop();
  });

  const person = (user: string, channel?: string, by = transport()): Person =>
    createPerson({ fake, workspace: home.id, user, settled, transport: by, ...(channel && { channel }) });
  return {
    fake,
    url,
    port,
    app,
    contract,
    connection,
    clock,
    installedAt,
    log,
    settled,
    transport,
    person,
    ann: person(ann),
    annIn: (channel: keyof typeof channels) => person(ann, channels[channel]),
    /** What stands in the log and must not: tokens, triggers, addresses for answers, names and what was said. */
    leaks: (...said: readonly string[]): readonly string[] => {
      for (const { fields, message } of contract.logged) log.error(fields, message);
      const names = [...fake.world.workspace(home.id).users.values()].flatMap(({ name, email }) => [name, email]);
      const never = [...secret, ...names, ...said, ...fake.tokens(home.id).map(({ token }) => token)];
      const logged = lines.join('');
      return never.filter((text): text is string => text !== undefined && text !== 'HMEP' && logged.includes(text));
    },
    lines,
  };
};
