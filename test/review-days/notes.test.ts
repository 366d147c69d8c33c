import { beforeEach, describe, expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createAudit } from '../../src/people/audit/audit.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { createNotes } from '../../src/review-days/notes/notes.ts';
import type { ReviewId } from '../../src/reviews/review.ts';
import { createReviews } from '../../src/reviews/reviews.ts';
import type { Database } from '../../src/storage/database.ts';
import { button, formOf, type Person, said } from '../support/bot.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { beginReview, inEastmere, inHost, inNorthmoor, tie } from './reviewing.ts';

const text = 'Members said: “we were never shown the plan”, and nobody knew the cost: 12 %';

const heard = { text, theme: 'assets', kind: 'strength', session: '' };

const notesOf = (database: Database): ReturnType<typeof createNotes> =>
  createNotes({
    database,
    reviews: createReviews(
      database,
      createDeliveries(database, () => undefined),
    ),
    audit: createAudit(database),
    programme: hmepStrategicPeerReview,
    timeZone: 'Europe/London' as TimeZone,
  });

/** What a form shows, without its options. */
const words = (reply: Reply): string =>
  formOf(reply)
    .fields.map((field) => (field.kind === 'words' ? JSON.stringify(field.text) : ''))
    .join('\n');

describe.each(databases)('notes on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begun = async () => {
    const town = await beginReview(database());
    const { prisma } = database();
    town.clock.set('2026-12-01T11:00:00Z');
    await prisma.review.update({ where: { id: town.review.id }, data: { themes: ['customers'] } });
    const session = (key: string, start: string, day: number, sources: string[]) =>
      prisma.reviewSession.create({
        data: { reviewId: town.review.id, day, start, end: '23:00', title: key, kind: 'listen', sources, key },
      });
    const sessions = {
      early: await session('Cabinet member', '09:00', 1, ['members']),
      late: await session('Provider', '10:30', 1, ['provider']),
      later: await session('Scrutiny', '14:00', 1, ['members']),
      tomorrow: await session('Depot', '09:00', 2, ['frontline']),
    };
    const lead = town.people('Lead', inEastmere);
    const ben = town.people('Ben', inNorthmoor);
    const manager = town.people('Manager', inEastmere);
    return { ...town, sessions, lead, ben, manager };
  };

  const writes = async (who: Person, more = {}): Promise<Reply> =>
    who.submits(await who.types('note'), { ...heard, ...more });

  it('are written in a form that holds what was typed, and are answered with counts alone', async () => {
    const { lead, ben, sessions, name } = await begun();
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
    const { lead } = await begun();
    expect(said(await lead.types(`note theme:assets kind:question ${text}`))).toContain('Noted: Asset management');
    const [note] = await database().prisma.note.findMany();
    expect(note).toMatchObject({ text, theme: 'assets', kind: 'question' });
    const wrong = formOf(await lead.types(`note theme:roads kind:question ${text}`));
    expect(wrong.errors).toEqual({ theme: 'Choose one of the answers.' });
    expect(wrong.values).toMatchObject({ text, kind: 'question' });
  });

  it('of five thousand characters come back whole, with what is wrong', async () => {
    const { lead } = await begun();
    const long = `${'A long account of it. '.repeat(228)}`.slice(0, 5_000).trim();
    const asked = await lead.types(`note theme:assets kind:question ${long}`);
    expect(formOf(asked).values['text']).toBe(long);
    expect(formOf(asked).errors).toEqual({ text: `This is ${long.length} characters long; 1000 fit.` });
    const still = await lead.submits(asked, { ...heard, text: long });
    expect(formOf(still).values['text']).toBe(long);
    expect(await database().prisma.note.count()).toBe(0);
  });

  it('are read in a form by the team, by theme and page, with who, where and when', async () => {
    const { lead, ben, manager, sessions, name } = await begun();
    await writes(lead, { session: sessions.early.id });
    for (let index = 0; index < 9; index += 1) await writes(ben, { text: `Ben heard ${index}.`, theme: 'finance' });
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
    const { people, name, lead, manager, review } = await begun();
    await writes(lead);
    const { of } = button(await lead.types('notes'), 'Read them').values;
    const organiser = people('Organiser', inHost);
    const stranger = people('Stranger', inHost);
    const typed = ['note Something', 'notes', `notes ${name}`, `notes read ${name}`, `notes change ${name}`];
    for (const who of [organiser, stranger]) {
      for (const each of [...typed, `notes keep ${name}`, `notes release ${name}`]) {
        expect(said(await who.types(each))).toMatch(/that you belong to|You take part in no review/u);
      }
      const forged = { of: review.id, ...heard };
      for (const command of ['note', 'notes', 'notes read', 'notes change']) {
        expect(said(await who.presses({ command, values: { of: of ?? '' } }))).toContain('that you belong to');
      }
      expect(said(await who.presses({ command: 'note', values: forged }))).toContain('that you belong to');
    }
    const inRoom = people('Organiser', inHost, 'host-room');
    await tie(inRoom, name, 'host');
    const managerThere = people('Finder', inHost, 'host-room');
    for (const each of typed) {
      expect(said(await inRoom.types(each))).toContain('that you belong to');
      expect(said(await managerThere.types(each))).toContain('that you belong to');
    }
    await database().prisma.reviewSeat.updateMany({ where: { place: 'lead' }, data: { state: 'declined' } });
    expect(said(await lead.types(`notes read ${name}`))).toContain('that you belong to');
    expect(said(await manager.types('notes'))).toContain('1 today, 1 in all.');
    expect(await database().prisma.note.count()).toBe(1);
  });

  it('are changed and deleted by who wrote them, and by nobody else', async () => {
    const { lead, ben } = await begun();
    await writes(lead);
    await writes(ben, { text: 'From Ben.' });
    const [note] = await database().prisma.note.findMany({ where: { text } });
    const end = note?.id ?? '';
    const asked = await lead.types('notes change');
    expect(formOf(asked).values).toMatchObject({ note: `${end}.1`, [`text-${end}`]: text });
    expect(JSON.stringify(asked)).not.toContain('From Ben');
    const filledIn = { ...formOf(asked).values, [`text-${end}`]: 'Better.', [`kind-${end}`]: 'question' };
    // On another device of theirs the same note was changed meanwhile.
    await database().prisma.note.update({ where: { id: end }, data: { text: 'On the phone.', version: 2 } });
    const stale = await lead.submits(asked, filledIn);
    expect(words(stale)).toContain('On the phone.');
    expect(formOf(stale).values).toMatchObject({ [`text-${end}`]: 'Better.' });
    const insists = await lead.submits(stale, { ...filledIn, [`instead-${end}.2`]: 'mine' });
    expect(said(insists)).toContain('The note is changed.');
    expect(await database().prisma.note.findUnique({ where: { id: end } })).toMatchObject({
      text: 'Better.',
      kind: 'question',
      version: 3,
    });
    const benAsks = await ben.types('notes change');
    const forged = Object.fromEntries(
      Object.entries(filledIn).map(([name, value]) => [name, name === 'note' ? `${end}.3` : value]),
    );
    await ben.submits(benAsks, forged);
    await ben.presses({ command: 'notes change', values: forged });
    expect(await database().prisma.note.findUnique({ where: { id: end } })).toMatchObject({ text: 'Better.' });
    const last = await lead.types('notes change');
    expect(said(await lead.submits(last, { ...formOf(last).values, [`todo-${end}`]: 'delete' }))).toContain('deleted');
    expect(said(await lead.types('notes change'))).toContain('There is no note of yours');
    expect(await database().prisma.note.count()).toBe(1);
  });

  it('stay as they are while a request, a complaint or a hold stands, and after the review has ended', async () => {
    const { lead, ben, manager, name, review, app, clock } = await begun();
    await writes(lead);
    const open = await lead.types('notes change');
    const end = String(formOf(open).values['note']).split('.')[0];
    const values = { ...formOf(open).values, [`todo-${end}`]: 'delete' };
    expect(said(await ben.types(`notes keep ${name}`))).toContain(
      'The review manager or the programme office can do it.',
    );
    expect(said(await manager.types(`notes keep ${name}`))).toContain('None is changed or deleted');
    expect(said(await manager.types(`notes keep ${name}`))).toContain('nothing was changed');
    expect(said(await lead.submits(open, values))).toContain(
      'The review manager or the programme office can let them go.',
    );
    expect(said(await lead.types('notes change'))).toContain('are kept because of a request or a complaint');
    expect(said(await lead.types('notes'))).toContain('They are kept');
    expect(said(await manager.types(`notes release ${name}`))).toContain('are not kept any more');
    const audit = await database().prisma.auditEntry.findMany({ orderBy: { at: 'asc' } });
    expect(audit.filter(({ subjectId }) => subjectId === review.id).map(({ action }) => action)).toEqual([
      'notes-kept',
      'notes-released',
    ]);
    const { person } = await app.people.meet({ ...inEastmere, externalId: 'lead', name: 'Lead' }, clock.now());
    const hold = { personId: person, placedBy: person, placedAt: clock.now() };
    await database().prisma.hold.create({ data: hold });
    const again = await lead.types('notes change');
    expect(said(await lead.submits(again, { ...formOf(again).values, [`todo-${end}`]: 'delete' }))).toContain(
      'The programme office can lift it.',
    );
    expect(await database().prisma.note.count()).toBe(1);
    await database().prisma.review.update({ where: { id: review.id }, data: { stage: 'closed' } });
    for (const each of ['note', 'notes change']) expect(said(await lead.types(each))).toContain('has ended');
  });

  it('ask which review is meant where somebody is on several teams', async () => {
    const { lead, seats, review } = await begun();
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

  it('are deleted when their time is over, unless they are kept or somebody’s are held', async () => {
    const { lead, ben, app, clock, review, seats } = await begun();
    await writes(lead);
    await writes(ben);
    await lead.types('note Begun and never saved');
    // Day 3 is 3 December 2026, the final report three months later, and 20 working days after that the 31 March.
    const job = app.schedule;
    const runs = async (day: string): Promise<string> => {
      clock.set(`${day}T04:00:00Z`);
      for (let index = 0; index < 12; index += 1) await job.look();
      const run = await database().prisma.jobRun.findFirst({
        where: { name: 'delete-notes' },
        orderBy: { dueAt: 'desc' },
      });
      return run?.words ?? '';
    };
    await runs('2027-03-30');
    await database().prisma.draft.updateMany({ data: { expiresAt: new Date('2028-01-01') } });
    expect(await runs('2027-03-31')).toBe('deleted 0 notes and 0 forms');
    await database().prisma.notesKept.create({ data: { reviewId: review.id, keptAt: clock.now() } });
    expect(await runs('2027-04-02')).toBe('deleted 0 notes and 0 forms');
    await database().prisma.notesKept.deleteMany();
    await database().prisma.reviewDate.create({
      data: { reviewId: review.id, key: 'final-report', due: new Date('2027-04-01') },
    });
    expect(await runs('2027-04-10')).toBe('deleted 0 notes and 0 forms');
    await database().prisma.reviewDate.deleteMany();
    const hold = { personId: seats.ben, placedBy: seats.ben, placedAt: clock.now() };
    await database().prisma.hold.create({ data: hold });
    expect(await runs('2027-04-11')).toMatch(/^deleted 1 note and [01] forms?$/u);
    expect(await database().prisma.draft.count({ where: { command: 'note' } })).toBe(0);
    await database().prisma.hold.deleteMany();
    expect(await runs('2027-04-12')).toBe('deleted 1 note and 0 forms');
  });

  it('are counted for many reviews at once, with who has written of which session', async () => {
    const { lead, ben, sessions, review, seats, clock } = await begun();
    await writes(lead, { session: sessions.early.id });
    await writes(ben, { session: sessions.later.id, kind: 'question' });
    clock.set('2026-12-02T09:30:00Z');
    await writes(ben, { session: sessions.tomorrow.id, theme: 'finance' });
    const notes = notesOf(database());
    const id = review.id as ReviewId;
    const tally = (await notes.tallies([id], clock.now())).get(id);
    expect(tally).toMatchObject({ today: 1, all: 3, notHeard: ['customers'] });
    expect(tally?.byTheme).toEqual(
      new Map([
        ['assets', { today: 0, all: 2 }],
        ['finance', { today: 1, all: 1 }],
      ]),
    );
    expect(tally?.byKind.get('question')).toEqual({ today: 0, all: 1 });
    expect(tally?.oneSource).toEqual(
      new Map([
        ['assets', 'members'],
        ['finance', 'frontline'],
      ]),
    );
    expect((await notes.tally(id, new Date('2026-12-01T10:00:00Z'))).all).toBe(0);
    expect(await notes.tallies([], clock.now())).toEqual(new Map());
    const written = await notes.writtenFor([sessions.early.id, sessions.late.id, sessions.later.id]);
    expect(new Set(written.map(({ session, author }) => `${session} ${author}`))).toEqual(
      new Set([`${sessions.early.id} ${seats.lead}`, `${sessions.later.id} ${seats.ben}`]),
    );
  });
});
