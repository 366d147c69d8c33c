import { z } from 'zod';
import { timeZone } from '../../src/calendar/time-zone.ts';
import { createCipher, TokenKeyError } from '../token-key.ts';

const flag = z.enum(['1', '0', 'true', 'false'], 'is 1 or 0').transform((text) => text === '1' || text === 'true');

/** An empty setting is no setting: `.env` files and compose files write them so. */
const setting = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

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
  NODE_ENV: setting(z.string()),
  PORT: setting(z.coerce.number('is a number from 0 to 65535').int().min(0).max(65_535)),
  HOST: setting(z.string()),
  PUBLIC_URL: setting(webAddress),
  DATABASE_URL: setting(z.url({ protocol: /^postgres(?:ql)?$/u, error: 'starts with postgresql://' })),
  DATA_DIR: setting(z.string()),
  TIME_ZONE: setting(
    z.string().transform((name, context) => {
      const zone = timeZone(name);
      if (zone) return zone;
      context.addIssue({ code: 'custom', message: 'is the name of a time zone, like Europe/London' });
      return z.NEVER;
    }),
  ),
  LOG_LEVEL: setting(
    z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'is one of silent, error, warn, info, debug'),
  ),
  TOKEN_KEY: setting(z.string().refine(isTokenKey, 'is 32 bytes in base64, as “openssl rand -base64 32” makes them')),
  METRICS_TOKEN: setting(z.string().min(16, 'is a secret of your own, 16 characters or more')),
  PLAYGROUND: setting(flag),
  SLACK_SIGNING_SECRET: setting(z.string().min(16, 'is the signing secret of the app, 32 letters and digits')),
  SLACK_BOT_TOKEN: setting(z.string().startsWith('xoxb-', 'starts with xoxb-')),
  SLACK_APP_TOKEN: setting(z.string().startsWith('xapp-', 'starts with xapp-')),
  SLACK_CLIENT_ID: setting(z.string()),
  SLACK_CLIENT_SECRET: setting(z.string()),
  SLACK_STATE_SECRET: setting(z.string().min(16, 'is a secret of your own, 16 characters or more')),
  SLACK_API_URL: setting(webAddress),
  TEAMS_APP_ID: setting(z.guid('is the id of the app, 32 digits and letters with dashes')),
  TEAMS_APP_PASSWORD: setting(z.string()),
  TEAMS_TENANT_ID: setting(z.guid('is the id of the tenant, 32 digits and letters with dashes')),
  TEAMS_APP_TYPE: setting(
    z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'], 'is SingleTenant, MultiTenant or UserAssignedMSI'),
  ),
  TEAMS_OPENID_METADATA_URL: setting(webAddress),
  TEAMS_LOCAL: setting(flag),
});

export type Environment = z.infer<typeof environment>;
