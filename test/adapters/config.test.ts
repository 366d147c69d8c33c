import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, requireSomething } from '../../adapters/config.ts';

type Environment = Readonly<Record<string, string>>;

const defaults = {
  production: false,
  playground: true,
  port: 3000,
  host: '127.0.0.1',
  dataDir: resolve('.data'),
  timeZone: 'Europe/London',
  logLevel: 'info',
};

const secret = '0123456789abcdef0123456789abcdef';
/** Of 32 bytes. */
const key = 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';

const oneByHttp = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret };
const oneBySocket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const client = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret', SLACK_STATE_SECRET: secret };
const manyByHttp = { ...client, SLACK_SIGNING_SECRET: secret, TOKEN_KEY: key };

const settingsOfSlack = [...Object.keys({ ...manyByHttp, ...oneBySocket }), 'PUBLIC_URL', 'SLACK_API_URL'];

const onSlack = { ...defaults, playground: false, host: '0.0.0.0' };
const one = { kind: 'one', botToken: 'xoxb-1' };
const many = { kind: 'many', clientId: '1.2', clientSecret: 'client-secret', stateSecret: secret };

const readings: readonly [string, Environment, object][] = [
  ['nothing', {}, defaults],
  ['empty settings', { PORT: '', HOST: '', DATABASE_URL: '', DATA_DIR: '', PLAYGROUND: '' }, defaults],
  ['a port', { PORT: '8080' }, { ...defaults, port: 8080 }],
  ['any free port', { PORT: '0' }, { ...defaults, port: 0 }],
  ['the other loopback', { HOST: '::1' }, { ...defaults, host: '::1' }],
  [
    'a database',
    { DATABASE_URL: 'postgres://bot:secret@db.example/hmep' },
    { ...defaults, databaseUrl: 'postgres://bot:secret@db.example/hmep' },
  ],
  ['a folder', { DATA_DIR: '/var/lib/hmep' }, { ...defaults, dataDir: '/var/lib/hmep' }],
  ['a folder beside', { DATA_DIR: 'here' }, { ...defaults, dataDir: resolve('here') }],
  ['a time zone', { TIME_ZONE: 'Europe/Belfast' }, { ...defaults, timeZone: 'Europe/Belfast' }],
  ['a level', { LOG_LEVEL: 'debug' }, { ...defaults, logLevel: 'debug' }],
  ['a token for the figures', { METRICS_TOKEN: secret }, { ...defaults, metricsToken: secret }],
  ['the playground, on', { PLAYGROUND: '1' }, defaults],
  ['the playground, true', { PLAYGROUND: 'true' }, defaults],
  ['Slack over HTTP', oneByHttp, { ...onSlack, slack: { access: one, signingSecret: secret } }],
  ['Slack in Socket Mode', oneBySocket, { ...onSlack, slack: { access: one, appToken: 'xapp-1' } }],
  [
    'Slack in Socket Mode, with a secret that is not needed',
    { ...oneBySocket, SLACK_SIGNING_SECRET: secret },
    { ...onSlack, slack: { access: one, appToken: 'xapp-1', signingSecret: secret } },
  ],
  [
    'many workspaces over HTTP',
    { ...manyByHttp, PUBLIC_URL: 'https://bot.council.example/' },
    {
      ...onSlack,
      publicUrl: 'https://bot.council.example',
      tokenKey: key,
      slack: { access: many, signingSecret: secret },
    },
  ],
  [
    'many workspaces in Socket Mode, and an earlier key',
    { ...client, SLACK_APP_TOKEN: 'xapp-1', TOKEN_KEY: `${key},${secret}${secret}` },
    { ...onSlack, tokenKey: `${key},${secret}${secret}`, slack: { access: many, appToken: 'xapp-1' } },
  ],
  [
    'another server than Slack’s',
    { ...oneBySocket, SLACK_API_URL: 'http://127.0.0.1:1/api' },
    { ...onSlack, slack: { access: one, appToken: 'xapp-1', apiUrl: 'http://127.0.0.1:1/api/' } },
  ],
  [
    'Slack beside the playground',
    { ...oneBySocket, PLAYGROUND: '1' },
    { ...defaults, slack: { access: one, appToken: 'xapp-1' } },
  ],
  [
    'Slack in production',
    { ...oneBySocket, NODE_ENV: 'production' },
    { ...onSlack, production: true, slack: { access: one, appToken: 'xapp-1' } },
  ],
  ['empty settings of Slack', Object.fromEntries(settingsOfSlack.map((name) => [name, ''])), defaults],
  ['settings of other programs', { PATH: '/bin', npm_package_name: 'x' }, defaults],
];

