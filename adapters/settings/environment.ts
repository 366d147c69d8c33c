import { z } from 'zod';
import { timeZone } from '../../src/calendar/time-zone.ts';
import { createCipher, TokenKeyError } from '../token-key.ts';

const flag = z.enum(['1', '0', 'true', 'false'], 'is 1 or 0').transform((text) => text === '1' || text === 'true');

/** What docs/configuration.md says about a setting: what it is for, and what is done where it is not set. */
interface Words {
  readonly what: string;
  readonly unset: string;
}

/** An empty setting is no setting: `.env` files and compose files write them so. */
const setting = <Schema extends z.ZodType>(schema: Schema, words: Words) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).meta({ ...words });

const webAddress = z.url({ protocol: /^https?$/u, error: 'is a web address, like https://bot.council.example' });

const isTokenKey = (keys: string): boolean => {
  try {
    createCipher(keys);
    return true;
  } catch (error) {
    if (error instanceof TokenKeyError) return false;
    throw error;
  }
};

/** The settings, one by one. */
export const environment = z.object({
  NODE_ENV: setting(z.string(), {
    what: '`production` where real people use it: the playground and local clients are refused then, and a stop is announced to the proxy first.',
    unset: 'not production',
  }),
  PORT: setting(z.coerce.number('is a number from 0 to 65535').int().min(0).max(65_535), {
    what: 'The port of the one HTTP server.',
    unset: '3000',
  }),
  HOST: setting(z.string(), {
    what: 'The address that it listens on.',
    unset: 'this computer alone while the playground is on, otherwise every address',
  }),
  PUBLIC_URL: setting(webAddress, {
    what: 'Where people reach the bot with a browser: links for installing, and to one’s data, begin so.',
    unset: 'no such links; with the playground alone, its own address',
  }),
  DATABASE_URL: setting(z.url({ protocol: /^postgres(?:ql)?$/u, error: 'starts with postgresql://' }), {
    what: 'A PostgreSQL server, 15 or newer.',
    unset: 'the embedded database',
  }),
  DATA_DIR: setting(z.string(), {
    what: 'The folder of the embedded database.',
    unset: '`.data`',
  }),
  TIME_ZONE: setting(
    z.string().transform((name, context) => {
      const zone = timeZone(name);
      if (zone) return zone;
      context.addIssue({ code: 'custom', message: 'is the name of a time zone, like Europe/London' });
      return z.NEVER;
    }),
    {
      what: 'The time zone in which working days and due dates are counted, and digests come to whoever’s own is not known.',
      unset: 'Europe/London',
    },
  ),
  LOG_LEVEL: setting(
    z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'is one of silent, error, warn, info, debug'),
    {
      what: 'How much is logged.',
      unset: 'info',
    },
  ),
  TOKEN_KEY: setting(z.string().refine(isTokenKey, 'is 32 bytes in base64, as “openssl rand -base64 32” makes them'), {
    what: 'Encrypts the tokens of many workspaces. A new one goes before the earlier one, with a comma between them.',
    unset: 'one workspace only',
  }),
  METRICS_TOKEN: setting(z.string().min(16, 'is a secret of your own, 16 characters or more'), {
    what: 'Whoever sends it may read `/metrics`.',
    unset: 'there is no such page',
  }),
  PLAYGROUND: setting(flag, {
    what: 'The page in the browser.',
    unset: 'on while no platform is configured, but never in production',
  }),
  SLACK_SIGNING_SECRET: setting(z.string().min(16, 'is the signing secret of the app, 32 letters and digits'), {
    what: 'Tells what comes from Slack.',
    unset: 'Socket Mode only',
  }),
  SLACK_BOT_TOKEN: setting(z.string().startsWith('xoxb-', 'starts with xoxb-'), {
    what: 'The token of the one workspace.',
    unset: 'many workspaces, or no Slack',
  }),
  SLACK_APP_TOKEN: setting(z.string().startsWith('xapp-', 'starts with xapp-'), {
    what: 'Socket Mode, which needs no public address.',
    unset: 'HTTP',
  }),
  SLACK_CLIENT_ID: setting(z.string(), {
    what: 'Many workspaces: the app’s id.',
    unset: 'one workspace, or no Slack',
  }),
  SLACK_CLIENT_SECRET: setting(z.string(), {
    what: 'Many workspaces: the app’s secret.',
    unset: 'one workspace, or no Slack',
  }),
  SLACK_STATE_SECRET: setting(z.string().min(16, 'is a secret of your own, 16 characters or more'), {
    what: 'Many workspaces: protects the page for installing.',
    unset: 'one workspace, or no Slack',
  }),
  SLACK_API_URL: setting(webAddress, {
    what: 'Another server than Slack’s, for tests.',
    unset: 'Slack’s',
  }),
  TEAMS_APP_ID: setting(z.guid('is the id of the app, 32 digits and letters with dashes'), {
    what: 'The id of the registration.',
    unset: 'no Teams',
  }),
  TEAMS_APP_PASSWORD: setting(z.string(), {
    what: 'The secret of the registration.',
    unset: 'a managed identity, or no Teams',
  }),
  TEAMS_TENANT_ID: setting(z.guid('is the id of the tenant, 32 digits and letters with dashes'), {
    what: 'The tenant of the registration, which is admitted with it.',
    unset: 'only with MultiTenant',
  }),
  TEAMS_APP_TYPE: setting(
    z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'], 'is SingleTenant, MultiTenant or UserAssignedMSI'),
    {
      what: 'The kind of registration.',
      unset: 'SingleTenant',
    },
  ),
  TEAMS_OPENID_METADATA_URL: setting(webAddress, {
    what: 'Other keys than Microsoft’s, for tests.',
    unset: 'Microsoft’s',
  }),
  TEAMS_LOCAL: setting(flag, {
    what: 'Local clients of Teams without tokens; `npm run try:teams` sets it.',
    unset: 'off',
  }),
});

export type Environment = z.infer<typeof environment>;
