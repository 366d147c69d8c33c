import { beforeEach, describe, expect, it } from 'vitest';
import { button, formOf } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginPrompting, table } from './prompting.ts';

describe.each(mainly('postgresql'))('prompts after sessions, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('are followed by their reminder only after they came again, where they were put off', async () => {
    const { at, news, ben, standing, clock } = await beginPrompting(database());
    await at('2026-12-01T09:45:00Z');
    clock.set('2026-12-01T09:46:00Z');
    const card = { kind: 'show', to: 'caller', view: standing('ben', /Welcome/u) } as const;
    await ben.presses(button(card, 'In 30 minutes again'));
    news();
    const ofWelcome = () => news().filter((line) => line.includes('Welcome') || line.includes('missing'));
    await at('2026-12-01T10:16:00Z');
    expect(ofWelcome()).toEqual(['ben: day 1, 09:00 Welcome']);
    await at('2026-12-01T10:45:00Z');
    expect(ofWelcome()).toEqual([]);
    await at('2026-12-01T10:46:00Z');
    expect(ofWelcome()).toEqual(['ben: A reminder: HMEP-1 – day 1, 09:00 Welcome']);
    await at('2026-12-01T11:16:00Z');
    expect(ofWelcome()).toEqual(['manager: HMEP-1: notes that are missing']);
  });

  it('ask once about a session that moves in a table that is pasted again, and its notes stay with it', async () => {
    const { at, news, organiser, ben, standing, clock } = await beginPrompting(database());
    await at('2026-12-01T09:45:00Z');
    const card = { kind: 'show', to: 'caller', view: standing('ben', /Welcome/u) } as const;
    const form = await ben.presses(button(card, 'Write a note'));
    await ben.submits(form, { ...formOf(form).values, text: 'A warm welcome', theme: 'assets', kind: 'strength' });
    news();
    clock.set('2026-12-01T09:50:00Z');
    const corrected = table.replace('09:45\tWelcome\tSponsor\tRoom 1', '09:40\tWelcome\tSponsor\tRoom 3');
    await organiser.submits(await organiser.types('timetable paste'), { table: corrected });
    await at('2026-12-01T10:30:00Z');
    expect(news()).toEqual([]);
    const [session] = await database().prisma.reviewSession.findMany({ where: { title: 'Welcome', removedAt: null } });
    expect(session).toMatchObject({ place: 'Room 3', end: '09:40', version: 2 });
    expect(await database().prisma.note.count({ where: { sessionId: session?.id ?? '' } })).toBe(1);
  });
});
