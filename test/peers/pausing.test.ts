import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { button, createTestBot, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { becomesPeer } from '../support/pool.ts';
import { filledIn, known } from '../support/volunteer-values.ts';

const begin = async (database: Database) => {
  await emptyDatabase(database);
  const bot = await createTestBot(database);
  return { bot, ada: await becomesPeer(database, bot, 'Ada') };
};

describe.each(mainly('postgresql'))('peers who pause or leave, on $kind', ({ use }) => {
  const database = use();
  const stored = () => database().prisma.peer.findFirstOrThrow();

  it('take a break until a date, change it, and end it', async () => {
    const { bot, ada } = await begin(database());
    expect(said(await ada.types('resume'))).toContain('You are not taking a break');
    const asked = await ada.types('pause');
    expect(said(asked)).toContain('[One month]\n');
    expect(said(await ada.presses(button(asked, 'One month')))).toContain(
      'Your break lasts until Tuesday 22 December 2026',
    );
    expect(said(await ada.types('pause until 15 January 2027'))).toContain('until Friday 15 January 2027');
    expect(said(await ada.types('pause'))).toContain('Your break lasts until Friday 15 January 2027.');
    expect(said(await ada.types('profile'))).toContain('Taking a break until Friday 15 January 2027');
    expect(said(await ada.types('confirm'))).toContain('You are taking a break at the moment.');
    expect(await stored()).toMatchObject({ state: 'paused', pausedUntil: new Date('2027-01-15') });

    for (const [typed, why] of [
      ['pause until 2026-11-21', 'This day is over. Today is Sunday 22 November 2026.'],
      ['pause until 2999-01-01', 'That is too far ahead.'],
      ['pause until tomorrow', '“until tomorrow” is not a date'],
      ['pause until 2027-02-30', 'is not a date'],
    ] as const) {
      expect(said(await ada.types(typed))).toContain(why);
    }
    expect(await stored()).toMatchObject({ pausedUntil: new Date('2027-01-15') });

    const early = await ada.types('resume');
    expect(said(early)).toContain('Welcome back.');
    expect(await stored()).toMatchObject({ state: 'active', pausedUntil: null });
    bot.clock.advance({ days: 1 });
    expect(said(await ada.presses({ command: 'resume', values: {} }))).toContain('You are not taking a break');
  });

  it('have no break that a later state has ended', async () => {
    const { ada } = await begin(database());
    await ada.types('pause until 2027-06-01');
    await ada.presses(button(await ada.types('withdraw'), 'Yes, withdraw'));
    expect(await stored()).toMatchObject({ state: 'withdrawn', pausedUntil: null });
    // As an earlier version of the bot left it.
    await database().prisma.peer.updateMany({ data: { state: 'approved', pausedUntil: new Date('2027-06-01') } });
    expect(said(await ada.types('pause'))).not.toContain('Your break lasts');
    await database().prisma.peer.updateMany({ data: { state: 'paused' } });
    const second = await ada.submits(await ada.types('volunteer'), { ...filledIn, kind: 'provider', name: 'Ada' });
    expect(said(await ada.submits(second, known))).toContain('so the office checks your offer again');
    expect(await stored()).toMatchObject({ state: 'interested', pausedUntil: null });
  });

  it('whose offer was not taken up have nothing to withdraw', async () => {
    const { ada } = await begin(database());
    const sure = button(await ada.types('withdraw'), 'Yes, withdraw');
    await database().prisma.peer.updateMany({ data: { state: 'declined' } });
    expect(said(await ada.types('withdraw'))).toContain('There is nothing to withdraw');
    expect(said(await ada.presses(sure))).toContain('There is nothing to withdraw');
    expect(await stored()).toMatchObject({ state: 'declined' });
  });

  it('are shown examples that they can type on that day', async () => {
    const { bot, ada } = await begin(database());
    bot.clock.set('2027-05-01T09:00:00Z');
    const like = /(?:available|pause until) 20[\d.-]+/u;
    for (const typed of ['pause', 'available', 'pause until 2027-01-15', 'available 2027-03-01..2027-03-31']) {
      const example = like.exec(said(await ada.types(typed)))?.[0] ?? typed;
      expect(said(await ada.types(example))).toMatch(/Your break lasts until|When you can help/u);
    }
  });
});
