import { resolve } from 'node:path';
import { z } from 'zod';
import { type TimeZone, timeZone } from '../src/calendar/time-zone.ts';

/** The environment does not make sense; the message lists every problem, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

const flag = z.enum(['1', '0', 'true', 'false'], 'is 1 or 0').transform((text) => text === '1' || text === 'true');

/** An empty setting is no setting: `.env` files and compose files write them so. */
const setting = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environment = z.object({
  NODE_ENV: setting(z.string()),
  PORT: setting(z.coerce.number('is a number from 0 to 65535').int().min(0).max(65_535)),
  HOST: setting(z.string()),
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
  PLAYGROUND: setting(flag),
});

/** What the environment says, with defaults. */
export type Config = ReturnType<typeof readConfig>;

const defaults = ({ NODE_ENV, ...env }: z.infer<typeof environment>) => {
  const production = NODE_ENV === 'production';
  const playground = env.PLAYGROUND ?? !production;
  return {
    production,
    playground,
    port: env.PORT ?? 3000,
    host: env.HOST ?? (playground ? '127.0.0.1' : '0.0.0.0'),
    ...(env.DATABASE_URL !== undefined && { databaseUrl: env.DATABASE_URL }),
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    timeZone: env.TIME_ZONE ?? ('Europe/London' as TimeZone),
    logLevel: env.LOG_LEVEL ?? 'info',
  } as const;
};

/** What cannot be together, with what to do about it. */
const conflicts: readonly {
  readonly holds: (config: ReturnType<typeof defaults>) => boolean;
  readonly says: string;
}[] = [
  {
    holds: ({ playground, production }) => playground && production,
    says: 'PLAYGROUND lets anybody be anybody, so it never runs in production. Unset it, or unset NODE_ENV=production.',
  },
  {
    holds: ({ playground, host }) => playground && !loopback.includes(host),
    says: 'PLAYGROUND is for this computer alone. Unset HOST, or set it to 127.0.0.1.',
  },
];

/**
 * Reads the settings from the environment, the process's own unless another is given.
 * @throws ConfigError with every problem at once; it never repeats a value, which may be a secret
 */
export const readConfig = (env: NodeJS.ProcessEnv = process.env) => {
  const read = environment.safeParse(env);
  if (!read.success) {
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
  }
  const config = defaults(read.data);
  const wrong = conflicts.filter(({ holds }) => holds(config));
  if (wrong.length > 0) throw new ConfigError(wrong.map(({ says }) => says).join('\n'));
  return config;
};

/**
 * Refuses to start nothing. Programs that only look after the data do not ask.
 * @throws ConfigError
 */
export const requireSomething = ({ playground }: Config): void => {
  if (playground) return;
  throw new ConfigError(
    'There is nothing to start: the playground is off, and no platform is configured. Set PLAYGROUND=1.',
  );
};
