import { resolve } from 'node:path';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { Environment } from './environment.ts';
import { readSlack, readTeams } from './platforms.ts';

/** What is done without more being said. */
export const defaults = (env: Environment) => {
  const production = env.NODE_ENV === 'production';
  const slack = readSlack(env);
  const teams = readTeams(env);
  const playground = env.PLAYGROUND ?? (!production && !slack && !teams);
  const isForHere = playground || teams?.identity.kind === 'local';
  return {
    production,
    playground,
    port: env.PORT ?? 3000,
    host: env.HOST ?? (isForHere ? '127.0.0.1' : '0.0.0.0'),
    ...(env.PUBLIC_URL !== undefined && { publicUrl: env.PUBLIC_URL.replace(/\/+$/u, '') }),
    ...(env.DATABASE_URL !== undefined && { databaseUrl: env.DATABASE_URL }),
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    timeZone: env.TIME_ZONE ?? ('Europe/London' as TimeZone),
    logLevel: env.LOG_LEVEL ?? 'info',
    ...(env.TOKEN_KEY !== undefined && { tokenKey: env.TOKEN_KEY }),
    ...(env.METRICS_TOKEN !== undefined && { metricsToken: env.METRICS_TOKEN }),
    ...(slack && { slack }),
    ...(teams && { teams }),
  } as const;
};

export type Defaults = ReturnType<typeof defaults>;
