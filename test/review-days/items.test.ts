import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { hmepStrategicPeerReview as hmep } from '../../src/programme/hmep/hmep.ts';
import {
  askedNow,
  dayOn,
  type Item,
  isTheirs,
  listFor,
  maySee,
  mostAsked,
  plannedItems,
} from '../../src/review-days/checklists/item.ts';
import type { Seat, SeatState } from '../../src/reviews/review.ts';

const seat = (person: string, place: string, state: SeatState = 'confirmed', reserve = false): Seat =>
  ({ id: person, review: 'r', person, place, state, nominated: false, reserve, version: 1 }) as unknown as Seat;

const person = (name: string) => name as PersonId;

describe('the items of a review', () => {
  it('has one for each peer where each peer is asked, and none for those who have not said yes', () => {
    const seats = [
      seat('lead', 'lead'),
      seat('officer', 'officer', 'accepted'),
      seat('asked', 'officer', 'invited'),
      seat('reserve', 'member', 'accepted', true),
      seat('manager', 'review-manager'),
      seat('sponsor', 'sponsor'),
    ];
    const strengths = plannedItems(hmep, seats).filter(({ key }) => key === 'strength-recorded');
    expect(strengths.map((item) => item.person)).toEqual(['lead', 'officer']);
    const meetings = plannedItems(hmep, seats).filter(({ key }) => key === 'day-1-team-meeting');
    expect(meetings).toMatchObject([{ list: 'day-1', day: 1, side: 'team', owner: 'lead', personal: false }]);
  });

  it('asks nobody more than five things at one moment, whatever they do in the review', () => {
    const places = ['lead', 'officer', 'review-manager', 'sponsor', 'organiser'];
    for (const place of places) {
      const items = plannedItems(hmep, [seat('a', place)]);
      const asked = new Map<string, number>();
      for (const item of items) {
        if (!isTheirs(item, { person: person('a'), seat: { place } })) continue;
        const moment = `${item.list}:${item.day}:${item.moment}`;
        asked.set(moment, (asked.get(moment) ?? 0) + 1);
      }
      expect(Math.max(0, ...asked.values())).toBeLessThanOrEqual(mostAsked);
    }
  });

  it.each([
    [undefined, '2026-12-01', 0],
    ['2026-12-01', '2026-11-30', 0],
    ['2026-12-01', '2026-12-01', 1],
    ['2026-12-01', '2026-12-03', 3],
    ['2026-12-01', '2027-01-03', 3],
  ])('with day 1 on %s matter on %s on day %i', (dayOne, today, day) => {
    const review = dayOne === undefined ? {} : { dayOne: dayOne as CalendarDate };
    expect(dayOn(review, hmep, today as CalendarDate)).toBe(day);
    expect(listFor(hmep, 'team', day)?.audience).toBe('team');
    expect(listFor(hmep, 'host', day)?.audience).toBe('host');
  });

  it('falls to its role again where whoever was given it has left, and is gone where it was theirs alone', () => {
    const item = (more: Partial<Item>) =>
      ({ id: '1', key: 'pairs', owner: 'lead', personal: false, person: person('ben'), ...more }) as Item;
    const all = [item({}), item({ owner: 'each-peer' }), item({ key: '' })];
    expect(askedNow(all, [seat('ben', 'officer')])).toEqual(all);
    const [given, ...rest] = askedNow(all, [seat('ben', 'officer', 'declined')]);
    expect([given?.owner, given?.person, rest]).toEqual(['lead', undefined, []]);
    const done = item({ done: { at: new Date() }, owner: 'each-peer' });
    expect(askedNow([done], [])).toEqual([done]);
  });

  it('shows what is about a person to nobody but them and the review manager', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('lead', 'officer', 'review-manager', 'sponsor', undefined),
        (whose, reader, place) => {
          const may = maySee(
            { personal: true, person: person(whose) },
            { person: person(reader), ...(place && { seat: { place } }) },
          );
          expect(may).toBe(whose === reader || place === 'review-manager');
        },
      ),
    );
  });
});
