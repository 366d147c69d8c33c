import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { objections } from '../support/axe.ts';
import { heading, messageBox, type Place, say, usePlayground } from '../support/browser.ts';

const looks = [
  { width: 1100, height: 800, colorScheme: 'light' },
  { width: 1100, height: 800, colorScheme: 'dark' },
  { width: 320, height: 640, colorScheme: 'light' },
  { width: 320, height: 640, colorScheme: 'dark' },
] as const;

interface Screen {
  readonly name: string;
  readonly place?: Place;
  readonly go: (page: Page) => Promise<void>;
}

const volunteered = async (page: Page): Promise<void> => {
  await page.getByLabel('Where you work').fill('hull');
  await page.getByRole('option', { name: 'Hull City Council' }).click();
  await page.getByLabel('Your role').fill('Head of Highways');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await heading(page, /Step 2 of 2/u).waitFor();
};

/** In this order, as one goes through them. */
const screens: readonly Screen[] = [
  { name: 'the welcome', go: (page) => page.getByRole('button', { name: 'Help' }).waitFor() },
  {
    name: 'the completion of commands',
    go: async (page) => {
      await messageBox(page).pressSequentially('/hm');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'the first step of a form',
    go: async (page) => {
      await say(page, '/hmep volunteer');
      await heading(page, /Step 1 of 2/u).waitFor();
    },
  },
  {
    name: 'the first step with errors',
    go: async (page) => {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'need another look' }).waitFor();
    },
  },
  {
    name: 'the councillor’s form',
    go: async (page) => {
      await page.getByRole('radio', { name: /Councillor/u }).check();
      await page.getByLabel('Ward or committee').waitFor();
    },
  },
  {
    name: 'suggestions',
    go: async (page) => {
      await page.getByRole('radio', { name: /Officer/u }).check();
      await page.getByLabel('Your role').waitFor();
      await page.getByLabel('Where you work').pressSequentially('east');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'the second step', go: volunteered },
  {
    name: 'the confirmation',
    go: async (page) => {
      await page.getByLabel('I have led this').first().check();
      await page.getByRole('checkbox').last().check();
      await page.getByRole('button', { name: /^(?:Volunteer|Save)$/u }).click();
      await heading(page, 'Thank you for volunteering').waitFor();
    },
  },
  {
    name: 'the help',
    go: async (page) => {
      await say(page, '/hmep help');
      await heading(page, 'What you can do here').waitFor();
    },
  },
  {
    name: 'the profile',
    go: async (page) => {
      await say(page, '/hmep profile');
      await heading(page, 'Your profile as a peer').waitFor();
    },
  },
  {
    name: 'the clock, moved on',
    go: async (page) => {
      const opens = page.getByRole('button', { name: /The bot’s clock/u });
      if (await opens.isVisible()) await opens.click();
      await page.getByRole('button', { name: /Next morning/u }).click();
      await page.getByText('is the bot’s time, moved on').waitFor();
    },
  },
  {
    name: 'a form on Slack and Teams',
    place: 'hmep',
    go: async (page) => {
      await say(page, '/hmep profile');
      await say(page, '/hmep volunteer');
      await heading(page, /Step 1 of 2/u).waitFor();
      await page.getByRole('link', { name: 'On Slack and Teams' }).last().click();
      await page.locator('teams-card[data-theme=dark] input').first().waitFor();
    },
  },
  { name: 'home', place: 'home', go: (page) => page.getByRole('button', { name: 'Help' }).waitFor() },
  {
    name: 'the channel',
    place: 'highways',
    go: async (page) => {
      await say(page, 'W'.repeat(300));
      await say(page, '/hmep help');
      await heading(page, 'What you can do here').waitFor();
    },
  },
];

describe.each(looks)('at $width pixels, $colorScheme', ({ width, height, colorScheme }) => {
  const playground = usePlayground();
  const overflow = (page: Page) => page.evaluate('document.scrollingElement.scrollWidth');
  const cutOff = (page: Page) =>
    page.evaluate(`[...document.querySelectorAll('.choices:not([hidden])')].some((list) => {
      const { top, bottom, left, right } = list.getBoundingClientRect();
      return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
    })`);

  it('nothing is in anybody’s way', async () => {
    const page = await playground.open({ viewport: { width, height }, colorScheme });
    const found: Record<string, readonly unknown[]> = {};
    for (const { name, place, go } of screens) {
      if (place) await page.goto(`${playground.url()}/playground/${place}?as=colleague`);
      await go(page);
      found[name] = [...(await objections(page)), await overflow(page), await cutOff(page)];
    }
    expect(found).toEqual(Object.fromEntries(screens.map(({ name }) => [name, [width, false]])));
  });

  it('everybody can be reached', async () => {
    const page = await playground.open({ viewport: { width, height }, colorScheme });
    const button = page.getByRole('button', { name: /You are/u });
    if (width < 600) {
      await button.click();
      expect(await objections(page)).toEqual([]);
    } else expect(await button.isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Programme Office' }).click();
    await page.waitForURL(/as=office/u);
    // Whoever volunteered before has a card there, in the place of the welcome.
    await expect.poll(() => page.title()).toContain('as Programme Office');
  });
});
