// Takes the README's picture: npm run build && npx tsx test/support/take-picture.ts
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newDataFolder, startBot } from './bot-process.ts';
import { launchChromium } from './browser-launch.ts';

const volunteer = async (page: Page): Promise<void> => {
  await page.locator('.composer input[name=text]').fill('/hmep volunteer');
  await page.keyboard.press('Enter');
  await page.getByLabel('Your name').fill('Officer One');
  await page.getByLabel('Your work e-mail').fill('officer.one@council.example');
  await page.getByLabel('Where you work').fill('hull');
  await page.getByRole('option', { name: 'Hull City Council' }).click();
  await page.getByLabel('Your role').fill('Assistant Director of Highways');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page
    .getByRole('group', { name: /Asset management/u })
    .getByLabel('I have led this')
    .check();
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Volunteer', exact: true }).click();
  await page.getByRole('heading', { name: 'Thank you for volunteering' }).waitFor();
};

const data = await newDataFolder();
const bot = startBot({ env: { DATA_DIR: data.folder } });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, colorScheme: 'light' });
  await page.goto(`${await bot.listens()}/playground/hmep?as=officer`);
  await volunteer(page);
  // The page as it is when one comes back to it, without the welcome.
  await page.reload();
  await page.locator('.composer input[name=text]').blur();
  await page.screenshot({ path: join(import.meta.dirname, '../../docs/playground.png') });
} finally {
  await browser.close();
  bot.kill('SIGTERM');
  await bot.ended();
  await data.remove();
}
