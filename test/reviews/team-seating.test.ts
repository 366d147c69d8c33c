import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Seat, SeatState } from '../../src/reviews/review.ts';
import {
  type Answer,
  answers,
  hasRoom,
  isLate,
  moveOf,
  moveOfAnswer,
  nextSteps,
  type Place,
  type Step,
} from '../../src/reviews/team/seating.ts';

const today = '2027-01-11' as CalendarDate;
const placeOf = (key: string): Place => {
  const place = hmepStrategicPeerReview.team.places.find((each) => each.key === key);
  if (!place) throw new Error(`There is no place ${key}`);
  return place;
};
const [officer, member] = [placeOf('officer'), placeOf('member')];

type Standing = Pick<Seat, 'state' | 'ties' | 'nominated' | 'reserve' | 'replyBy'>;
const seat = (state: SeatState, more: Partial<Standing> = {}): Standing => ({
  state,
  nominated: false,
  reserve: false,
  ...more,
});
const by = (day: string) => ({ replyBy: day as CalendarDate });

describe('what is next', () => {
  it.each<[string, Standing, Place, readonly Step[]]>([
    ['on the list', seat('shortlisted'), officer, ['sound-out', 'not-needed']],
    ['asked', seat('shortlisted', by('2027-01-11')), officer, ['not-needed']],
    ['asked, and silent', seat('shortlisted', by('2027-01-10')), officer, ['no-reply', 'not-needed']],
    ['can come', seat('sounded_out', { ties: 'none' }), officer, ['not-needed']],
    ['wants to be rung', seat('sounded_out', { ties: 'ring_me' }), officer, ['no-ties', 'rule-out', 'not-needed']],
    ['agreed', seat('agreed', { ties: 'none' }), officer, ['invite', 'not-needed']],
    ['agreed as a reserve', seat('agreed', { ties: 'none', reserve: true }), officer, ['need', 'not-needed']],
    ['invited', seat('invited', by('2027-02-01')), officer, ['not-needed']],
    ['invited, and silent', seat('invited', by('2027-01-08')), officer, ['no-reply', 'not-needed']],
    ['accepted', seat('accepted'), officer, ['confirm', 'not-needed']],
    ['confirmed', seat('confirmed'), officer, ['not-needed']],
    ['declined', seat('declined', { ties: 'none' }), officer, []],
    ['ruled out', seat('declined', { ties: 'ruled_out' }), officer, []],
    ['no reply', seat('no_reply'), officer, ['put-back']],
    ['not needed', seat('not_needed'), officer, ['put-back']],
    ['a member', seat('shortlisted'), member, ['nominate', 'sound-out', 'not-needed']],
    ['a member who was nominated', seat('shortlisted', { nominated: true }), member, ['sound-out', 'not-needed']],
  ])('%s', (_, standing, place, expected) => {
    expect(nextSteps(standing, place, today)).toEqual(expected);
  });

  it('never leaves somebody who was asked without an end', () => {
    expect(isLate(seat('accepted', by('2027-01-01')), today)).toBe(false);
    expect(moveOf('no-reply', today)).toEqual({ state: 'no_reply', replyBy: null });
    expect(moveOf('put-back', today)).toMatchObject({ state: 'shortlisted', ties: null });
  });
});

describe('what an answer makes of it', () => {
  const open: readonly [string, Standing, Partial<Record<Answer, SeatState>>][] = [
    ['not asked', seat('shortlisted'), {}],
    [
      'asked',
      seat('shortlisted', by('2027-01-20')),
      { none: 'sounded_out', ring_me: 'sounded_out', ruled_out: 'declined', no: 'declined' },
    ],
    [
      'sounded out',
      seat('sounded_out', { ties: 'none' }),
      { none: 'sounded_out', ring_me: 'sounded_out', ruled_out: 'declined', no: 'declined', decline: 'declined' },
    ],
    ['agreed', seat('agreed', { ties: 'none' }), { decline: 'declined' }],
    ['invited', seat('invited', by('2027-01-20')), { accept: 'accepted', decline: 'declined' }],
    ['accepted', seat('accepted'), { decline: 'declined' }],
    ['confirmed', seat('confirmed'), { decline: 'declined' }],
    ['declined', seat('declined'), { none: 'sounded_out' }],
    ['ruled out', seat('declined', { ties: 'ruled_out' }), {}],
    ['no reply', seat('no_reply'), {}],
    ['not needed', seat('not_needed'), {}],
  ];
  it.each(open)('%s', (_, standing, expected) => {
    const made = answers.flatMap((answer) => {
      const move = moveOfAnswer(standing, answer);
      return move ? [[answer, move.state]] : [];
    });
    expect(Object.fromEntries(made)).toEqual(expected);
  });
});

describe('room in a place', () => {
  const at = (state: SeatState, more: { reserve?: boolean; place?: string } = {}) => ({
    state,
    reserve: false,
    place: 'lead',
    ...more,
  });
  it.each<[string, readonly ReturnType<typeof at>[], boolean]>([
    ['nobody', [], true],
    ['somebody on the list', [at('shortlisted')], false],
    ['a reserve', [at('agreed', { reserve: true })], true],
    ['somebody of another place', [at('confirmed', { place: 'officer' })], true],
    ['somebody who declined', [at('declined')], true],
  ])('with %s there: %s', (_, seats, expected) => {
    expect(hasRoom(seats, placeOf('lead'))).toBe(expected);
  });
});
