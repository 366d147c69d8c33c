import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { objections } from '../support/axe.ts';
import { heading, patiently, usePlayground } from '../support/browser.ts';
import { createBrowserDesk } from '../support/browser-desk.ts';

const story = (page: Page) => page.locator('#story');

/** Presses what the panel offers next: it leads to somebody’s page somewhere. */
const goesOn = async (page: Page, to: RegExp): Promise<void> => {
  await story(page)
    .locator(':is(.next, .story-end)')
    .getByRole('button', { name: /^(?:Do it|Move it on) as /u })
    .click();
  await page.waitForURL(to);
};

describe('the story of the first steps', () => {
  const playground = usePlayground();
  const looks = [
    { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
    { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
    { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    { viewport: { width: 320, height: 640 }, colorScheme: 'dark' },
  ] as const;

  /** As it stands now, on every kind of screen, open and put away. */
  const isInNobodysWay = async (): Promise<void> => {
    for (const look of looks) {
      const page = await playground.open({ ...look, as: 'host' });
      const { width, height } = look.viewport;
      for (const isOpen of [true, false]) {
        expect(await story(page).getAttribute('open')).toBe(isOpen ? '' : null);
        expect(await objections(page)).toEqual([]);
        expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(width);
        // Most of the page is the conversation’s.
        const talk = await page.getByRole('region', { name: 'Messages' }).boundingBox();
        expect(talk?.height).toBeGreaterThan(height / 2);
        await story(page).locator('summary').press('Enter');
      }
      await page.context().close();
    }
  };

  it('is gone through by what it offers and the forms’ own fields, and is in nobody’s way', {
    timeout: 240_000,
  }, async () => {
    await isInNobodysWay();
    const [page, other] = await Promise.all([
      playground.open({ viewport: { width: 1280, height: 800 } }),
      playground.open({ as: 'councillor', viewport: { width: 390, height: 844 } }),
    ]);
    const desk = createBrowserDesk(page);
    const isDone = (title: string) =>
      expect.poll(() => story(page).locator('.done').filter({ hasText: title }).count(), patiently).toBe(1);

    await goesOn(page, /hmep\?as=officer/u);
    await heading(page, /^Volunteer as a peer/u).waitFor();
    await desk.fills('Where you work', 'hull');
    await desk.fills('Your role', 'Head of Highways');
    await desk.submits();
    await desk.fills('Asset management and resilience', 'I have led this');
    await desk.fills('How we keep', true);
    await desk.submits();
    await isDone('Volunteer as a peer');

    await goesOn(page, /hmep\?as=host/u);
    await heading(page, 'Register your authority').waitFor();
    await desk.fills('Your authority', 'leeds');
    await desk.submits();
    await isDone('Register an authority');

    await goesOn(page, /hmep\?as=office/u);
    await heading(page, 'Inbox').waitFor();
    await page.getByRole('button', { name: 'Open' }).first().click();
    await heading(page, /offers to be a peer/u).waitFor();
    await desk.presses('Approve');
    await desk.fills('Before you do', true);
    await desk.submits();
    await isDone('Approve the volunteer');

    await goesOn(page, /highways\?as=officer/u);
    await page.getByText('all news every Monday').waitFor();
    await isDone('Subscribe a channel');

    await goesOn(page, /hmep\?as=officer/u);
    await heading(page, 'HMEP-1: a rehearsal').waitFor();
    await isDone('Rehearse a review');
    // Elsewhere somebody has seen it all happen.
    await expect.poll(() => story(other).textContent(), patiently).toContain('That is the whole story.');

    await goesOn(page, /hmep\?as=officer/u);
    await heading(page, 'HMEP-1 – Tomorrow, day 1 of 3: Listen').waitFor();
    await isInNobodysWay();
  });

  it('stays put away from page to page, and comes back', async () => {
    const page = await playground.open({ viewport: { width: 1280, height: 800 } });
    const summary = story(page).locator('summary');
    await summary.click();
    await page.getByRole('link', { name: '# highways' }).click();
    await page.getByRole('heading', { level: 1, name: '# highways' }).waitFor();
    expect(await story(page).getAttribute('open')).toBe(null);
    await summary.click();
    await expect.poll(() => page.evaluate('document.cookie')).toContain('story=open');
    await page.reload();
    expect(await story(page).getAttribute('open')).toBe('');
  });
});
