import { describe, expect, it } from 'vitest';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import type { AuthorityCode } from '../../src/authorities/authority.ts';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import type { PeerId } from '../../src/peers/peer.ts';
import type { Candidate } from '../../src/peers/peers.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { type Engagement, exclusions, type Known, type Setting, standing } from '../../src/reviews/team/exclusions.ts';
import { flags } from '../../src/reviews/team/flags.ts';
import { isOneCouncil } from '../../src/reviews/team/lineage.ts';
import { isSameOrganisation, mayBeOneOrganisation } from '../../src/reviews/team/organisations.ts';

const day = (text: string) => text as CalendarDate;
const code = (text: string) => text as AuthorityCode;
const { find } = createAuthorities();

const [hull, leeds, cumbria, cumberland, westmorland] = [
  'E06000010',
  'E08000035',
  'E10000006',
  'E06000063',
  'E06000064',
];
const [surrey, dorset, bcp, newDorset, york] = ['E10000030', 'E10000009', 'E06000058', 'E06000059', 'E06000014'];

const peer = (more: Partial<Candidate> = {}): Candidate => ({
  id: 'peer' as PeerId,
  person: 'person' as PersonId,
  kind: 'officer',
  state: 'active',
  name: 'Officer One',
  role: 'Head of Highways',
  organisations: [{ authority: code(leeds), name: 'Leeds City Council', kind: 'authority' }],
  themes: [],
  earlierPosts: [],
  availability: [],
  ...more,
});

const setting: Setting = {
  authority: code(hull),
  visit: { from: day('2027-03-02'), to: day('2027-03-04') },
  today: day('2026-11-22'),
  providers: [],
  byHost: [],
  colleagues: [],
  rules: hmepStrategicPeerReview.team,
  find,
};

const elsewhere = (from: string, more: Partial<Engagement> = {}): Engagement => ({
  name: 'HMEP-7',
  authority: code(york),
  state: 'confirmed',
  reserve: false,
  visit: { from: day(from), to: day(from.replace(/..$/u, (d) => String(Number(d) + 2).padStart(2, '0'))) },
  ...more,
});

const worksFor = (authority: string) => ({
  organisations: [{ authority: code(authority), name: 'A', kind: 'authority' }],
});
const workedFor = (authority: string, to?: string) => ({
  earlierPosts: [{ authority: code(authority), name: 'B', ...(to !== undefined && { to: day(to) }) }],
});

const whys = (known: Partial<Known> & { readonly peer: Candidate }, more: Partial<Setting> = {}): readonly string[] =>
  exclusions({ elsewhere: [], ...known }, { ...setting, ...more }).map(({ why }) => why);

describe('one council', () => {
  it.each<[string, string, string, boolean]>([
    ['itself', hull, hull, true],
    ['another', hull, leeds, false],
    ['one that was replaced by it', cumbria, cumberland, true],
    ['one that it was replaced by', westmorland, cumbria, true],
    ['one of two that replaced the same', cumberland, westmorland, false],
    ['one that went into several', dorset, bcp, true],
    ['and the other of them', dorset, newDorset, true],
    ['one that is yet to come', surrey, 'east-surrey', true],
    ['the code it had before', 'E08000016', 'E08000038', true],
    ['a code that nobody knows', 'E99999999', hull, false],
  ])('is %s: %s and %s, %s', (_, one, other, expected) => {
    expect(isOneCouncil(code(one), code(other), find)).toBe(expected);
  });
});

describe('one organisation', () => {
  it.each<[string, string, boolean, boolean]>([
    ['Example Roads Ltd', 'EXAMPLE ROADS (UK) Limited', true, false],
    ['Example & Sons plc', 'The Example and Sons', true, false],
    ['Café Roads', 'Cafe Roads Group Holdings', true, false],
    ['Exampleʼs', 'Example', false, false],
    ['Example’s', "Example's", true, false],
    ['Example', 'Example Infrastructure Services', false, true],
    ['Example Roads', 'Sample Roads', false, false],
    ['Group', 'Group', true, false],
    ['Group', 'Holdings', false, false],
    ['...', '!', false, false],
    ['', 'Example', false, false],
  ])('is %j and %j: %s, or a part of it: %s', (one, other, same, part) => {
    expect(isSameOrganisation(one, other)).toBe(same);
    expect(isSameOrganisation(other, one)).toBe(same);
    expect(mayBeOneOrganisation(one, other)).toBe(part);
    expect(mayBeOneOrganisation(other, one)).toBe(part);
  });
});

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

describe('a human looks at', () => {
  it.each<[string, Known, readonly string[]]>([
    ['nothing', { peer: peer(worksFor(surrey)), elsewhere: [] }, []],
    [
      'somebody of the same region',
      { peer: peer(), elsewhere: [] },
      ['Works in the same region, Yorkshire and The Humber: Leeds City Council.'],
    ],
    [
      'somebody who reviewed the host before',
      { peer: peer(worksFor(surrey)), elsewhere: [elsewhere('2024-03-05', { authority: code(hull) })] },
      ['Reviewed this council before, in 2024 (HMEP-7).'],
    ],
    [
      'nobody who only was to',
      {
        peer: peer(worksFor(surrey)),
        elsewhere: [elsewhere('2024-03-05', { authority: code(hull), state: 'declined' })],
      },
      [],
    ],
  ])('%s', (_, known, expected) => {
    expect(flags(known, setting)).toEqual(expected);
  });

  const provider = (id: string, name: string) => ({
    ...peer({ kind: 'provider', name: id, organisations: [{ name, kind: 'provider' }] }),
    person: id as PersonId,
  });

  it('two of the same provider on one list', () => {
    const colleagues = [provider('Ada', 'Example Roads Ltd'), provider('Bob', 'Other Ltd'), peer(worksFor(surrey))];
    const flagged = (known: Candidate) => flags({ peer: known, elsewhere: [] }, { ...setting, colleagues });
    expect(flagged(provider('Cleo', 'Example Roads'))).toEqual([
      'Works for the same organisation as somebody else on the list: Ada.',
    ]);
    expect(flagged(provider('Ada', 'Example Roads Ltd'))).toEqual([]);
    expect(flagged({ ...peer(worksFor(surrey)), person: 'Dan' as PersonId })).toEqual([]);
  });

  it('somebody whose organisation may be one that works there', () => {
    const known = { peer: provider('Ada', 'Example Infrastructure'), elsewhere: [] };
    expect(flags(known, { ...setting, providers: ['Example'] })).toEqual([
      'Works for Example Infrastructure, which may be the Example that has a contract or a bid at this council.',
    ]);
  });

  it.each([
    ['2025-03-02', false],
    ['2025-03-03', true],
    ['2027-03-01', true],
    ['2027-03-02', false],
  ])('somebody whose council people of the host reviewed on %s: %s', (from, expected) => {
    const visit = { from: day(from), to: day(from) };
    const known = {
      peer: peer({ organisations: [{ authority: code(westmorland), name: 'W', kind: 'authority' }] }),
      elsewhere: [],
    };
    const found = (authority: string) =>
      flags(known, { ...setting, byHost: [{ name: 'HMEP-7', authority: code(authority), visit }] });
    const words = `Somebody of this council reviewed W, in ${from.slice(0, 4)} (HMEP-7).`;
    expect(found(cumbria)).toEqual(expected ? [words] : []);
    expect(found(leeds)).toEqual([]);
  });
});
