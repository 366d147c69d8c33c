import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { heading, messageBox, say, usePlayground } from '../support/browser.ts';

/** Looks who has the focus. */
const focused = (page: Page) => page.locator(':focus');

const fillInFirstStep = async (page: Page): Promise<void> => {
  await page.getByLabel('Where you work').fill('kingston upon hul');
  await page.getByRole('option', { name: 'Hull City Council' }).click();
  await page.getByLabel('Your role').fill('Head of Highways');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await heading(page, /Step 2 of 2/u).waitFor();
};

const readsTheProfile = async (page: Page): Promise<void> => {
  await heading(page, 'Your profile as a peer').waitFor();
  const card = page.locator('.card').last();
  await expect.poll(() => card.textContent()).toContain('Hull City Council');
  expect(await card.textContent()).toMatch(/Role\s*Head of Highways/u);
  expect(await card.textContent()).toContain('I have led this');
};

describe('somebody volunteers', () => {
  const playground = usePlayground();

  it('with the mouse, and reads it back after the bot was killed and started again', async () => {
    const page = await playground.open({ as: 'officer' });
    await page.getByRole('button', { name: 'Volunteer as a peer' }).click();
    await heading(page, /Step 1 of 2/u).waitFor();
    await expect.poll(() => focused(page).textContent()).toContain('Volunteer as a peer');

    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '2 answers need another look' }).waitFor();
    await page.getByRole('link', { name: 'Your role' }).click();
    await expect.poll(() => focused(page).getAttribute('name')).toBe('field.role');
    await fillInFirstStep(page);

    await page.getByRole('button', { name: 'Back' }).click();
    await heading(page, /Step 1 of 2/u).waitFor();
    expect(await page.getByLabel('Your role').inputValue()).toBe('Head of Highways');
    expect(await page.getByLabel('Hull City Council').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await heading(page, /Step 2 of 2/u).waitFor();

    await page
      .getByRole('group', { name: /Asset management/u })
      .getByLabel('I have led this')
      .check();
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: 'Volunteer', exact: true }).click();
    await heading(page, 'Thank you for volunteering').waitFor();
    expect(await page.locator('.card').last().textContent()).toMatch(/reply by \w+ \d+ \w+ \d{4}/u);
    await expect.poll(() => focused(page).getAttribute('name')).toBe('text');

    await playground.restart();
    // The page that stayed open comes back by itself.
    await say(page, '/hmep profile');
    await readsTheProfile(page);
    const outage = playground.problems.splice(0).filter((problem) => !/net::ERR_/u.test(problem));
    expect(outage).toEqual([]);
    await page.reload();
    await readsTheProfile(page);
  });

  it('with the keyboard alone', async () => {
    const page = await playground.open({ as: 'host' });
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const tabTo = async (what: string): Promise<void> => {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        await press('Tab');
        if (await focused(page).evaluate((element, wanted) => element.matches(wanted), what)) return;
      }
      throw new Error(`Nobody gets to ${what} by Tab`);
    };

    await page.keyboard.type('/hmep vol');
    await page.getByRole('option', { name: '/hmep volunteer' }).waitFor();
    await press('ArrowDown', 'Enter');
    expect(await messageBox(page).inputValue()).toBe('/hmep volunteer');
    await press('Enter');
    await heading(page, /Step 1 of 2/u).waitFor();
    await expect.poll(() => focused(page).textContent()).toContain('Step 1 of 2');

    await tabTo('[name="field.organisations"]');
    await page.keyboard.type('hull');
    await page.getByRole('option', { name: 'Hull City Council', selected: true }).waitFor();
    await press('Enter');
    expect(await page.getByLabel('Hull City Council').isChecked()).toBe(true);
    await tabTo('[name="field.role"]');
    await page.keyboard.type('Head of Highways');
    await press('Enter');
    await heading(page, /Step 2 of 2/u).waitFor();
    await expect.poll(() => focused(page).textContent()).toContain('Step 2 of 2');

    await tabTo('[type=radio]');
    await press('ArrowRight');
    expect(await page.getByLabel('I have led this').first().isChecked()).toBe(true);
    await tabTo('[type=checkbox]');
    await press('Space');
    await tabTo('button[value=submit]');
    await press('Enter');
    await heading(page, 'Thank you for volunteering').waitFor();
    await expect.poll(() => focused(page).getAttribute('name')).toBe('text');

    await page.keyboard.type('/hmep profile');
    await press('Enter');
    await readsTheProfile(page);
  });

  it('as a councillor, who is asked other things at once', async () => {
    const page = await playground.open({ as: 'councillor' });
    await say(page, '/hmep volunteer');
    await heading(page, /Step 1 of 2/u).waitFor();
    await page.getByLabel('Your name').fill('Member One');
    await page.getByRole('radio', { name: /Councillor/u }).check();
    await page.getByLabel('Ward or committee').waitFor();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Member One');
    expect(await page.getByLabel('Your role').count()).toBe(0);
    await expect.poll(() => focused(page).getAttribute('value')).toBe('member');

    // What was drawn anew still searches.
    await page.getByLabel('Your council', { exact: true }).fill('east rid');
    await page.getByRole('option', { name: /East Riding/u }).click();
    await page.getByLabel('Ward or committee').fill('Northern ward');
    await page.getByLabel('A number to ring').fill('01632 960001');
    await page
      .getByRole('group', { name: /group office/u })
      .getByRole('radio')
      .first()
      .check();
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: 'Volunteer', exact: true }).click();
    await heading(page, 'Thank you for volunteering').waitFor();
    expect(await page.locator('.card').last().textContent()).toContain('Cllr Member One');
  });

  it('without any script', async () => {
    const page = await playground.open({ as: 'manager', javaScriptEnabled: false });
    await say(page, '/hmep volunteer');
    await page.getByLabel('Where you work').fill('Hull City Council');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'One answer needs another look' }).waitFor();
    await page.getByLabel('Your role').fill('Head of Highways');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await heading(page, /Step 2 of 2/u).waitFor();
    await page.getByLabel('I have led this').first().check();
    await page.getByRole('checkbox').last().check();
    await page.getByRole('button', { name: 'Volunteer', exact: true }).click();
    await heading(page, 'Thank you for volunteering').waitFor();
    await say(page, '/hmep profile');
    await readsTheProfile(page);
    await page.getByRole('button', { name: 'Change' }).last().click();
    await page.getByRole('radio', { name: /Councillor/u }).check();
    await page.getByRole('button', { name: 'Show the questions for this choice' }).click();
    await page.getByLabel('Ward or committee').waitFor();
  });

  it('in two sittings: a half-filled form survives the closing of its page', async () => {
    const page = await playground.open({ as: 'colleague' });
    await say(page, '/hmep volunteer');
    await heading(page, /Step 1 of 2/u).waitFor();
    const kept = page.waitForResponse((response) => response.status() === 204);
    await page.getByLabel('Your role').pressSequentially('Head of Hi');
    await kept;
    await page.context().close();

    const again = await playground.open({ as: 'colleague' });
    expect(await again.getByLabel('Your role').inputValue()).toBe('Head of Hi');
    await again.getByLabel('Your role').press('End');
    await again.getByLabel('Your role').pressSequentially('ghways');
    // What was typed a moment ago goes with whoever leaves.
    await again.getByRole('link', { name: 'Home' }).click();
    await again.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await again.getByRole('link', { name: 'HMEP', exact: true }).click();
    await expect.poll(() => again.getByLabel('Your role').inputValue()).toBe('Head of Highways');
    await fillInFirstStep(again);
  });
});
