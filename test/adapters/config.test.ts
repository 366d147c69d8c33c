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
  ['the playground, on', { PLAYGROUND: '1' }, defaults],
  ['the playground, true', { PLAYGROUND: 'true' }, defaults],
  ['settings of other programs', { PATH: '/bin', npm_package_name: 'x' }, defaults],
];

const nothingToStart =
  'There is nothing to start: the playground is off, and no platform is configured. Set PLAYGROUND=1.';

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
    const secret = 'hunter2-s3cret';
    for (const name of ['PORT', 'HOST', 'DATABASE_URL', 'TIME_ZONE', 'LOG_LEVEL', 'PLAYGROUND']) {
      const said = problemsOf({ [name]: secret });
      expect(said).toContain(name);
      expect(said).not.toContain(secret);
    }
  });
});
