import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, vi } from 'vitest';
import { createLog } from '../../adapters/log.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { TeamsApp } from '../../adapters/teams/acts/parts.ts';
import type { TeamsIdentity } from '../../adapters/teams/bot-framework/credentials.ts';
import { type Connection, connectTeams } from '../../adapters/teams/connection.ts';
import { type Patience, usualPatience } from '../../adapters/teams/patience.ts';
import { createTeams } from '../../adapters/teams/teams.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createNewcomers } from '../../src/office/newcomers.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ContractApp, createContractApp } from '../contract/contract-app.ts';
import { untilSettled } from '../support/settled.ts';
import { type FakeTeams, type FakeTeamsSettings, startFakeTeams } from '../support/teams/fake-teams.ts';
import { createPerson, type Person } from '../support/teams/person.ts';
import { createHttpTransport, type Transport } from '../support/teams/transport.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';

const password = 'a-secret-for-tests';
export const people = { ann: '29:ann', ben: '29:ben', guest: '29:gwen', without: '29:olga' } as const;
export const places = {
  general: '19:westhaven@thread.tacv2',
  roads: '19:roads@thread.tacv2',
  bridges: '19:bridges@thread.tacv2',
  chat: '19:signs@thread.v2',
} as const;
export const stranger = '29:cat';
export const elsewhere = '19:easthaven@thread.tacv2';

const { ann, ben, guest, without } = people;
/** The same in every tenant, which a directory never is: nobody may be taken for somebody else. */
export const annsObjectId = '5f0c8a52-9d0f-4b6e-8a36-0000000000aa';

const home = (id: string): TenantSettings => {
  const members = [ann, ben, guest, without];
  const user = (name: string, last: string) => ({
    name,
    aadObjectId: `5f0c8a52-9d0f-4b6e-8a36-0000000000${last}`,
    email: `${name.split(' ')[0]?.toLowerCase()}@westhaven.example`,
  });
  return {
    id,
    name: 'Westhaven',
    users: [
      { ...user('Annabel Quillfeather', 'aa'), id: ann },
      { ...user('Benedict Marrowby', 'bb'), id: ben },
      { ...user('Gwendolyn Ashgrove', 'cc'), id: guest, isGuest: true },
      { ...user('Olga Fernhollow', 'dd'), id: without, installed: false },
    ],
    teams: [
      {
        id: places.general,
        name: 'Westhaven team',
        channels: [
          { id: places.general, name: 'General', members },
          { id: places.roads, name: 'Roads', members },
          { id: places.bridges, name: 'Bridges', members },
        ],
      },
    ],
    groupChats: [{ id: places.chat, name: 'Signs', members }],
  };
};

const away = (id: string): TenantSettings => ({
  id,
  name: 'Easthaven',
  users: [{ id: stranger, name: 'Catriona Holloway', aadObjectId: annsObjectId, email: 'cat@easthaven.example' }],
  teams: [
    { id: elsewhere, name: 'Easthaven team', channels: [{ id: elsewhere, name: 'General', members: [stranger] }] },
  ],
});

/** What the library, or anybody else, prints although nobody asked for it. */
const watchConsole = (): readonly string[] => {
  const printed: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      printed.push(words.map(String).join(' '));
    });
    onTestFinished(() => spy.mockRestore());
  }
  return printed;
};

export interface BotSettings {
  readonly database: Database;
  readonly teams?: Partial<FakeTeamsSettings>;
  readonly identity?: (fake: FakeTeams, tenant: string) => TeamsIdentity;
  /** In the place of the contract's commands. */
  readonly createApp?: (connection: Connection) => TeamsApp;
  /** A bot before this one, to whose Teams and tenants it comes back. */
  readonly after?: { readonly fake: FakeTeams; readonly tenant: string; readonly otherTenant: string };
  /** The keys that sign what comes in are published there instead. */
  readonly openIdMetadataUrl?: string;
  readonly network?: FakeTeams['networkClient'];
  /** For how long the bot waits, where it is not as usual. */
  readonly patience?: Partial<Patience>;
}

