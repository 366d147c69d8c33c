import { execFile } from 'node:child_process';
import { readFile, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../adapters/config.ts';
import { startBotForTest } from '../support/bot-process.ts';
import { dataFolder, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { createVisitor } from '../support/playground-visitor.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The commands in the page that run on any computer: those that are marked as a shell’s. */
const commands = async (): Promise<readonly string[]> => {
  const page = await readFile(join(root, 'docs/deployment.md'), 'utf8');
  return [...page.matchAll(/^ *```sh\n(.*?)^ *```/gmsu)].map(([, lines = '']) => lines);
};

/** A folder that looks like the project’s, built. */
const checkout = async (): Promise<string> => {
  const folder = await temporaryFolder();
  for (const name of ['dist', 'node_modules', 'package.json', 'prisma', '.env.example']) {
    await symlink(join(root, name), join(folder, name));
  }
  return folder;
};

const runIn = async (folder: string, lines = '', env: NodeJS.ProcessEnv = {}): Promise<string> => {
  const { PATH } = process.env;
  return (await run('/bin/sh', ['-euc', lines], { cwd: folder, env: { PATH, ...env } })).stdout.trim();
};

describe('docs/deployment.md', () => {
  it('makes settings that make sense, for this user’s eyes', async () => {
    const folder = await checkout();
    const [settings] = await commands();
    await runIn(folder, settings);
    const file = join(folder, '.env');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const written = parseEnv(await readFile(file, 'utf8'));
    expect(readSettings(written)).toMatchObject({ PUBLIC_URL: 'https://bot.council.example', PORT: 3000 });
    // It stands in an address, as it is.
    expect(written['POSTGRES_PASSWORD']).toMatch(/^[0-9a-f]{48}$/u);
  });

  it('backs up and restores: what was deleted is there again, on both databases and from one to the other', async () => {
    const folder = await checkout();
    const file = join(folder, 'hmep.backup.gz');
    const [, backup, restore, ...others] = await commands();
    expect(others).toEqual([]);
    const embedded = { DATA_DIR: await dataFolder() };
    const postgresql = { DATABASE_URL: await postgresqlUrl('empty'), DATA_DIR: await temporaryFolder() };

    /** Starts a bot there, has somebody read what they had typed before and type something, and backs it up while it runs. */
    const use = async (env: Record<string, string>, before: readonly string[], types: string): Promise<void> => {
      const bot = startBotForTest({ env });
      const visitor = createVisitor({ url: await bot.listens(), place: 'hmep', as: 'colleague' });
      const reads = await visitor.reads();
      for (const typed of before) expect(reads).toContain(typed);
      expect(reads).not.toContain(types);
      await visitor.says(`/hmep ${types}`);
      await rm(file, { force: true });
      expect(await runIn(folder, backup, env)).toMatch(/^Wrote .*hmep\.backup\.gz: \d+ rows of \d+ tables\.$/u);
      bot.kill('SIGTERM');
      expect(await bot.ended()).toMatchObject({ code: 0, err: '' });
    };
    const bringBack = async (env: Record<string, string>): Promise<void> => {
      expect(await runIn(folder, restore, env)).toMatch(/^Restored \d+ rows/u);
    };

    await use(embedded, [], 'plover');
    await rm(join(embedded.DATA_DIR, 'database'), { recursive: true });
    await bringBack(embedded);
    await use(embedded, ['plover'], 'curlew');
    await bringBack(postgresql);
    await use(postgresql, ['plover', 'curlew'], 'dunlin');
    const client = new pg.Client({ connectionString: postgresql.DATABASE_URL });
    await client.connect();
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await client.end();
    await bringBack(postgresql);
    await use(postgresql, ['plover', 'curlew', 'dunlin'], 'knot');
    // Four starts and eight commands, on machines that do other things too.
  }, 240_000);
});
