import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type BotProcess, newDataFolder, startBot } from './bot-process.ts';
import { launchChromium } from './browser-launch.ts';

export type Place = 'home' | 'hmep' | 'highways' | 'review-team' | 'review-host';

export interface OpenSettings extends BrowserContextOptions {
  readonly as?: string;
  readonly place?: Place;
}

export interface Playground {
  /** Opens a window of its own. */
  open(settings?: OpenSettings): Promise<Page>;
  /** Ends the bot as if the power failed, and starts it again on the same data at the same address. */
  restart(): Promise<void>;
  /** What the consoles of the open pages complained of since the last test. */
  readonly problems: string[];
  url(): string;
}

/**
 * The built bot on data of its own, and Chromium, for the tests of this file. Each test fails where
 * a page or its console reports an error.
 */
export const usePlayground = (): Playground => {
  const problems: string[] = [];
  let browser: Browser | undefined;
  let bot: BotProcess | undefined;
  let data: Awaited<ReturnType<typeof newDataFolder>> | undefined;
  let url = '';

  const start = async (port = '0'): Promise<void> => {
    bot = startBot({ env: { DATA_DIR: data?.folder ?? '', PORT: port } });
    url = await bot.listens();
  };
  const end = async (): Promise<void> => {
    bot?.kill('SIGKILL');
    await bot?.ended();
  };

  beforeAll(async () => {
    data = await newDataFolder();
    browser = await launchChromium();
    await start();
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await end();
    await data?.remove();
  });

  return {
    problems,
    url: () => url,
    restart: async () => {
      await end();
      await start(new URL(url).port);
    },
    open: async ({ as = 'colleague', place = 'hmep', ...options } = {}) => {
      if (!browser) throw new Error('Chromium is started before the tests, not while they are described');
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => void problems.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(`${url}/playground/${place}?as=${as}`);
      return page;
    },
  };
};

/** The box that one types a message into. */
export const messageBox = (page: Page) => page.locator('.composer input[name=text]');

/** Types a message and sends it. */
export const say = async (page: Page, text: string): Promise<void> => {
  await messageBox(page).fill(text);
  await messageBox(page).press('Enter');
};

/** The heading of a card or of a form, the newest of its name. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name }).last();

/** The newest message whose card or form is called so. */
export const card = (page: Page, name: string | RegExp) =>
  page
    .locator('.message')
    .filter({ has: page.getByRole('heading', { level: 2, name }) })
    .last();

/** Many things may be due at once. */
export const patiently = { timeout: 60_000 };

/** What time it is for the bot, as the page says it. */
export const botTime = (page: Page) => page.locator('#clock time').getAttribute('datetime');

/** Presses a button of the clock, and waits until it is then. @returns what the button said */
export const moveOn = async (page: Page, to: string): Promise<string> => {
  const button = page.locator('#clock').getByRole('button', { name: to });
  const [then, said] = await Promise.all([button.getAttribute('value'), button.textContent()]);
  await button.click();
  await expect.poll(async () => ((await botTime(page)) ?? '') >= (then ?? 'some time'), patiently).toBe(true);
  return said ?? '';
};