export type Bot = Awaited<ReturnType<typeof beginBot>>;

const withoutPlatform = (app: ContractApp): TeamsApp => {
  const deliveries = createDeliveries(app.database, () => undefined);
  return { ...app, deliveries, newcomers: createNewcomers(app.database, app.workspaces, deliveries) };
};

const singleTenant = ({ appId }: FakeTeams, tenantId: string): TeamsIdentity => ({
  kind: 'SingleTenant',
  appId,
  password,
  tenantId,
});

/** The bot behind its own server, with two tenants of a fake Teams, of which one is the operator's. */
export const beginBot = async ({ database, teams: more = {}, identity = singleTenant, ...rest }: BotSettings) => {
  const { tenant = randomUUID(), otherTenant = randomUUID() } = rest.after ?? {};
  const printed = watchConsole();
  const fake =
    rest.after?.fake ??
    (await startFakeTeams({ appId: randomUUID(), password, tenants: [home(tenant), away(otherTenant)], ...more }));
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const contract = createContractApp(database);
  const { clock, people: known } = contract;
  const settings = {
    identity: identity(fake, tenant),
    openIdMetadataUrl: rest.openIdMetadataUrl ?? fake.openIdMetadataUrl,
  };
  const network = rest.network ?? fake.networkClient;
  const connection = connectTeams({
    ...settings,
    network,
    patience: { ...usualPatience, ...rest.patience },
    people: known,
    commands: () => app.commands,
    database,
    clock,
  });
  const app = rest.createApp?.(connection) ?? withoutPlatform(contract);
  const teams = createTeams({ settings, connection, app, clock, log });
  const settled = untilSettled(fake, teams.answered);
  const server = await startServer({ ready: async () => true, listeners: [teams.listener] }, 0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  await teams.start();
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await stopServer(server);
    await teams.stop();
    await teams.close();
  };
  onTestFinished(async () => {
    await stop();
    if (!rest.after) await fake.stop();
  });

  const transport = (): Transport => createHttpTransport({ fake, bot: url });
  const person = (user: string, conversation?: string, isOld = false): Person =>
    createPerson({
      fake,
      tenant: user === stranger ? otherTenant : tenant,
      user,
      settled,
      isOld,
      transport: transport(),
      ...(conversation !== undefined && { conversation }),
    });
  return {
    fake,
    tenant,
    otherTenant,
    url,
    port,
    app,
    contract,
    connection,
    clock,
    log,
    lines,
    printed,
    settled,
    stop,
    transport,
    person,
    ann: person(ann),
    annIn: (place: keyof typeof places) => person(ann, places[place]),
    /** What the database knows of the home tenant. */
    workspace: async (): Promise<string> =>
      (await database.prisma.workspace.findFirstOrThrow({ where: { externalId: tenant } })).id,
    /** What was logged or printed and must not be: secrets, names and what was said; and all that was printed. */
    leaks: (...said: readonly string[]): readonly string[] => {
      for (const { fields, message } of contract.logged) log.error(fields, message);
      const users = [...fake.world.tenants.values()].flatMap((each) => [...each.users.values()]);
      const tokens = fake.calls.flatMap((call) => (call.token === undefined ? [] : [call.token]));
      const personal = users.flatMap((each) => [each.name, each.email, each.aadObjectId, each.id]);
      const never = [password, fake.tokenFor(fake.serviceUrl).split('.')[0], ...tokens, ...personal, ...said];
      const logged = lines.join('');
      return [
        ...never.filter((text): text is string => text !== undefined && text !== '' && logged.includes(text)),
        ...printed,
      ];
    },
  };
};

/** Whether they read it by then. */
export const hears = (person: Person, words: string | RegExp, timeout = 20_000): Promise<void> =>
  expect.poll(() => person.reads(), { timeout }).toMatch(words);
