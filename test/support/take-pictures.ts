// Takes the README's pictures: npm run docs:pictures
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { newDataFolder, startBot } from './bot-process.ts';
import { createBrowserDesk } from './browser-desk.ts';
import { launchChromium } from './browser-launch.ts';

const picture = (name: string): string => join(import.meta.dirname, '../../docs', name);
const desktop = { width: 1280, height: 860 };
const phone = { width: 560, height: 800 };
const list = 'HMEP-1 – Day 1: listen';

/** On to the morning of day 1, when the list of the day is at hand. */
const rehearses = async (page: Page): Promise<void> => {
  await createBrowserDesk(page).types('rehearse');
  for (let prompts = 0; prompts < 2; prompts += 1) {
    const before = (await page.locator('.bot-time').textContent()) ?? '';
    await page.getByRole('button', { name: 'Next prompt' }).click();
    await page.locator('.bot-time', { hasNotText: before }).waitFor();
  }
};

const ticks = async (page: Page, most: number): Promise<void> => {
  for (let each = 0; each < most; each += 1) {
    await page.locator('li.message', { hasText: list }).getByRole('button', { pressed: false }).first().click();
    await page.getByText(`Done: ${each + 1} of 10`).waitFor();
  }
};

/** Imitates Slack. It is fetched for this picture alone, and is no dependency. */
const imitation = ['slack-blocks-to-jsx@1.1.1', 'react@19.2.0', 'react-dom@19.2.0'];

/** Blocks as Slack shows them: Slack itself cannot be asked, so a library draws them. */
const drawLikeSlack = async (browser: Browser, json: string, folder: string): Promise<Page> => {
  await promisify(execFile)('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...imitation]);
  const load = createRequire(join(folder, 'package.json'));
  const { createElement } = load('react');
  const { renderToStaticMarkup } = load('react-dom/server');
  const { Message } = load('slack-blocks-to-jsx');
  const { blocks } = JSON.parse(json) as { readonly blocks: readonly object[] };
  const icon = await readFile(join(import.meta.dirname, '../../manifest/teams/color.png'), 'base64');
  const message = {
    blocks,
    name: 'HMEP',
    logo: `data:image/png;base64,${icon}`,
    time: new Date('2026-11-24T07:45:00Z'),
  };
  const page = await browser.newPage({ viewport: phone, deviceScaleFactor: 1.5 });
  const drawn = renderToStaticMarkup(createElement(Message, message));
  await page.setContent(`<body style="margin: 0"><div id="card" style="padding: 16px">${drawn}</div>`);
  await page.addStyleTag({ path: load.resolve('slack-blocks-to-jsx/dist/style.css') });
  return page;
};

const data = await newDataFolder();
const bot = startBot({ env: { DATA_DIR: data.folder } });
const browser = await launchChromium();
try {
  const url = await bot.listens();
  const page = await browser.newPage({ viewport: desktop, colorScheme: 'light' });
  await page.goto(`${url}/playground/hmep?as=officer`);
  await rehearses(page);
  await page.goto(`${url}/playground/review-team?as=officer`);
  await ticks(page, 2);
  await page.locator('.composer input[name=text]').blur();
  await page.screenshot({ path: picture('playground.png') });

  await page.locator('li.message', { hasText: list }).getByRole('link', { name: 'On Slack and Teams' }).click();
  const json = (await page.locator('#slack-json').textContent()) ?? '';
  const slack = await drawLikeSlack(browser, json, join(data.folder, 'imitation'));
  await slack.locator('#card').screenshot({ path: picture('slack.png') });
  const teams = await browser.newPage({ viewport: phone, deviceScaleFactor: 1.5 });
  await teams.goto(page.url());
  await teams.locator('teams-card.light').screenshot({ path: picture('teams.png') });
} finally {
  await browser.close();
  bot.kill('SIGTERM');
  await bot.ended();
  await data.remove();
}
