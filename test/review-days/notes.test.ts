import { beforeEach, describe, expect, it } from 'vitest';
import { button, formOf, said } from '../support/bot.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { beginNoting, heard, text, words, writes } from './noting.ts';
import { inHost, tie } from './reviewing.ts';

// Which of the databases it is makes no difference to what is said.
describe('notes', () => {
  const database = databases[0].use();
  beforeEach(() => emptyDatabase(database()));

  it('are written in a form that holds what was typed, and are answered with counts alone', async () => {
    const { lead, ben, sessions, name } = await beginNoting(database());
    const asked = await lead.types(`note ${text}`);
    const form = formOf(asked);
    expect(form).toMatchObject({ discreet: true, title: `A note for ${name}` });
    expect(form.values).toMatchObject({ text, session: sessions.late.id });
    const [note, theme, kind, session] = form.fields;
    expect(note?.hint).toContain('name nobody');
    expect(note?.hint).toContain('by voice');
    expect(theme?.kind === 'choice' && theme.options[0]?.value).toBe('customers');
    expect(kind?.kind === 'choice' && kind.options).toHaveLength(5);
    expect(session?.kind === 'choice' && session.options.map(({ label }) => label)).toEqual([
      'Day 1, 09:00: Cabinet member',
      'Day 1, 10:30: Provider',
      'Day 1, 14:00: Scrutiny',
      'Day 2, 09:00: Depot',
    ]);
    const noted = await lead.submits(asked, { ...heard, session: sessions.early.id });
    expect(said(noted)).toContain('Noted: Asset management and resilience, strength.');
    await writes(ben);
    const again = await lead.presses(button(noted, 'Another note'));
    expect(formOf(again).values['text']).toBeUndefined();
    const second = await lead.submits(again, { ...heard, kind: 'question' });
    expect(said(second)).toContain('Today: 2 notes of yours, 3 of the whole team.');
    const counted = await lead.types('notes');
    expect(said(counted)).toContain('3 today, 3 in all.');
    expect(said(counted)).toContain('Open question: 1 today, 1 in all');
    expect(said(counted)).toContain('Not heard of yet: Customers and members.');
    expect(JSON.stringify([noted, second, counted])).not.toContain('never shown');
    expect(JSON.stringify(await database().prisma.handledRequest.findMany())).not.toContain('never shown');
    expect(await database().prisma.draft.count({ where: { command: 'note' } })).toBe(0);
  });

  it('are saved at once where theme and kind are typed before them, whole as they were typed', async () => {
    const { lead } = await beginNoting(database());
    expect(said(await lead.types(`note theme:assets kind:question ${text}`))).toContain('Noted: Asset management');
    const [note] = await database().prisma.note.findMany();
    expect(note).toMatchObject({ text, theme: 'assets', kind: 'question' });
    const wrong = formOf(await lead.types(`note theme:roads kind:question ${text}`));
    expect(wrong.errors).toEqual({ theme: 'Please choose one.' });
    expect(wrong.values).toMatchObject({ text, kind: 'question' });
  });

  it('of five thousand characters come back whole, with what is wrong', async () => {
    const { lead } = await beginNoting(database());
    const long = `${'A long account of it. '.repeat(228)}`.slice(0, 5_000).trim();
    const asked = await lead.types(`note theme:assets kind:question ${long}`);
    expect(formOf(asked).values['text']).toBe(long);
    expect(formOf(asked).errors).toEqual({ text: `This is ${long.length} characters long; 1000 fit.` });
    const still = await lead.submits(asked, { ...heard, text: long });
    expect(formOf(still).values['text']).toBe(long);
    expect(await database().prisma.note.count()).toBe(0);
  });

  it('are read in a form by the team, by theme and page, with who, where and when', async () => {
    const { lead, ben, manager, sessions, name, clock } = await beginNoting(database());
    await writes(lead, { session: sessions.early.id });
    for (let index = 0; index < 9; index += 1) {
      clock.advance({ minutes: 1 });
      await writes(ben, { text: `Ben heard ${index}.`, theme: 'finance' });
    }
    const read = await manager.presses(button(await manager.types('notes'), 'Read them'));
    expect(formOf(read)).toMatchObject({ discreet: true, title: `Notes of the team: ${name}` });
    expect(words(read)).toContain('Ben heard 8.');
    expect(words(read)).not.toContain('never shown');
    const form = formOf(read);
    const turn = (values: Record<string, string>) =>
      manager.does({ kind: 'change', command: form.command, form: form.ref, values });
    expect(words(await turn({ theme: 'all', page: '1' }))).toContain('Ben heard 0.');
    const assets = words(await turn({ theme: 'assets', page: '' }));
    expect(assets).toContain('never shown');
    expect(assets).toContain('Lead · Cabinet member · 1 December 2026, 11:00');
    expect(assets).not.toContain('Ben heard');
    expect(said(await manager.submits(read, { theme: 'all', page: '0' }))).toContain('10 today, 10 in all.');
    const own = await lead.types(`notes read ${name}`);
    expect(words(own)).toContain('Ben heard 8.');
    const mine = await lead.presses(button(await writes(lead), 'My notes'));
    expect(words(mine)).not.toContain('Ben heard');
    expect(words(mine)).toContain('never shown');
  });

  it('are the team’s: the host’s people, strangers and the host’s channel learn nothing of them', async () => {
    const { people, name, lead, manager, review } = await beginNoting(database());
    await writes(lead);
    const { of } = button(await lead.types('notes'), 'Read them').values;
    const typed = ['note Something', 'notes', `notes ${name}`, `notes read ${name}`, `notes change ${name}`];
    const managers = [`notes keep ${name}`, `notes release ${name}`];
    const forTheTeam = /^Notes are for the review team alone, and in HMEP-1 you are not on it\./u;
    for (const [who, reads] of [
      [people('Organiser', inHost), forTheTeam],
      [people('Stranger', inHost), /that you belong to|You take part in no review/u],
    ] as const) {
      for (const each of [...typed, ...managers]) expect(said(await who.types(each))).toMatch(reads);
      for (const command of ['note', 'notes', 'notes read', 'notes change']) {
        expect(said(await who.presses({ command, values: { of: of ?? '' } }))).toMatch(reads);
      }
      expect(said(await who.presses({ command: 'note', values: { of: review.id, ...heard } }))).toMatch(reads);
    }
    const inRoom = people('Organiser', inHost, 'host-room');
    await tie(inRoom, name, 'host');
    const strangerThere = people('Finder', inHost, 'host-room');
    for (const each of typed) {
      expect(said(await inRoom.types(each))).toMatch(forTheTeam);
      expect(said(await strangerThere.types(each))).toContain('that you belong to');
    }
    await database().prisma.reviewSeat.updateMany({ where: { place: 'lead' }, data: { state: 'declined' } });
    expect(said(await lead.types(`notes read ${name}`))).toContain('that you belong to');
    expect(said(await manager.types('notes'))).toContain('1 today, 1 in all.');
    expect(await database().prisma.note.count()).toBe(1);
  });

  it('ask which review is meant where somebody is on several teams', async () => {
    const { lead, seats, review } = await beginNoting(database());
    const now = new Date('2026-11-22T18:00:00Z');
    const other = await database().prisma.review.create({
      data: { authority: 'E06000011', stage: 'team', dayOne: new Date('2027-03-02'), createdAt: now, updatedAt: now },
    });
    await database().prisma.reviewSeat.create({
      data: {
        ...{ reviewId: other.id, personId: seats.lead, place: 'lead', state: 'confirmed' },
        ...{ createdAt: now, updatedAt: now },
      },
    });
    const asked = await lead.types(`note ${text}`);
    expect(formOf(asked).values).toMatchObject({ of: review.id, text });
    await lead.submits(asked, { ...heard, of: other.id });
    expect(await database().prisma.note.findMany()).toMatchObject([{ reviewId: other.id }]);
  });
});
