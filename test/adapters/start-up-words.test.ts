import { describe, expect, it } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { startUpWords } from '../../adapters/start-up-words.ts';

type Environment = Readonly<Record<string, string>>;

const said = (env: Environment, officers = 0): readonly string[] => {
  const config = readConfig({ DATA_DIR: '/data', ...env });
  return startUpWords({ config, publicUrl: config.publicUrl, port: 3000, officers }).split('\n');
};

const secret = '0123456789abcdef0123456789abcdef';
const key = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret };
const id = '11111111-2222-4333-8444-555555555555';
const teams = { TEAMS_APP_ID: id, TEAMS_APP_PASSWORD: 'app-secret', TEAMS_TENANT_ID: id };
const secrets = { ...slack, ...teams, DATABASE_URL: 'postgresql://bot:hunter2@db.example/hmep', TOKEN_KEY: key };

const playground = 'hmep-bot is running. Open the playground: http://localhost:3000';
const alone = 'hmep-bot is running at http://localhost:3000';

const lines: readonly [what: string, env: Environment, line: number, says: string][] = [
  ['the playground', {}, 0, playground],
  ['a platform', slack, 0, alone],
  ['the playground beside a platform', { ...slack, PLAYGROUND: '1' }, 0, playground],
  ['a folder', {}, 1, 'Its data are in /data.'],
  ['a server', { DATABASE_URL: 'postgresql://db/x' }, 1, 'Its data are in the database that DATABASE_URL names.'],
  ['Slack', slack, 2, 'Slack reaches it at /slack/events.'],
  ['Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 2, 'It talks to Slack in Socket Mode.'],
  [
    'both',
    { ...slack, ...teams },
    2,
    'Slack reaches it at /slack/events. Microsoft Teams reaches it at /api/messages.',
  ],
  ['local clients', { TEAMS_LOCAL: '1' }, 2, 'Local clients of Teams reach it at /api/messages.'],
  [
    'an address',
    { PUBLIC_URL: 'https://bot.council.example/' },
    3,
    'People reach its pages at https://bot.council.example',
  ],
];

describe('the start', () => {
  it.each(lines)('says of %s what it is', (_, env, line, says) => {
    expect(said(env)[line]).toBe(says);
  });

  it.each([
    [0, 'Nobody is the programme office yet: npm run claim makes a code for whoever is to be.'],
    [1, 'One person is the programme office.'],
    [3, '3 people are the programme office.'],
  ])('says that %d people are the office', (officers, says) => {
    expect(said({}, officers)[4]).toBe(says);
  });

  it('says five things and how to stop it, and never a secret', () => {
    for (const env of [{}, slack, teams, secrets]) expect(said(env)).toHaveLength(7);
    const all = said(secrets).join('\n');
    for (const each of ['hunter2', 'xoxb', secret, 'app-secret', key]) expect(all).not.toContain(each);
  });
});
