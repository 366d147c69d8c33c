import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, environmentWith, readConfig } from '../../adapters/config.ts';

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
const appId = '11111111-2222-4333-8444-555555555555';
const tenantId = '99999999-8888-4777-8666-555555555555';
const oneTenant = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'app-secret', TEAMS_TENANT_ID: tenantId };
const manyTenants = { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: 'app-secret', TEAMS_APP_TYPE: 'MultiTenant' };
const managed = { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenantId, TEAMS_APP_TYPE: 'UserAssignedMSI' };
const local = { TEAMS_LOCAL: '1' };

const settingsOfTeams = [...Object.keys({ ...oneTenant, ...managed, ...local }), 'TEAMS_OPENID_METADATA_URL'];

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: secret };
const onTeams = { ...defaults, playground: false, host: '0.0.0.0' };
const registered = { kind: 'SingleTenant', appId, password: 'app-secret', tenantId };

const readings: readonly [string, Environment, object][] = [
  ['Teams, registered for one tenant', oneTenant, { ...onTeams, teams: { identity: registered } }],
  [
    'Teams, and the kind of its registration',
    { ...oneTenant, TEAMS_APP_TYPE: 'SingleTenant' },
    { ...onTeams, teams: { identity: registered } },
  ],
  [
    'Teams, registered for many tenants',
    manyTenants,
    { ...onTeams, teams: { identity: { kind: 'MultiTenant', appId, password: 'app-secret' } } },
  ],
  [
    'Teams, registered for many tenants, and the one that it is at home in',
    { ...manyTenants, TEAMS_TENANT_ID: tenantId },
    { ...onTeams, teams: { identity: { ...registered, kind: 'MultiTenant' } } },
  ],
  [
    'Teams with a managed identity',
    managed,
    { ...onTeams, teams: { identity: { kind: 'UserAssignedMSI', appId, tenantId } } },
  ],
  [
    'a managed identity, with a secret that is not needed',
    { ...managed, TEAMS_APP_PASSWORD: 'app-secret' },
    { ...onTeams, teams: { identity: { kind: 'UserAssignedMSI', appId, tenantId } } },
  ],
  [
    'other keys than Microsoft’s',
    { ...oneTenant, TEAMS_OPENID_METADATA_URL: 'http://127.0.0.1:1/keys' },
    { ...onTeams, teams: { identity: registered, openIdMetadataUrl: 'http://127.0.0.1:1/keys' } },
  ],
  ['local clients', local, { ...defaults, playground: false, teams: { identity: { kind: 'local' } } }],
  [
    'local clients beside the playground',
    { ...local, PLAYGROUND: '1' },
    { ...defaults, teams: { identity: { kind: 'local' } } },
  ],
  ['no local clients', { TEAMS_LOCAL: '0' }, defaults],
  [
    'Teams beside Slack',
    { ...oneTenant, ...slack },
    {
      ...onTeams,
      slack: { access: { kind: 'one', botToken: 'xoxb-1' }, signingSecret: secret },
      teams: { identity: registered },
    },
  ],
  ['empty settings of Teams', Object.fromEntries(settingsOfTeams.map((name) => [name, ''])), defaults],
];

const noAppId = 'TEAMS_APP_ID is missing: Teams is configured in part. docs/teams.md says where it is.';
const noPassword =
  'TEAMS_APP_PASSWORD is missing: Teams is configured in part. docs/teams.md says where it is. A managed identity has none: set TEAMS_APP_TYPE=UserAssignedMSI.';
const noTenant =
  'TEAMS_TENANT_ID is missing: the registration belongs to a tenant. Only one that was made for many tenants, before August 2025, does without: set TEAMS_APP_TYPE=MultiTenant.';
const localAlone =
  'TEAMS_LOCAL takes no registration. Unset it, or unset TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID and TEAMS_APP_TYPE.';
const localHere = 'TEAMS_LOCAL is for this computer alone. Unset HOST, or set it to 127.0.0.1.';
const localNeverThere =
  'TEAMS_LOCAL lets anybody be anybody, so it never runs in production. Unset it, or unset NODE_ENV=production.';

const problems: readonly [string, Environment, readonly string[]][] = [
  [
    'another app id',
    { ...oneTenant, TEAMS_APP_ID: 'bot' },
    ['TEAMS_APP_ID is the id of the app, 32 digits and letters with dashes.'],
  ],
  [
    'a tenant by its domain',
    { ...oneTenant, TEAMS_TENANT_ID: 'council.example' },
    ['TEAMS_TENANT_ID is the id of the tenant, 32 digits and letters with dashes.'],
  ],
  [
    'another kind of registration',
    { ...oneTenant, TEAMS_APP_TYPE: 'singletenant' },
    ['TEAMS_APP_TYPE is SingleTenant, MultiTenant or UserAssignedMSI.'],
  ],
  [
    'no address of keys',
    { ...oneTenant, TEAMS_OPENID_METADATA_URL: 'keys' },
    ['TEAMS_OPENID_METADATA_URL is a web address, like https://bot.council.example.'],
  ],
  ['neither local nor not', { TEAMS_LOCAL: 'maybe' }, ['TEAMS_LOCAL is 1 or 0.']],
  ['an app id alone', { TEAMS_APP_ID: appId }, [noPassword, noTenant]],
  ['a secret of Teams alone', { TEAMS_APP_PASSWORD: 'app-secret' }, [noAppId, noTenant]],
  ['a tenant alone', { TEAMS_TENANT_ID: tenantId }, [noAppId, noPassword]],
  ['one tenant without naming it', { ...oneTenant, TEAMS_TENANT_ID: '' }, [noTenant]],
  ['many tenants without a secret', { ...manyTenants, TEAMS_APP_PASSWORD: '' }, [noPassword]],
  ['a managed identity alone', { TEAMS_APP_TYPE: 'UserAssignedMSI' }, [noAppId, noTenant]],
  ['local clients with a registration', { ...local, ...oneTenant }, [localAlone]],
  ['local clients with a part of one', { ...local, TEAMS_APP_ID: appId }, [localAlone]],
  ['local clients for everybody', { ...local, HOST: '0.0.0.0' }, [localHere]],
  ['local clients in production', { ...local, NODE_ENV: 'production' }, [localNeverThere]],
];

const problemsOf = (env: Environment): string => {
  try {
    return JSON.stringify(readConfig(env));
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('the settings of Teams', () => {
  it.each(readings)('are read from %s', (_, env, expected) => {
    expect(readConfig(env)).toEqual(expected);
  });

  it.each(problems)('name each problem of %s', (_, env, expected) => {
    expect(problemsOf(env).split('\n')).toEqual(expected);
  });

  it('never repeat a value, which may be a secret', () => {
    const value = 'hunter2-s3cret';
    for (const name of settingsOfTeams) {
      const said = problemsOf({ [name]: value });
      expect(said).toMatch(/ is /u);
      expect(said).not.toContain(value);
    }
  });

  it('are handed on to a program that is started, over those that there are', () => {
    const { PATH } = process.env;
    expect(environmentWith({ TEAMS_APP_ID: '' })).toMatchObject({ PATH, TEAMS_APP_ID: '' });
  });
});
