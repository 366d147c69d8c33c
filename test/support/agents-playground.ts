import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { newDataFolder } from './bot-process.ts';
import { launchChromium } from './browser-launch.ts';

const root = join(import.meta.dirname, '../..');

/** Milliseconds for which a program may take its time to end by itself. */
const patience = 10_000;

const address = /Open Microsoft 365 Agents Playground: (http:\/\/127\.0\.0\.1:\d+)/u;

/**
 * `npm run try:teams` as it was built, on free ports and data of its own: the bot, and Microsoft's own client
 * beside it, which are one process group.
 */
const startTryTeams = async (data: string) => {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawn(process.execPath, [join(root, 'dist/adapters/operate/try-teams.js')], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), PORT: '0', LOG_LEVEL: 'error', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const closed = once(child, 'close');
  const endGroup = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nobody of it is left.
    }
  };
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([closed, sleep(patience, undefined, { ref: false })]);
    endGroup();
    await closed;
  };
  let printed = '';
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        printed += bytes.toString();
        const [, found] = address.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    closed.then(() => reject(new Error(`It ended before it was there: ${printed}`)), reject);
  });
  return { url, end };
};

/** Microsoft 365 Agents Playground with the bot, in Chromium, for the tests of this file. */
export const useAgentsPlayground = () => {
  let data: Awaited<ReturnType<typeof newDataFolder>> | undefined;
  let tried: Awaited<ReturnType<typeof startTryTeams>> | undefined;
  let browser: Browser | undefined;
  let url = '';

  beforeAll(async () => {
    data = await newDataFolder();
    tried = await startTryTeams(data.folder);
    [url, browser] = await Promise.all([tried.url, launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await tried?.end();
    await data?.remove();
  });

  return {
    /** Opens the client; whatever it wants from elsewhere, such as fonts, it does not get. */
    open: async (): Promise<Page> => {
      if (!browser) throw new Error('Chromium is started before the tests, not while they are described');
      const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
      await page.route(
        ({ hostname }) => hostname !== '127.0.0.1',
        (route) => route.abort(),
      );
      await page.goto(url);
      return page;
    },
  };
};
