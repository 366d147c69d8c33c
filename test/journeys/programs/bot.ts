import { join } from 'node:path';
import { projectRoot } from '../../../adapters/project-root.ts';
import { createCipher } from '../../../adapters/token-key.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { createMovedClock } from '../../support/moved-clock.ts';
import { createNetworkClient } from '../../support/teams/network-client.ts';
import { putTogether } from '../put-together.ts';
import type { Ask, Asked, BotSettings, Told } from './bot-words.ts';

// The bot on Slack and on Teams in a process of its own, so that it can be killed. It is told the time.
const settings = JSON.parse(process.argv[2] ?? '') as BotSettings;
const tell = (told: Told): void => void process.send?.(told);

const clock = createMovedClock(settings.now);
const { databaseUrl: url, dataDir, slack, teams, tokenKey, loginUrl } = settings;
const migrationsDir = join(projectRoot(), 'prisma/migrations');
const database = await openDatabase({ url, dataDir, migrationsDir, clock });

const log = {
  info: () => undefined,
  error: ({ err, ...fields }: Readonly<Record<string, unknown>>, message: string) =>
    tell({ kind: 'logged', fields: { ...fields, ...(err instanceof Error && { err: err.stack }) }, message }),
};

const { app, answered, port } = await putTogether(
  {
    database,
    clock,
    log,
    // An hour: whatever is sent within a test, a nudge has had it sent.
    delivering: { poll: 3_600_000 },
    withPlayground: false,
    slack: { settings: slack, cipher: createCipher(tokenKey) },
    teams: { settings: teams, network: createNetworkClient(loginUrl) },
  },
  settings.port,
);

const deal = async (ask: Ask): Promise<string> => {
  switch (ask.kind) {
    case 'clock':
      clock.set(ask.now);
      return '';
    case 'decide':
      await app.schedule.look();
      return '';
    case 'look':
      await app.schedule.look();
      await app.worker.workOff();
      return '';
    case 'listen-to-nudges':
      app.worker.start();
      return '';
    case 'answered':
      await answered[ask.platform]();
      return '';
    case 'office-code':
      return app.office.newCode(clock.now());
  }
};

process.on('message', ({ id, ask }: Asked) => {
  deal(ask).then(
    (words) => tell({ kind: 'done', id, words }),
    (error: unknown) => tell({ kind: 'failed', id, why: String(error) }),
  );
});
// Whoever has nobody to talk to any more ends.
process.once('disconnect', () => process.exit());
tell({ kind: 'listening', port });
