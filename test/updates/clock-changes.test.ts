import { beforeEach, describe, expect, it } from 'vitest';
import { createTestBot } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { sendsOff } from './posting.ts';

const council = { platform: 'teams', workspace: { externalId: 'council', name: 'Northmoor Council' } } as const;
const halfHoursInANight = 10;

describe.each(mainly('postgresql'))('a digest every day at 01:30 in London, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const beginAt = async (start: string) => {
    const teams = createTestMessenger();
    const { app, clock, person } = await createTestBot(database(), { messengers: { teams }, onlyPlayground: false });
    clock.set(start);
    await app.workspaces.configure(council, clock.now());
    const office = person('Office One', council);
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    await app.schedule.look();
    /** Nights from ten to three in UTC, with something new each half hour around the change, and days. @returns when a digest came */
    const passes = async (nights: number): Promise<readonly string[]> => {
      const came: string[] = [];
      for (let half = 0; half < nights * halfHoursInANight; half += 1) {
        clock.advance({ minutes: 30 });
        if (clock.now().getUTCHours() < 2) await sendsOff(office, `News ${half}`);
        const before = teams.posted.length;
        await app.schedule.look();
        await app.worker.workOff();
        if (teams.posted.length > before) came.push(clock.now().toISOString());
        if (clock.now().getUTCHours() === 3) clock.advance({ hours: 19 });
      }
      expect(teams.posted).toHaveLength(came.length);
      return came;
    };
    return { ann: person('Ann', council), passes };
  };

  it('comes once on the day in March that has no such hour, when the clocks have gone forward', async () => {
    const { ann, passes } = await beginAt('2027-03-26T22:00:00Z');
    await ann.types('subscribe daily at 01:30');
    expect(await passes(3)).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ]);
  });

  it('comes once on the day in October that has the hour twice, in the first of them', async () => {
    const { ann, passes } = await beginAt('2027-10-29T22:00:00Z');
    await ann.types('subscribe daily at 01:30');
    expect(await passes(3)).toEqual([
      '2027-10-30T00:30:00.000Z',
      '2027-10-31T00:30:00.000Z',
      '2027-11-01T01:30:00.000Z',
    ]);
  });
});
