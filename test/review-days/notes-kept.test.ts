import { beforeEach, describe, expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import { createAudit } from '../../src/people/audit/audit.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { createNotes } from '../../src/review-days/notes/notes.ts';
import { createNotesRetention } from '../../src/review-days/notes/retention.ts';
import type { ReviewId } from '../../src/reviews/review.ts';
import { createReviews } from '../../src/reviews/reviews.ts';
import type { Database } from '../../src/storage/database.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { formOf, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginNoting, text, words, writes } from './noting.ts';
import { inEastmere } from './reviewing.ts';

const reviewsOf = (database: Database) =>
  createReviews(
    database,
    createDeliveries(database, () => undefined),
  );

const [lastDay, dayAfter] = ['2027-04-02', '2027-04-03'];

const timeZone = 'Europe/London' as TimeZone;

const notesOf = (database: Database) =>
  createNotes({
    database,
    reviews: reviewsOf(database),
    audit: createAudit(database),
    programme: hmepStrategicPeerReview,
    timeZone,
  });

describe.each(mainly('postgresql'))('notes that are there, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('are changed and deleted by who wrote them, and by nobody else', async () => {
    const { lead, ben } = await beginNoting(database());
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
    const { lead, ben, manager, name, review, app, clock } = await beginNoting(database());
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

  it('are deleted when their time is over, unless they are kept or somebody’s are held', async () => {
    const { lead, ben, app, clock, review, seats } = await beginNoting(database());
    const { prisma } = database();
    await writes(lead);
    await writes(ben);
    await lead.types('note Begun and never saved');
    await prisma.draft.updateMany({ data: { expiresAt: new Date('2028-01-01') } });
    // Day 3 is 3 December 2026, the final report is due three months later, and 20 working days after that
    // is 2 April, over Good Friday.
    const job = createNotesRetention({ reviews: reviewsOf(database()), programme: hmepStrategicPeerReview, timeZone });
    const night = (day: string): Promise<string> => {
      clock.set(`${day}T02:30:00Z`);
      return inTransaction(database(), (tx) => job.run(tx, { dueAt: clock.now(), now: clock.now() }));
    };
    const nothing = 'deleted 0 notes and 0 forms';
    expect(await night(lastDay)).toBe(nothing);
    await prisma.notesKept.create({ data: { reviewId: review.id, keptAt: clock.now() } });
    expect(await night(dayAfter)).toBe(nothing);
    await prisma.notesKept.deleteMany();
    await prisma.reviewDate.create({
      data: { reviewId: review.id, key: 'final-report', due: new Date('2027-04-01') },
    });
    expect(await night(dayAfter)).toBe(nothing);
    await prisma.reviewDate.deleteMany();
    await prisma.hold.create({ data: { personId: seats.ben, placedBy: seats.ben, placedAt: clock.now() } });
    expect(await night(dayAfter)).toBe('deleted 1 note and 1 form');
    expect(await prisma.draft.count({ where: { command: 'note' } })).toBe(0);
    await prisma.hold.deleteMany();
    expect(await night(dayAfter)).toBe('deleted 1 note and 0 forms');
    expect((await app.schedule.list()).map(({ name }) => name)).toContain('delete-notes');
  });

  it('are counted for many reviews at once, with who has written of which session', async () => {
    const { lead, ben, sessions, review, seats, clock } = await beginNoting(database());
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
    const written = await inTransaction(database(), (tx) =>
      notes.writtenIn(tx, [sessions.early.id, sessions.late.id, sessions.later.id]),
    );
    expect(new Set(written.map(({ session, author }) => `${session} ${author}`))).toEqual(
      new Set([`${sessions.early.id} ${seats.lead}`, `${sessions.later.id} ${seats.ben}`]),
    );
  });
});
