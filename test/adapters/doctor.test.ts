import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { examine } from '../../adapters/doctor/examine.ts';
import { type Finding, findingsInWords } from '../../adapters/doctor/finding.ts';
import { requiredScopes } from '../../adapters/slack/scopes.ts';
import { systemClock } from '../../src/calendar/clock.ts';
import { startBotForTest } from '../support/bot-process.ts';
import { databases, dataFolder, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';
import { startFakeTeams } from '../support/teams/fake-teams.ts';
import { beginWholeBot } from './whole-bot-set-up.ts';

type Environment = Readonly<Record<string, string>>;

const log = { info: () => undefined, error: () => undefined };
const secret = '0123456789abcdef0123456789abcdef';
const key = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const tenant = '99999999-8888-4777-8666-555555555555';
const appId = '11111111-2222-4333-8444-555555555555';
const nobody = 'http://127.0.0.1:9';
const scopes = requiredScopes.map(({ scope }) => scope);

const one = { SLACK_BOT_TOKEN: 'xoxb-good', SLACK_SIGNING_SECRET: secret };
const socket = { SLACK_BOT_TOKEN: 'xoxb-good', SLACK_APP_TOKEN: 'xapp-good' };
const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret', SLACK_STATE_SECRET: secret };
const many = { ...client, SLACK_SIGNING_SECRET: secret, TOKEN_KEY: key };
const registered = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'app-secret', TEAMS_TENANT_ID: tenant };

const startFakes = async (granted: readonly string[] = scopes) => {
  const slack = await startFakeSlack({
    ...{ signingSecret: secret, appToken: 'xapp-good', clientId: '1.2', clientSecret: 'client-secret' },
    workspaces: [
      { id: 'T1', name: 'Westhaven', token: 'xoxb-good', scopes: granted, botUserId: 'UBOT', users: [], channels: [] },
    ],
  });
  const teams = await startFakeTeams({
    appId,
    password: 'app-secret',
    tenants: [{ id: tenant, name: 'W', users: [], teams: [] }],
  });
  const stop = async (): Promise<void> => {
    await slack.stop();
    await teams.stop();
  };
  const apis = { SLACK_API_URL: slack.apiUrl, TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl };
  return { network: teams.networkClient, apis, stop };
};

let usual: Awaited<ReturnType<typeof startFakes>>;
beforeAll(async () => {
  usual = await startFakes();
});
afterAll(() => usual.stop());

const minutesAway = (minutes: number) =>
  createMovedClock(new Date(systemClock.now().getTime() + minutes * 60_000).toISOString());

/** What is found with these settings, beside a Slack and a Microsoft that know one bot. */
const found = async (env: Environment, { clock = systemClock, fakes = usual } = {}): Promise<readonly Finding[]> => {
  const { apis, network } = fakes;
  const config = readConfig({ DATA_DIR: await temporaryFolder(), ...apis, ...env });
  return examine({ config, clock, log, network });
};

const problemsIn = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ kind, says }) => (kind === 'problem' ? [says] : []));

const sees: readonly [what: string, env: Environment, says: string][] = [
  ['one workspace', one, 'Slack knows the bot in Westhaven.'],
  ['its scopes', one, 'The bot may do in Slack what it needs to.'],
  ['the same time', one, 'This computer’s clock agrees with Slack’s.'],
  ['Socket Mode', socket, 'Slack lets the bot connect in Socket Mode.'],
  ['an app for many', many, 'Slack knows the app that others install.'],
  ['Teams', registered, 'Microsoft accepts the bot’s registration.'],
  ['the same time at Microsoft', registered, 'This computer’s clock agrees with Microsoft’s.'],
  ['local clients', { TEAMS_LOCAL: '1' }, 'TEAMS_LOCAL is on: the bot speaks to local clients, not to Teams.'],
  ['nothing', {}, 'Neither Slack nor Teams is configured. docs/slack.md and docs/teams.md say how to begin.'],
];

const wrong: readonly [what: string, env: Environment, says: readonly string[]][] = [
  ['a wrong token', { ...one, SLACK_BOT_TOKEN: 'xoxb-bad' }, ['Slack does not accept SLACK_BOT_TOKEN (invalid_auth).']],
  [
    'a wrong app token',
    { ...socket, SLACK_APP_TOKEN: 'xapp-bad' },
    ['Slack does not accept SLACK_APP_TOKEN (invalid_auth).'],
  ],
  [
    'a wrong client',
    { ...many, SLACK_CLIENT_ID: '3.4' },
    ['Slack does not accept SLACK_CLIENT_ID (invalid_client_id).'],
  ],
  [
    'a wrong client secret',
    { ...many, SLACK_CLIENT_SECRET: 'other' },
    ['Slack does not accept SLACK_CLIENT_SECRET (bad_client_secret).'],
  ],
  ['no Slack', { ...one, SLACK_API_URL: `${nobody}/api/` }, ['Slack does not answer.']],
  [
    'no Slack in Socket Mode',
    { ...socket, SLACK_API_URL: `${nobody}/api/` },
    ['Slack does not answer.', 'Slack does not answer.'],
  ],
  [
    'a wrong secret of Teams',
    { ...registered, TEAMS_APP_PASSWORD: 'hunter2' },
    ['Microsoft does not accept TEAMS_APP_ID with TEAMS_APP_PASSWORD in that tenant.'],
  ],
  [
    'another tenant',
    { ...registered, TEAMS_TENANT_ID: appId },
    ['Microsoft does not accept TEAMS_APP_ID with TEAMS_APP_PASSWORD in that tenant.'],
  ],
  [
    'no keys of Microsoft',
    { ...registered, TEAMS_OPENID_METADATA_URL: nobody },
    ['The keys with which Microsoft signs what it sends cannot be had.'],
  ],
];

