import type { Page } from 'playwright-core';

/** Somebody at the playground in a browser, who uses what the page shows. */
export interface BrowserDesk {
  types(command: string): Promise<void>;
  /** Presses the newest button that is called so. */
  presses(label: string): Promise<void>;
  fills(label: string, answer: string | readonly string[] | true): Promise<void>;
  /** Sends the newest form, or goes on to its next step. */
  submits(): Promise<void>;
}

/** Acts, and waits until the page shows what came of it. */
const acts = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 60_000 });
  await act();
  const response = await answered;
  await response.finished();
  await page.waitForTimeout(150);
};

/** Other questions may depend on an answer: then the page asks for them. */
const decides = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const asked = page
    .waitForResponse((response) => response.request().method() === 'POST', { timeout: 1_500 })
    .then((response) => response.finished())
    .catch(() => undefined);
  await act();
  await asked;
  await page.waitForTimeout(150);
};

const chooses = async (page: Page, field: ReturnType<Page['locator']>, answer: string): Promise<void> => {
  await field.fill(answer);
  const option = page.getByRole('option').first();
  await option.waitFor();
  await field.press('Enter');
};

type Shown = ReturnType<Page['locator']>;

/** Ticks the box of that name, or the only one. */
const agrees = async (form: Shown, label: string): Promise<void> => {
  await form.getByRole('checkbox').first().waitFor();
  const named = form.getByRole('checkbox', { name: new RegExp(label, 'iu') });
  await ((await named.count()) > 0 ? named.first() : form.getByRole('checkbox').last()).check();
};

interface Filled {
  readonly label: string;
  readonly called: RegExp;
  readonly each: string;
}

/** Opens the list, and takes what begins so. */
const takes = async (page: Page, list: Shown, answer: string): Promise<void> => {
  const option = list.locator('option').filter({ hasText: answer }).first();
  const value = (await option.getAttribute('value')) ?? '';
  await decides(page, () => list.selectOption(value));
};

const fillsOne = async (page: Page, form: Shown, { label, called, each }: Filled): Promise<void> => {
  const list = form.getByLabel(label).and(form.locator('select'));
  if ((await list.count()) > 0) return takes(page, list.first(), each);
  const combobox = form.getByRole('combobox', { name: label });
  if ((await combobox.count()) > 0) return chooses(page, combobox, each);
  const group = form.getByRole('group', { name: called });
  if ((await group.count()) > 0) return decides(page, () => group.first().getByLabel(each).first().check());
  const labelled = form.getByLabel(label, { exact: true });
  await ((await labelled.count()) > 0 ? labelled.first() : form.getByLabel(label).first()).fill(each);
};

export const createBrowserDesk = (page: Page): BrowserDesk => {
  const form = () => page.locator('form.form').last();
  return {
    types: (command) =>
      acts(page, async () => {
        const box = page.locator('.composer input[name=text]');
        await box.fill(`/hmep ${command}`);
        await box.press('Enter');
      }),
    presses: (label) => acts(page, () => page.locator('#messages').getByRole('button', { name: label }).last().click()),
    submits: () => acts(page, () => form().locator('button[value=submit]').click()),
    fills: async (label, answer) => {
      if (answer === true) return agrees(form(), label);
      const called = new RegExp(`^${label}(?: \\(if you like\\))?$`, 'u');
      await form().getByText(called).first().waitFor();
      for (const each of typeof answer === 'string' ? [answer] : answer)
        await fillsOne(page, form(), { label, called, each });
    },
  };
};
