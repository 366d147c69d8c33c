import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import { botTime, card, heading, moveOn, patiently, say, usePlayground } from '../support/browser.ts';

const today = 'HMEP-1 – Today, day 1 of 3: Listen';
const soFar = 'HMEP-1 – The day so far, day 1 of 3: Listen';
const thanks = 'HMEP-1 – Thank you';
const heard = 'Crews plan a week ahead, and the plan holds.';
const pairs = 'Agree the pairs, each with a lead questioner and a note-taker';

/** An item as it stands on the card of the day in the team’s channel. */
const itemIn = (page: Page) => card(page, 'HMEP-1 – Day 1: listen').getByRole('button', { name: pairs });

const textOf = async (page: Page, name: string): Promise<string | null> => {
  await heading(page, name).waitFor();
  return card(page, name).textContent();
};

/** What the team alone may read. */
const teamsOwn = [
  heard,
  ...['– Tomorrow,', '– Today,', '– The day so far,', 'Write a note'],
  ...programme.checklists.filter(({ audience }) => audience === 'team').flatMap(({ items }) => items[0]?.label ?? []),
];

/** From prompt to prompt, to a time of the day. */
const goesOnTo = async (page: Page, time: string): Promise<void> => {
  for (let prompts = 0; prompts < 12; prompts += 1) {
    if ((await moveOn(page, 'Next prompt')).endsWith(time)) return;
  }
  throw new Error(`No prompt is due at ${time}`);
};

const writesANote = async (page: Page): Promise<void> => {
  await card(page, 'HMEP-1 – day 1, 10:00 How the highway service works')
    .getByRole('button', { name: 'Write a note' })
    .click();
  await heading(page, /A note for HMEP-1/u).waitFor();
  const session = page.getByRole('combobox', { name: 'Session' }).locator('option:checked');
  expect(await session.textContent()).toBe('Day 1, 10:00: How the highway service works');
  await page.getByLabel('Note', { exact: true }).fill(heard);
  await page.getByRole('group', { name: 'Theme' }).getByRole('radio').first().check();
  await page.getByLabel('Strength', { exact: true }).check();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await save.click();
  await save.waitFor({ state: 'detached' });
};

describe('a rehearsal', () => {
  const playground = usePlayground();

  const seesNothingOfTheTeams = async (host: Page): Promise<void> => {
    await heading(host, thanks).waitFor();
    expect(await host.getByRole('link', { name: '# review-team' }).count()).toBe(0);
    expect((await host.request.get(`${playground.url()}/playground/review-team?as=host`)).status()).toBe(404);
    const own = await host.locator('#messages').textContent();
    await host.getByRole('link', { name: '# review-host' }).click();
    const channel = await textOf(host, 'HMEP-1 – Each day for the organiser, day 1');
    for (const words of teamsOwn) expect(`${own} ${channel}`).not.toContain(words);
  };

  it('is walked through from the evening before day 1 to the morning after, the bot killed on the way', async () => {
    const [lead, host, team, manager] = await Promise.all([
      playground.open({ as: 'officer' }),
      playground.open({ as: 'host' }),
      playground.open({ as: 'officer', place: 'review-team' }),
      playground.open({ as: 'manager', place: 'review-team' }),
    ]);
    await say(lead, '/hmep rehearse');
    await heading(lead, 'HMEP-1: a rehearsal').waitFor();

    await moveOn(lead, 'Next prompt');
    expect(await textOf(lead, 'HMEP-1 – Tomorrow, day 1 of 3: Listen')).toMatch(/10:00–11:00 How the highway service/u);
    await moveOn(lead, 'Next prompt');
    const mornings = lead.getByRole('heading', { level: 2, name: today });
    // Whoever goes on sees what comes, below a card that is taller than the page.
    await expect.poll(async () => ((await mornings.first().boundingBox())?.y ?? 800) < 800, patiently).toBe(true);

    await itemIn(team).click();
    const ticked = /Ticked by Officer Peer, \d+ \w+ \d{4}, 07:\d\d/u;
    await expect.poll(() => itemIn(manager).textContent(), patiently).toMatch(ticked);

    await card(lead, today).getByRole('button', { name: 'In 30 minutes again' }).click();
    await lead.getByText(/It comes again: .* 08:\d\d/u).waitFor();
    expect(await mornings.count()).toBe(1);
    await moveOn(lead, 'Next prompt');
    await expect.poll(() => mornings.count(), patiently).toBe(2);

    await goesOnTo(lead, '11:00');
    await writesANote(lead);
    await goesOnTo(lead, '16:45');
    expect(await textOf(lead, soFar)).toMatch(/Sessions held\s*8 of 8\s*Notes\s*1 today, 1 in all/u);
    expect(await textOf(lead, soFar)).toContain('only from senior officers');

    await moveOn(lead, 'Day 2');
    await heading(lead, 'HMEP-1 – Today, day 2 of 3: Test').waitFor();
    const then = (await botTime(lead)) ?? '';
    await playground.restart();
    await Promise.all([lead, host, team, manager].map((page) => page.reload()));
    playground.problems.splice(0);
    expect(((await botTime(lead)) ?? '') >= then).toBe(true);
    expect(await itemIn(manager).textContent()).toMatch(ticked);
    await say(lead, '/hmep notes read');
    await lead.getByText(heard).last().waitFor();

    await moveOn(lead, 'Next morning');
    await heading(lead, 'HMEP-1 – Today, day 3 of 3: Conclude').waitFor();
    await moveOn(lead, 'Next morning');
    await moveOn(lead, 'Next prompt');
    expect(await textOf(lead, thanks)).toMatch(/\d{4}: Draft report/u);
    await seesNothingOfTheTeams(host);
  });
});
