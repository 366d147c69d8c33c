import { describe, expect, it } from 'vitest';
import { createTestBot } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

const office = { platform: 'slack', workspace: { externalId: 'T-office', name: 'The office' } } as const;

describe.each(mainly('postgresql'))('answers that the office owes, on $kind', ({ use }) => {
  const database = use();

  it('are named on the working day for which they were promised, and after it', async () => {
    const slack = createTestMessenger();
    const { app, clock, person } = await createTestBot(database(), { messengers: { slack }, onlyPlayground: false });
    await person('Office', office).types(`claim ${await app.office.newCode(clock.now())}`);
    // On a Sunday evening: the Friday is promised.
    await person('Director', office).types('register Hull');
    const heard = async (days: number): Promise<readonly string[]> => {
      const before = slack.posted.length;
      for (let day = 0; day < days; day += 1) {
        clock.advance({ days: 1 });
        await app.schedule.look();
        await app.worker.workOff();
      }
      return slack.posted.slice(before).map(({ view }) => view.summary);
    };
    await app.schedule.look();
    await app.worker.workOff();
    expect(await heard(4)).toEqual([]);
    expect(await heard(1)).toEqual(['1 waits for an answer that was promised for today']);
    expect(await heard(2)).toEqual([]);
    expect(await heard(1)).toEqual(['1 waits for an answer that is late']);
  });
});
