import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/chat/ids.ts';
import type { Candidate } from '../../src/peers/peers.ts';
import type { Known } from '../../src/reviews/team/exclusions.ts';
import { flags } from '../../src/reviews/team/flags.ts';
import {
  code,
  cumbria,
  day,
  elsewhere,
  hull,
  leeds,
  peer,
  setting,
  surrey,
  westmorland,
  worksFor,
} from './team-rules.ts';

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
