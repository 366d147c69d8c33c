import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import { missingFor, type Standing, stageAfter } from '../../src/reviews/life/guards.ts';
import { mayLift, mayManage } from '../../src/reviews/life/may.ts';
import type { Seat, Stage } from '../../src/reviews/review.ts';

type ShortSeat = Standing['seats'][number];

const seat = (place: string, more: Partial<ShortSeat> = {}): ShortSeat => ({
  place,
  state: 'confirmed',
  reserve: false,
  ...more,
});
const peer = (place: string, more: Partial<ShortSeat> = {}) => seat(place, { ties: 'none', ...more });

const wholeTeam = [peer('lead'), peer('officer'), peer('member')];

const missing = (stage: Stage, standing: Partial<Standing>) => {
  const next = stageAfter(stage, programme);
  if (!next) throw new Error(`Nothing comes after ${stage}`);
  const review = { stage, themes: [] };
  return missingFor(next, { review, seats: [], recorded: new Set(), ...standing }, programme).map(({ key }) => key);
};

describe('what is missing for the next stage', () => {
  it('goes through all stages in order', () => {
    const found: string[] = [];
    for (let stage = stageAfter('registered', programme); stage; stage = stageAfter(stage.key, programme))
      found.push(stage.key);
    expect(found).toEqual([
      ...['scoping', 'team', 'preparation', 'on_site', 'reporting', 'action_planning', 'follow_up', 'closed'],
    ]);
  });

  it('is nothing for scoping, and all for a team', () => {
    expect(missing('registered', {})).toEqual([]);
    expect(missing('scoping', {})).toEqual([
      ...['sponsor', 'organiser', 'theme', 'dates', 'chief-executive-agrees', 'leader-agrees'],
    ]);
    const review = { stage: 'scoping', themes: ['assets'], dayOne: '2027-03-02' as CalendarDate } as const;
    const recorded = new Set(['chief-executive-agrees', 'leader-agrees']);
    expect(missing('scoping', { review, recorded, seats: [seat('sponsor'), seat('organiser')] })).toEqual([]);
  });

  it.each<[string, readonly ShortSeat[], readonly string[]]>([
    ['nobody', [], ['places-confirmed']],
    ['everybody', wholeTeam, []],
    ['no member', [peer('lead'), peer('officer')], ['places-confirmed']],
    ['somebody who only accepted', [...wholeTeam.slice(1), peer('lead', { state: 'accepted' })], ['places-confirmed']],
    [
      'somebody who accepted, with an exception',
      [...wholeTeam.slice(1), peer('lead', { state: 'accepted', exception: 'Release by word' })],
      [],
    ],
    ['a reserve', [...wholeTeam.slice(1), peer('lead', { reserve: true })], ['places-confirmed']],
    ['unanswered ties', [...wholeTeam, seat('officer')], ['conflicts-answered']],
    ['ties to ring about', [...wholeTeam, peer('officer', { ties: 'ring_me' })], ['conflicts-answered']],
    ['ties with an exception', [...wholeTeam, peer('officer', { ties: 'ring_me', exception: 'Rung' })], []],
    ['ties of somebody who declined', [...wholeTeam, peer('officer', { state: 'declined', ties: 'ruled_out' })], []],
    ['the host’s people, who have no ties to answer', [...wholeTeam, seat('sponsor'), seat('review-manager')], []],
  ])('with %s on the team', (_, seats, keys) => {
    expect(missing('team', { seats, recorded: new Set(['council-agrees-team']) })).toEqual(keys);
  });

  it('can leave out places by an exception that is recorded', () => {
    expect(missing('team', { recorded: new Set(['council-agrees-team', 'places-confirmed']) })).toEqual([]);
  });

  it.each<[Stage, readonly string[]]>([
    ['preparation', ['position-statement-sent', 'timetable-issued']],
    ['on_site', []],
    ['reporting', []],
    ['action_planning', []],
    ['follow_up', ['publication-decided', 'recommendations-answered']],
  ])('after %s is recorded by hand: %j', (stage, keys) => {
    expect(missing(stage, {})).toEqual(keys);
    expect(missing(stage, { recorded: new Set(keys) })).toEqual([]);
  });
});

describe('who may', () => {
  const as = (place: string | undefined, roles: readonly 'office'[] = [], state: Seat['state'] = 'confirmed') => ({
    caller: { roles },
    belonging: place === undefined ? {} : { seat: { place, state, reserve: false } as Seat },
  });
  it.each([
    ['the office', as(undefined, ['office']), true, true, true],
    ['the review manager', as('review-manager'), true, true, false],
    ['the sponsor', as('sponsor'), false, true, true],
    ['the organiser', as('organiser'), false, false, true],
    ['the lead', as('lead'), false, false, false],
    ['a sponsor who is none any more', as('sponsor', [], 'declined'), false, false, false],
  ])('%s', (_, actor, manages, agrees, answers) => {
    expect(mayManage(actor)).toBe(manages);
    expect(mayLift(actor, { liftedBy: ['sponsor', 'review-manager'] })).toBe(agrees);
    expect(mayLift(actor, { liftedBy: ['sponsor', 'organiser'] })).toBe(answers);
  });
});
