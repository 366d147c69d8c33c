import { readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BotProcess, startBotForTest } from '../support/bot-process.ts';
import { dataFolder, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { createVisitor } from '../support/playground-visitor.ts';

const answersAt = async (url: string): Promise<string> => {
  const visitor = createVisitor({ url, place: 'hmep', as: 'colleague' });
  await visitor.says('/hmep help');
  return visitor.reads();
};

const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/u;

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

describe('the bot, started', () => {
  it('in any folder says where it is, answers, and stops when it is told, although a page listens', async () => {
    const cwd = await temporaryFolder();
    const METRICS_TOKEN = 'a-token-for-whoever-reads';
    const bot = startBotForTest({ cwd, env: { METRICS_TOKEN } });
    const url = await bot.listens();
    expect(bot.output.out).toBe(
      [
        `hmep-bot is running. Open the playground: ${url}`,
        `Its data are in ${join(cwd, '.data')}.`,
        'Neither Slack nor Teams is configured: docs/slack.md and docs/teams.md say how.',
        'PUBLIC_URL is not set, so it gives nobody links to pages of its own.',
        'One person is the programme office.',
        'Press Ctrl+C to stop it.\n',
      ].join('\n'),
    );
    expect(await answersAt(url)).toContain('/hmep volunteer');
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready\n');
    expect((await fetch(`${url}/playground/assets/main.js`)).status).toBe(200);
    const figures = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    expect(await figures.text()).toContain('hmep_database_up 1');

    const page = await createVisitor({ url, place: 'highways', as: 'officer' }).listens();
    const asked = Date.now();
    bot.kill('SIGTERM');
    expect(await bot.ended()).toMatchObject({ code: 0, signal: null, err: '' });
    expect(Date.now() - asked).toBeLessThan(10_000);
    await page.closes();
    expect(await readdir(cwd)).toEqual(['.data']);
    expect(await readdir(join(cwd, '.data'))).toEqual(['database']);
  });

  it('ends at once when it is told while it starts, also as the first process of a container', async () => {
    const DATABASE_URL = await postgresqlUrl('empty');
    const client = new pg.Client({ connectionString: DATABASE_URL });
    await client.connect();
    // Another replica migrates, as it seems to this one, which waits.
    await client.query('SELECT pg_advisory_lock(72707369)');
    const bot = startBotForTest({ env: { DATABASE_URL, DATA_DIR: await temporaryFolder() } });
    const waiting =
      'SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';
    await expect.poll(async () => (await client.query(waiting)).rowCount, { timeout: 20_000 }).toBe(1);
    bot.kill('SIGTERM');
    // A code of its own: not the signal's default, which a container's first process does not have.
    expect(await bot.ended()).toMatchObject({ code: 143, signal: null, err: '' });
    await client.end();
  });

  it('uses the PostgreSQL that it is given, and nothing embedded, and stops at Ctrl+C too', async () => {
    const DATA_DIR = await temporaryFolder();
    const env = { DATA_DIR, DATABASE_URL: await postgresqlUrl('empty') };
    const bot = startBotForTest({ env });
    const url = await bot.listens();
    expect(bot.output.out).toContain('Its data are in the database that DATABASE_URL names.');
    expect(await answersAt(url)).toContain('/hmep volunteer');
    const second = startBotForTest({ env });
    expect(await createVisitor({ url: await second.listens(), place: 'hmep', as: 'colleague' }).reads()).toContain(
      '/hmep volunteer',
    );
    expect(await readdir(DATA_DIR)).toEqual([]);
    bot.kill('SIGTERM');
    second.kill('SIGINT');
    for (const each of [bot, second]) expect(await each.ended()).toMatchObject({ code: 0, err: '' });
  });

  describe('where it cannot, says why in one line', () => {
    const failure = async (bot: BotProcess): Promise<string> => {
      const { code: exit, out, err } = await bot.ended();
      expect({ exit, out }).toEqual({ exit: 1, out: '' });
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      return err;
    };

    it('a port in use', async () => {
      const taken = createServer();
      await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void taken.close());
      const { port } = taken.address() as AddressInfo;
      const DATA_DIR = await dataFolder();
      expect(await failure(startBotForTest({ env: { DATA_DIR, PORT: String(port) } }))).toBe(
        `Port ${port} is in use. End the program that has it, or choose another: PORT=${port + 1} npm start\n`,
      );
      // It gave its data back.
      expect(await readdir(DATA_DIR)).toEqual(['database']);
    });

    it('a folder that cannot be written', async () => {
      const file = join(await temporaryFolder(), 'file');
      await writeFile(file, '');
      expect(await failure(startBotForTest({ env: { DATA_DIR: join(file, 'x') } }))).toContain(join(file, 'x'));
    });

    it('data that another process has, which goes on', async () => {
      const DATA_DIR = await dataFolder();
      const first = startBotForTest({ env: { DATA_DIR } });
      const url = await first.listens();
      const err = await failure(startBotForTest({ env: { DATA_DIR } }));
      expect(err).toContain(`The data in ${DATA_DIR} is in use by process ${first.pid}`);
      expect(await answersAt(url)).toContain('/hmep volunteer');
    });

    it('a database that does not answer', async () => {
      const DATABASE_URL = 'postgresql://bot:hunter2@127.0.0.1:1/none';
      const err = await failure(startBotForTest({ env: { DATABASE_URL } }));
      expect(err).not.toContain('hunter2');
      expect(err).toMatch(/DATABASE_URL|127\.0\.0\.1/u);
    });

    it('settings that make no sense', async () => {
      expect(await failure(startBotForTest({ env: { HOST: '0.0.0.0', DATA_DIR: tmpdir() } }))).toContain('Unset HOST');
    });
  });
});

describe('the office’s code', () => {
  const claim = (DATA_DIR: string) => startBotForTest({ program: 'operate/claim.js', env: { DATA_DIR } }).ended();

  it('is the last line, whether the bot runs or not, and makes whoever types it the office', async () => {
    const DATA_DIR = await dataFolder();
    const alone = await claim(DATA_DIR);
    expect(alone).toMatchObject({ code: 0, err: '' });
    expect(lastLine(alone.out)).toMatch(code);

    const bot = startBotForTest({ env: { DATA_DIR } });
    const url = await bot.listens();
    const beside = await claim(DATA_DIR);
    expect(beside).toMatchObject({ code: 0, err: '' });
    const visitor = createVisitor({ url, place: 'hmep', as: 'officer' });
    await visitor.says(`/hmep claim ${lastLine(beside.out)}`);
    expect(await visitor.reads()).toContain('is the programme office now');
  });
});
