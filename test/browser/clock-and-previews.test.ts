import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { botTime, heading, patiently, say, usePlayground } from '../support/browser.ts';

const botDay = async (page: Page) => (await botTime(page))?.slice(0, '2026-12-01'.length);
const nextMorning = (page: Page) => page.getByRole('button', { name: /Next morning/u });

const volunteer = async (page: Page): Promise<void> => {
  await say(page, '/hmep volunteer');
  await page.getByLabel('Where you work').fill('hull');
  await page.getByRole('option', { name: 'Hull City Council' }).click();
  await page.getByLabel('Your role').fill('Head of Highways');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await heading(page, /Step 2 of 2/u).waitFor();
  await page.getByLabel('I have led this').first().check();
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Volunteer', exact: true }).click();
  await heading(page, 'Thank you for volunteering').waitFor();
};

describe('whoever moves the bot’s clock', () => {
  const playground = usePlayground();

  it('sees what comes with the days, by keyboard alone, and finds the clock there after a restart', async () => {
    const officer = await playground.open({ as: 'officer' });
    await volunteer(officer);
    const office = await playground.open({ as: 'office' });
    const late = office.getByText(/waits? for an answer/u);

    await nextMorning(officer).focus();
    for (let mornings = 0; mornings < 25 && (await late.count()) === 0; mornings += 1) {
      const before = await botDay(officer);
      await officer.keyboard.press('Enter');
      await expect.poll(() => botDay(officer), patiently).not.toBe(before);
      // The other window follows, and the focus stays where it was.
      const day = await botDay(officer);
      await expect.poll(() => botDay(office), patiently).toBe(day);
      await expect.poll(() => officer.locator(':focus').textContent(), patiently).toContain('Next morning');
    }
    await late.first().waitFor();

    const then = (await botTime(officer)) ?? '';
    await playground.restart();
    await officer.reload();
    expect(((await botTime(officer)) ?? '') >= then).toBe(true);
    playground.problems.splice(0);
  });

  it('reaches it on a phone', async () => {
    const page = await playground.open({ as: 'host', viewport: { width: 320, height: 640 } });
    expect(await nextMorning(page).isVisible()).toBe(false);
    await page.getByRole('button', { name: /The bot’s clock/u }).click();
    await nextMorning(page).click();
    await page.getByRole('status').filter({ hasText: 'Moved on. For the bot it is' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await nextMorning(page).isVisible()).toBe(false);
    expect(await page.locator('.clock-button').textContent()).toContain('07:45');
  });
});

describe('whoever asks how others see it', () => {
  const playground = usePlayground();

  it('sees a form as Microsoft’s renderer draws it, takes the JSON with them, and comes back to where they were', async () => {
    const page = await playground.open({ as: 'host', permissions: ['clipboard-read', 'clipboard-write'] });
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(playground.url())) outside.push(request.url());
    });
    await say(page, '/hmep volunteer');
    await heading(page, /Step 1 of 2/u).waitFor();
    const message = await page.locator('.message').last().getAttribute('id');
    await say(page, '/hmep help');
    await heading(page, 'What you can do here').waitFor();
    await page.locator(`#${message}`).getByRole('link', { name: 'On Slack and Teams' }).click();

    for (const theme of ['light', 'dark']) {
      const card = page.locator(`teams-card[data-theme=${theme}]`);
      await card.getByText('Step 1 of 2 · About you').waitFor();
      expect(await card.getByRole('radio', { name: /Officer/u }).isChecked()).toBe(true);
      expect(await card.getByLabel('Your name').inputValue()).toBe('Host Organiser');
    }
    await page.locator('teams-card').first().getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Nothing is sent from here' }).waitFor();

    await page.getByRole('button', { name: 'Copy Block Kit as JSON' }).click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const copied: unknown = JSON.parse(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toMatchObject({ type: 'modal', title: { text: 'Volunteer as a peer' } });

    await page.getByRole('link', { name: 'Back to the conversation' }).click();
    await expect.poll(() => page.locator(`#${message} h2`).boundingBox()).toMatchObject({ y: expect.any(Number) });
    const top = (await page.locator(`#${message} h2`).boundingBox())?.y ?? -1;
    expect(top > 0 && top < 800).toBe(true);
    expect(outside).toEqual([]);
  });
});