const nothingToStart =
  'There is nothing to start: the playground is off, and no platform is configured. Set PLAYGROUND=1, or the settings of Slack (docs/slack.md) or Teams (docs/teams.md).';

const webAddress = 'is a web address, like https://bot.council.example.';
const notAKey = 'TOKEN_KEY is 32 bytes in base64, as “openssl rand -base64 32” makes them.';
const oneOrMany =
  'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are for many. Unset the one or the others.';
const missing = (name: string): string =>
  `${name} is missing: an app for many workspaces needs it. docs/slack.md says where it is.`;
const noBotToken =
  'SLACK_BOT_TOKEN is missing: Slack is configured in part. For many workspaces set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET instead.';
const noSigningSecret =
  'SLACK_SIGNING_SECRET is missing: without it nobody can tell what comes from Slack. For Socket Mode set SLACK_APP_TOKEN instead.';
const noTokenKey =
  'TOKEN_KEY is missing: it encrypts the tokens of the workspaces. Make one with: openssl rand -base64 32';

const problems: readonly [string, Environment, readonly string[]][] = [
  ['a port that is a word', { PORT: 'http' }, ['PORT is a number from 0 to 65535.']],
  ['a port that is too great', { PORT: '65536' }, ['PORT is a number from 0 to 65535.']],
  ['half a port', { PORT: '80.5' }, ['PORT is a number from 0 to 65535.']],
  ['a port below none', { PORT: '-1' }, ['PORT is a number from 0 to 65535.']],
  ['another database', { DATABASE_URL: 'mysql://u:hunter2@db/x' }, ['DATABASE_URL starts with postgresql://.']],
  ['no address', { DATABASE_URL: 'hunter2' }, ['DATABASE_URL starts with postgresql://.']],
  [
    'a time zone that is none',
    { TIME_ZONE: 'Europe/Hull' },
    ['TIME_ZONE is the name of a time zone, like Europe/London.'],
  ],
  ['a level that is none', { LOG_LEVEL: 'hunter2' }, ['LOG_LEVEL is one of silent, error, warn, info, debug.']],
  [
    'a short token for the figures',
    { METRICS_TOKEN: 'hunter2' },
    ['METRICS_TOKEN is a secret of your own, 16 characters or more.'],
  ],
  ['neither on nor off', { PLAYGROUND: 'maybe' }, ['PLAYGROUND is 1 or 0.']],
  ['nothing to start', { PLAYGROUND: '0' }, [nothingToStart]],
  ['nothing to start in production', { NODE_ENV: 'production' }, [nothingToStart]],
  [
    'the playground in production',
    { NODE_ENV: 'production', PLAYGROUND: '1' },
    ['PLAYGROUND lets anybody be anybody, so it never runs in production. Unset it, or unset NODE_ENV=production.'],
  ],
  [
    'the playground for everybody',
    { HOST: '0.0.0.0' },
    ['PLAYGROUND is for this computer alone. Unset HOST, or set it to 127.0.0.1.'],
  ],
  ['no public address', { PUBLIC_URL: 'bot.council.example' }, [`PUBLIC_URL ${webAddress}`]],
  ['no address of Slack', { SLACK_API_URL: 'slack' }, [`SLACK_API_URL ${webAddress}`]],
  ['another key', { TOKEN_KEY: 'hunter2' }, [notAKey]],
  ['a key behind none', { TOKEN_KEY: `hunter2,${key}` }, [notAKey]],
  ['another token', { ...oneByHttp, SLACK_BOT_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN starts with xoxb-.']],
  ['a token of a person', { ...oneByHttp, SLACK_BOT_TOKEN: 'xoxp-1' }, ['SLACK_BOT_TOKEN starts with xoxb-.']],
  ['a token that expires', { ...oneByHttp, SLACK_BOT_TOKEN: 'xoxe.xoxb-1' }, ['SLACK_BOT_TOKEN starts with xoxb-.']],
  ['another app token', { ...oneBySocket, SLACK_APP_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN starts with xapp-.']],
  [
    'half a signing secret',
    { ...oneByHttp, SLACK_SIGNING_SECRET: 'short' },
    ['SLACK_SIGNING_SECRET is the signing secret of the app, 32 letters and digits.'],
  ],
  [
    'a short state secret',
    { ...manyByHttp, SLACK_STATE_SECRET: 'short' },
    ['SLACK_STATE_SECRET is a secret of your own, 16 characters or more.'],
  ],
  ['a token without a secret', { SLACK_BOT_TOKEN: 'xoxb-1' }, [noSigningSecret]],
  ['a secret without a token', { SLACK_SIGNING_SECRET: secret }, [noBotToken]],
  ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, [noBotToken]],
  ['one workspace and many', { ...oneByHttp, ...manyByHttp }, [oneOrMany]],
  ['one workspace and a part of many', { ...oneByHttp, SLACK_CLIENT_ID: '1.2' }, [oneOrMany]],
  [
    'a client id alone',
    { SLACK_CLIENT_ID: '1.2' },
    [missing('SLACK_CLIENT_SECRET'), missing('SLACK_STATE_SECRET'), noSigningSecret, noTokenKey],
  ],
  [
    'many workspaces without a client id and a key',
    { ...manyByHttp, SLACK_CLIENT_ID: '', TOKEN_KEY: '' },
    [missing('SLACK_CLIENT_ID'), noTokenKey],
  ],
  [
    'the playground for everybody, beside Slack',
    { ...oneBySocket, PLAYGROUND: '1', HOST: '0.0.0.0' },
    ['PLAYGROUND is for this computer alone. Unset HOST, or set it to 127.0.0.1.'],
  ],
  [
    'several at once',
    { PORT: 'x', LOG_LEVEL: 'loud', TIME_ZONE: 'here' },
    [
      'PORT is a number from 0 to 65535.',
      'TIME_ZONE is the name of a time zone, like Europe/London.',
      'LOG_LEVEL is one of silent, error, warn, info, debug.',
    ],
  ],
  [
    'several that cannot be together',
    { NODE_ENV: 'production', PLAYGROUND: '1', HOST: 'bot.example' },
    [
      'PLAYGROUND lets anybody be anybody, so it never runs in production. Unset it, or unset NODE_ENV=production.',
      'PLAYGROUND is for this computer alone. Unset HOST, or set it to 127.0.0.1.',
    ],
  ],
];

const problemsOf = (env: Environment): string => {
  try {
    const config = readConfig(env);
    requireSomething(config);
    return JSON.stringify(config);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('the settings', () => {
  it.each(readings)('are read from %s', (_, env, expected) => {
    expect(readConfig(env)).toEqual(expected);
  });

  it.each(problems)('name each problem of %s', (_, env, expected) => {
    expect(problemsOf(env).split('\n')).toEqual(expected);
  });

  it('are enough to look after the data where there is nothing to start', () => {
    expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ production: true, playground: false });
  });

  it('never repeat a value, which may be a secret', () => {
    const value = 'hunter2-s3cret';
    for (const name of ['PORT', 'HOST', 'DATABASE_URL', 'TIME_ZONE', 'LOG_LEVEL', 'PLAYGROUND', ...settingsOfSlack]) {
      const said = problemsOf({ [name]: value });
      expect(said).toMatch(/ (?:is|starts) /u);
      expect(said).not.toContain(value);
    }
  });
});
