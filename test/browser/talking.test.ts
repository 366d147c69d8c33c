import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { heading, messageBox, say, usePlayground } from '../support/browser.ts';

describe('two people at the playground', () => {
  const playground = usePlayground();

  it('talk in the channel without reloading, and keep to themselves what they are answered', async () => {
    const [ann, ben] = await Promise.all([
      playground.open({ as: 'officer', place: 'highways' }),
      playground.open({ as: 'host', place: 'highways' }),
    ]);
    await messageBox(ben).fill('Half a sentence');
    await say(ann, 'Good <b>morning</b>, @everyone');
    await ben.getByText('Good <b>morning</b>, @everyone').waitFor();
    // Nobody is disturbed at their typing.
    expect(await messageBox(ben).inputValue()).toBe('Half a sentence');

    await say(ann, '/hmep help');
    await heading(ann, 'What you can do here').waitFor();
    await say(ben, 'Good morning to you');
    await ann.getByText('Good morning to you').waitFor();
    expect(await heading(ben, 'What you can do here').count()).toBe(0);
    expect(await ben.getByText('/hmep help').count()).toBe(0);
    expect(await ann.getByText('Only you can see this').count()).toBeGreaterThan(0);

    await say(ann, '@hmep help');
    await ben.getByText('@hmep help').waitFor();
    expect(await heading(ben, 'What you can do here').count()).toBe(0);
    await ann.reload();
    expect(await ann.getByText('Good morning to you').count()).toBe(1);
  });

  it('are each only themselves in a direct message', async () => {
    const [ann, ben] = await Promise.all([playground.open({ as: 'officer' }), playground.open({ as: 'host' })]);
    await say(ann, '/hmep privacy');
    await ann.locator('.said').getByText('/hmep privacy').waitFor();
    await say(ben, '/hmep help');
    await heading(ben, 'What you can do here').waitFor();
    expect(await ben.locator('.said').allTextContents()).toEqual(['/hmep help']);
  });

  it('write faster than the bot answers, and lose nothing', async () => {
    const page = await playground.open({ as: 'councillor', place: 'highways' });
    const lines = Array.from({ length: 8 }, (_, index) => `Line ${index}`);
    for (const line of lines) {
      await messageBox(page).pressSequentially(line);
      await messageBox(page).press('Enter');
    }
    await page.getByText('Line 7').waitFor();
    await page.reload();
    expect(await page.locator('.said').allTextContents()).toEqual(expect.arrayContaining(lines));
  });

  it('say more while what they said is on its way, and all of it arrives in order', async () => {
    const page = await playground.open({ as: 'manager', place: 'highways' });
    await page.route('**/say', async (route) => {
      await sleep(400);
      await route.continue();
    });
    for (const text of ['First', 'Second', '/hmep help']) await say(page, text);
    await messageBox(page).pressSequentially('Half a sentence');
    await heading(page, 'What you can do here').waitFor();
    expect(await page.locator('.said').allTextContents()).toEqual(['First', 'Second', '/hmep help']);
    expect(await messageBox(page).inputValue()).toBe('Half a sentence');
  });

  it('press a button while what they said is on its way, and get both answers', async () => {
    const page = await playground.open({ as: 'councillor' });
    await page.route('**/say', async (route) => {
      await sleep(400);
      await route.continue();
    });
    await say(page, '/hmep privacy');
    await page.getByRole('button', { name: 'Help' }).first().click();
    await heading(page, 'What you can do here').waitFor();
    expect(await page.locator('.said').allTextContents()).toEqual(['/hmep privacy']);
    expect(await page.locator('.message.working').count()).toBe(0);
    expect(await page.locator('#messages > .message').count()).toBe(3);
  });

  it('mention each other, as the box completes it', async () => {
    const page = await playground.open({ as: 'office' });
    await messageBox(page).pressSequentially('/hmep office add @coun');
    await page.getByRole('option', { name: '@Councillor' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await messageBox(page).inputValue()).toBe('/hmep office add @Councillor ');
    await messageBox(page).press('Enter');
    await page.getByText('Councillor is the programme office now').waitFor();
    const councillor = await playground.open({ as: 'councillor' });
    await councillor.getByText('has made you the programme office').waitFor();
  });

  it('are told when the bot does not answer, and keep what they typed', async () => {
    const page = await playground.open({ as: 'colleague' });
    await page.route('**/say', (route) => route.abort());
    await say(page, '/hmep help');
    await page.getByRole('alert').filter({ hasText: 'The bot did not answer.' }).waitFor();
    expect(await messageBox(page).inputValue()).toBe('/hmep help');
    await page.unroute('**/say');
    await messageBox(page).press('Enter');
    await heading(page, 'What you can do here').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'did not answer' }).count()).toBe(0);
    expect(await page.locator('.said').allTextContents()).toEqual(['/hmep help']);
    expect(playground.problems.splice(0).filter((problem) => !/ERR_FAILED|Failed to fetch/u.test(problem))).toEqual([]);
  });

  it('press a button as often as they like, and get an answer each time', async () => {
    const page = await playground.open({ as: 'manager' });
    const help = page.getByRole('button', { name: 'Help' });
    for (const times of [1, 2, 3]) {
      await help.click();
      await expect
        .poll(() => page.getByRole('heading', { level: 2, name: 'What you can do here' }).count())
        .toBe(times);
    }
  });
});
