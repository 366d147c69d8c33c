import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../src/peers/peers.ts';
import { type Engagement, exclusions, type Known, type Setting, standing } from '../../src/reviews/team/exclusions.ts';
import {
  code,
  cumberland,
  cumbria,
  day,
  elsewhere,
  hull,
  peer,
  setting,
  surrey,
  westmorland,
  workedFor,
  worksFor,
  york,
} from './team-rules.ts';

const whys = (known: Partial<Known> & { readonly peer: Candidate }, more: Partial<Setting> = {}): readonly string[] =>
  exclusions({ elsewhere: [], ...known }, { ...setting, ...more }).map(({ why }) => why);

describe('somebody is kept off a team', () => {
  it.each<[string, Candidate, readonly string[]]>([
    ['who fits', peer(), []],
    ['of no organisation that is known', peer({ organisations: [{ name: 'A firm', kind: 'provider' }] }), []],
    ['who works there', peer(worksFor(hull)), ['Works for A.']],
    ['who has worked there until lately', peer(workedFor(hull, '2023-03-03')), ['Worked for B in the last 4 years.']],
    ['whose post there ended four years before', peer(workedFor(hull, '2023-03-02')), []],
    ['whose post there has no end', peer(workedFor(hull)), ['Worked for B in the last 4 years.']],
    ['who worked elsewhere', peer(workedFor(york)), []],
    ['who has not been approved', peer({ state: 'interested' }), ['Is not an approved peer now.']],
    ['who has withdrawn', peer({ state: 'withdrawn' }), ['Is not an approved peer now.']],
    ['who is approved', peer({ state: 'approved' }), []],
    [
      'who takes a break',
      peer({ state: 'paused', pausedUntil: day('2027-04-01') }),
      ['Is taking a break until Thursday 1 April 2027.'],
    ],
    ['who is free', peer({ availability: [{ from: day('2027-03-02'), to: day('2027-03-04') }] }), []],
    [
      'who is free for two of the days',
      peer({ availability: [{ from: day('2027-03-02'), to: day('2027-03-03') }] }),
      ['Has said when they are available, and these days are not among it.'],
    ],
    ['whose days are all over', peer({ availability: [{ from: day('2026-01-01'), to: day('2026-11-21') }] }), []],
  ])('%s', (_, known, expected) => {
    expect(whys({ peer: known })).toEqual(expected);
  });

  it('whose council became the host, or came of it', () => {
    expect(whys({ peer: peer(workedFor(cumbria, '2023-03-31')) }, { authority: code(westmorland) })).toEqual([
      'Worked for B in the last 4 years.',
    ]);
    expect(whys({ peer: peer(worksFor('east-surrey')) }, { authority: code(surrey) })).toEqual(['Works for A.']);
    expect(whys({ peer: peer(worksFor(cumberland)) }, { authority: code(westmorland) })).toEqual([]);
  });

  it.each<[string, Engagement, boolean]>([
    ['four weeks before', elsewhere('2027-02-02'), true],
    [
      'more than four weeks before',
      elsewhere('2027-01-31', { visit: { from: day('2027-01-30'), to: day('2027-02-01') } }),
      false,
    ],
    ['four weeks after', elsewhere('2027-04-01'), true],
    ['more than four weeks after', elsewhere('2027-04-02'), false],
    ['at the same time', elsewhere('2027-03-02'), true],
    ['at the same time, invited', elsewhere('2027-03-02', { state: 'invited' }), true],
    ['at the same time, only on the list', elsewhere('2027-03-02', { state: 'shortlisted' }), false],
    ['at the same time, declined', elsewhere('2027-03-02', { state: 'declined' }), false],
    ['at the same time, as a reserve', elsewhere('2027-03-02', { reserve: true }), false],
  ])('who is on another review %s', (_, engagement, expected) => {
    expect(whys({ peer: peer(), elsewhere: [engagement] }).some((why) => why.startsWith('Is on HMEP-7'))).toBe(
      expected,
    );
  });

  it.each<[number | undefined, number, boolean]>([
    [1, 0, false],
    [1, 1, true],
    [2, 1, false],
    [2, 2, true],
    [undefined, 3, false],
  ])('who joins %s reviews a year and is on %i', (limit, count, expected) => {
    const others = Array.from({ length: count }, () => elsewhere('2027-10-05'));
    const known = { peer: peer(limit === undefined ? {} : { reviewsAYear: limit }), elsewhere: others };
    expect(whys(known).some((why) => why.includes('a year at the most'))).toBe(expected);
    const nextYear = others.map((each) => ({ ...each, visit: { from: day('2026-06-02'), to: day('2026-06-04') } }));
    expect(whys({ ...known, elsewhere: nextYear })).toEqual([]);
  });

  it('who ruled themselves out, here or for the same council before', () => {
    const why = 'Has ruled themselves out for this council.';
    expect(whys({ peer: peer(), seat: { place: 'officer', state: 'declined', ties: 'ruled_out' } })).toEqual([why]);
    const before = elsewhere('2025-03-04', { authority: code(hull), state: 'declined', ties: 'ruled_out' });
    expect(whys({ peer: peer(), elsewhere: [before] })).toEqual([why]);
    expect(whys({ peer: peer(), elsewhere: [{ ...before, authority: code(york) }] })).toEqual([]);
  });

  it('who has declined, until they change their mind', () => {
    const said = (state: 'declined' | 'not_needed') => whys({ peer: peer(), seat: { place: 'officer', state } });
    expect(said('declined')).toEqual(['Has declined for this review.']);
    expect(said('not_needed')).toEqual([]);
  });

  it('who sits on the other side, or manages it', () => {
    expect(whys({ peer: peer(), seat: { place: 'sponsor', state: 'confirmed' } })).toEqual([
      'Is the sponsor or organiser of this review.',
    ]);
    expect(whys({ peer: peer(), seat: { place: 'review-manager', state: 'confirmed' } })).toEqual([
      'Is the manager of this review.',
    ]);
  });

  it('whose organisation has a contract or a bid there', () => {
    const works = (name: string, authority?: string) =>
      peer({ organisations: [{ name, kind: 'provider', ...(authority && { authority: code(authority) }) }] });
    const providers = ['Other Ltd', 'Example Roads Limited'];
    expect(whys({ peer: works('Example Roads') }, { providers })).toEqual([
      'Works for Example Roads, which has a contract or a bid at this council.',
    ]);
    expect(whys({ peer: works('Example Surfacing') }, { providers })).toEqual([]);
    expect(whys({ peer: works('Example Roads', surrey) }, { providers })).toEqual([]);
    const found = exclusions({ peer: works('Other'), elsewhere: [] }, { ...setting, providers });
    expect(standing(found, { exception: 'It does the lighting alone.' })).toEqual([]);
  });

  it('by nothing that depends on dates, where there are none yet', () => {
    const { visit: _, ...undated } = setting;
    const known = {
      peer: peer({ reviewsAYear: 1, availability: [{ from: day('2027-05-01'), to: day('2027-05-02') }] }),
      elsewhere: [elsewhere('2027-03-02')],
    };
    expect(exclusions(known, undated)).toEqual([]);
  });

  it('unless an exception was agreed, which nothing of their own wish bends to', () => {
    const known: Known = {
      peer: peer({ ...worksFor(hull), state: 'paused' }),
      seat: { place: 'officer', state: 'declined', ties: 'ruled_out' },
      elsewhere: [elsewhere('2027-03-02')],
    };
    const found = exclusions(known, setting);
    expect(found).toHaveLength(4);
    expect(standing(found, {})).toEqual(found);
    expect(standing(found, { exception: 'Agreed with the sponsor.' }).map(({ why }) => why)).toEqual([
      'Has ruled themselves out for this council.',
      'Is taking a break.',
    ]);
  });
});
