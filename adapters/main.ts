import { createApp } from '../src/app.ts';
import { systemClock } from '../src/calendar/clock.ts';
import { hmepStrategicPeerReview } from '../src/programme/hmep/hmep.ts';
import { checkProgramme } from '../src/programme/programme.ts';
import { readConfig } from './config.ts';
import { createIdentify } from './identity.ts';
import { createLog } from './log.ts';
import { openConfigured } from './operate/open-configured.ts';
import { serveOperator } from './operate/serve-operator.ts';
import { orExit } from './or-exit.ts';
import { createPlayground } from './playground/playground.tsx';
import { setUpPlayground } from './playground/set-up.ts';
import { projectRoot } from './project-root.ts';
import { startServer, stopServer } from './server.ts';

/** The only place that knows everything: reads the settings, starts what is configured, stops it. */
const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const clock = systemClock;
  const programme = checkProgramme(hmepStrategicPeerReview);
  const root = projectRoot();
  const database = await openConfigured(config, root);

  const app = createApp({ database, programme, clock, timeZone: config.timeZone, log, onlyPlayground: config.playground });
  const identify = createIdentify(app.people, clock);
  await setUpPlayground(app, identify, clock);
  const playground = createPlayground({ app, database, identify, clock, log, root });

  const server = await startServer({ ready: () => database.answers(), playground }, config.port, config.host).catch(
    async (error: unknown) => {
      await database.close();
      throw error;
    },
  );

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    log.info({ signal }, 'stopping');
    await stopServer(server);
    await database.close();
  };
  process.once('SIGINT', (signal) => void stop(signal));
  process.once('SIGTERM', (signal) => void stop(signal));
};

await orExit(main);
