import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCalendarPage } from '../../adapters/calendar/calendar.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { TimeOfDay } from '../../src/calendar/time-of-day.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { type CalendarOf, calendarFile } from '../../src/review-days/timetable/calendars.ts';
import type { Session } from '../../src/review-days/timetable/session.ts';
import { beginReview, inEastmere, inHost } from '../review-days/reviewing.ts';
import { said, viewOf } from '../support/bot.ts';
import { databases } from '../support/databases.ts';

const publicUrl = 'https://bot.council.example';

/** The lines of a file, those that were folded in one again. */
const linesOf = (file: string): readonly string[] => file.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar of one person', () => {
  const session = {
    ...{ id: '3f2b', day: 1, start: '09:30', end: '10:15', title: 'Roads; drains, gullies', kind: 'listen' },
    ...{ meets: 'Provider', place: 'Depot', sources: [], themes: [], key: '', version: 3, people: [] },
  } as unknown as Session;
  const person = 'p' as PersonId;
  const review = { number: 12, stage: 'on_site', dayOne: '2026-10-24' as CalendarDate };
  const of = (more: object = {}): CalendarOf =>
    ({
      ...{ review, seat: { person, place: 'lead' }, zone: 'Europe/London' as TimeZone },
      ...{ programme: hmepStrategicPeerReview, now: new Date('2026-10-01T12:00:00Z') },
      sessions: [session, { ...session, id: '3f2c', day: 2, start: '09:30' as TimeOfDay }],
      ...more,
    }) as unknown as CalendarOf;

  it('is on the review’s clocks, across the clock change too, and as RFC 5545 wants it', () => {
    const file = calendarFile(of());
    expect(linesOf(file)).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'UID:3f2b@hmep-strategic',
        'SEQUENCE:3',
        'DTSTART:20261024T083000Z',
        'DTEND:20261024T091500Z',
        'DTSTART:20261025T093000Z',
        'SUMMARY:HMEP-12: Roads\\; drains\\, gullies',
        'LOCATION:Depot',
        'DESCRIPTION:With: Provider',
        'END:VCALENDAR',
      ]),
    );
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('holds what is theirs alone, and nothing once the review has ended', () => {
    const [whole, part] = of().sessions;
    const apart = { ...part, track: 'a', people: [{ person: 'q', takesNotes: true }] };
    expect(calendarFile(of({ sessions: [whole, apart] })).match(/BEGIN:VEVENT/gu)).toHaveLength(1);
    const mine = { ...part, track: 'a', people: [{ person, takesNotes: true }] };
    expect(calendarFile(of({ sessions: [mine] }))).toContain('You take notes.');
    expect(calendarFile(of({ review: { ...review, pause: 'withdrawn' } }))).not.toContain('VEVENT');
  });
});

describe.each(databases.slice(0, 1))('the address of a calendar, on $kind', ({ use }) => {
  const database = use();

  it('gives the sessions as they are now, to whoever is in the review, and nothing to others', async () => {
    const town = await beginReview(database(), { publicUrl });
    const { app, clock, log, people, seats } = { ...town, log: { info: () => undefined, error: () => undefined } };
    const listener = createCalendarPage({ calendars: app.calendars, clock, log });
    const server = await startServer({ ready: async () => true, listeners: [listener] }, 0, '127.0.0.1');
    onTestFinished(() => stopServer(server));
    const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const organiser = people('Organiser', inHost);
    await organiser.types('timetable begin');

    const answer = viewOf(await people('Lead', inEastmere).types('timetable calendar'));
    const [, url = ''] = /"url":"([^"]+)"/u.exec(JSON.stringify(answer)) ?? [];
    expect(url).toMatch(/^https:\/\/bot\.council\.example\/calendar\/[\w-]{43}\.ics$/u);
    const asks = (path = url.replace(publicUrl, ''), method = 'GET') => fetch(`${local}${path}`, { method });
    const file = await asks();
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await file.text()).toContain('SUMMARY:HMEP-1: Welcome');

    expect((await asks('/calendar/nothing.ics')).status).toBe(404);
    expect((await asks(`/calendar/${'a'.repeat(43)}.ics`)).status).toBe(404);
    expect((await asks(undefined, 'POST')).status).toBe(405);
    await database().prisma.reviewSeat.updateMany({ where: { personId: seats.lead }, data: { state: 'declined' } });
    expect((await asks()).status).toBe(404);
    expect(said(await people('Stranger', inHost).types('timetable calendar HMEP-1'))).toContain('There is no review');
  });
});