describe('the doctor', () => {
  it.each(sees)('sees %s, and that nothing is wrong', async (_, env, says) => {
    const findings = await found(env);
    expect(problemsIn(findings)).toEqual([]);
    expect(findings.map((each) => each.says)).toContain(says);
  });

  it.each(wrong)('finds %s, says what to do, and repeats no secret', async (_, env, says) => {
    const findings = await found(env);
    expect(problemsIn(findings)).toEqual(says);
    const words = findingsInWords(findings);
    for (const each of ['xoxb-', 'xapp-good', 'xapp-bad', 'hunter2', secret, key])
      expect(words.replace('begins with xoxb-', '')).not.toContain(each);
  });

  it('finds each scope that is missing, with what it is for', async () => {
    const fakes = await startFakes(scopes.filter((scope) => !scope.startsWith('users:')));
    onTestFinished(fakes.stop);
    const findings = await found(one, { fakes });
    expect(problemsIn(findings)).toEqual([
      'Slack has not granted the scope users:read. Sees people’s names and time zones, who is a guest, and who has left.',
      'Slack has not granted the scope users:read.email. Fills the e-mail address into a form for the person who opened it.',
    ]);
    expect(findingsInWords(findings)).toContain('install the app again');
  });

  it.each([
    [7, '7 minutes ahead of'],
    [-7, '7 minutes behind'],
    [1, undefined],
  ])('compares the clock, %d minutes off', async (minutes, says) => {
    const findings = await found({ ...one, ...registered }, { clock: minutesAway(minutes) });
    const expected = ['Slack’s', 'Microsoft’s'].map(
      (whose) => `This computer’s clock is ${says} ${whose}. From five on, what comes from there is refused.`,
    );
    expect(problemsIn(findings)).toEqual(says === undefined ? [] : expected);
  });

  it('sees whether there are data, and whether they are up to date', async () => {
    const saysOf = async (env: Environment) => (await found(env)).map((each) => each.says)[1];
    const folder = await temporaryFolder();
    expect(await saysOf({ DATA_DIR: folder })).toBe(`There are no data in ${folder} yet. The first start makes them.`);
    expect(await saysOf({ DATA_DIR: await dataFolder() })).toBe('The database answers, and is up to date.');
    const migrated = await postgresqlUrl('migrated');
    expect(await saysOf({ DATABASE_URL: migrated })).toBe('The database answers, and is up to date.');
    expect(await saysOf({ DATABASE_URL: await postgresqlUrl('empty') })).toMatch(
      /^The database answers. The next start brings it up to date: \d+ migrations\.$/u,
    );
    const findings = await found({ DATABASE_URL: 'postgresql://bot:hunter2@127.0.0.1:9/none' });
    expect(problemsIn(findings)).toHaveLength(1);
    expect(findingsInWords(findings)).toContain('Look at DATABASE_URL');
    expect(findingsInWords(findings)).not.toContain('hunter2');
  });

  it('leaves with 1 where something is wrong, and with 0 where nothing is', async () => {
    const { apis } = usual;
    const run = async (env: Environment) =>
      startBotForTest({ program: 'operate/doctor.js', env: { DATA_DIR: await temporaryFolder(), ...env } }).ended();
    const nothing = await run({});
    expect(nothing).toMatchObject({ code: 0, err: '' });
    expect(nothing.out).toMatch(/^ok {6}The settings make sense\.\n[\s\S]*\nThere are no problems\.\n$/u);
    const bad = await run({ ...one, SLACK_API_URL: apis.SLACK_API_URL, SLACK_BOT_TOKEN: 'xoxb-bad' });
    expect(bad).toMatchObject({ code: 1, err: '' });
    expect(bad.out).toMatch(
      /problem Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)\.\n {8}Copy the[\s\S]*\nThere is one problem\.\n$/u,
    );
    expect(await run({ SLACK_BOT_TOKEN: 'xoxb-good' })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('SLACK_SIGNING_SECRET is missing'),
    });
  });
});

describe('the doctor, at PUBLIC_URL', () => {
  const database = databases[0].use();
  const notHttps = 'PUBLIC_URL is not HTTPS: Slack and Teams call nothing else.';

  it('sees the bot there', async () => {
    const { url } = await beginWholeBot(database());
    const findings = await found({ ...one, ...registered, PUBLIC_URL: url });
    expect(problemsIn(findings)).toEqual([notHttps]);
    const says = findings.map((each) => each.says);
    for (const path of ['/slack/events', '/api/messages', '/my-data/'])
      expect(says).toContain(`The bot answers at ${url}${path}`);
  });

  it('finds somebody else there, and nobody', async () => {
    const other = createServer((_, response) => response.writeHead(302, { location: nobody }).end());
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(problemsIn(await found({ ...one, PUBLIC_URL: url }))).toEqual([
      notHttps,
      `Somebody else answers at ${url}/slack/events, with status 302.`,
      `Somebody else answers at ${url}/my-data/, with status 302.`,
    ]);
    expect(problemsIn(await found({ ...socket, PUBLIC_URL: nobody }))).toEqual([
      notHttps,
      `Nobody answers at ${nobody}/my-data/`,
    ]);
  });
});
