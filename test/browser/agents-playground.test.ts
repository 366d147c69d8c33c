import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useAgentsPlayground } from '../support/agents-playground.ts';

const types = async (page: Page, text: string): Promise<void> => {
  await page.locator('[data-lexical-editor=true]').first().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

/** Presses a button, and waits for its answer, as people do. */
const presses = async (page: Page, button: Locator): Promise<void> => {
  const answered = page.waitForResponse((response) => response.url().endsWith('/v1/invoke'));
  await button.click();
  await answered;
};

const card = (page: Page, words: string) => page.locator('.ac-adaptiveCard').filter({ hasText: words });

describe('Microsoft 365 Agents Playground', () => {
  const playground = useAgentsPlayground();

  it('lets somebody volunteer: typed, filled in step by step in the chat, confirmed', async () => {
    const page = await playground.open();
    await card(page, 'Hello New Colleague').waitFor();
    await types(page, 'volunteer');
    const form = card(page, 'Volunteer as a peer');
    await form.getByLabel('Your role').fill('Head of Highways');
    expect(await form.getByLabel('Your name').inputValue()).toBe('New Colleague');

    // This client finds nothing while one types: the form says what is missing, and offers another way.
    await presses(page, form.getByRole('button', { name: 'Next' }));
    await form.getByText('Please choose at least one from the list.').waitFor();
    await form.getByLabel('Or type the whole name').fill('Hull City Council');
    expect(await form.getByLabel('Your role').inputValue()).toBe('Head of Highways');
    await presses(page, form.getByRole('button', { name: 'Next' }));

    await form.getByText('Step 2 of 2').waitFor();
    await form.getByLabel('Asset management and resilience').first().click();
    await page.getByRole('option', { name: 'I have led this' }).click();
    await form.getByRole('checkbox', { name: 'Yes' }).check();
    await presses(page, form.getByRole('button', { name: 'Volunteer', exact: true }));

    const thanks = card(page, 'Thank you for volunteering');
    await thanks.waitFor();
    expect(await form.getByText('Step 2 of 2').count()).toBe(0);

    await types(page, 'profile');
    const profile = card(page, 'Your profile as a peer');
    await profile.waitFor();
    const read = (await profile.last().textContent()) ?? '';
    for (const part of ['Head of Highways', 'Hull City Council', 'Asset management and resilience']) {
      expect(read).toContain(part);
    }
  });
});
