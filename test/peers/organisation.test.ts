import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { organisationValue, readOrganisation, suggestOrganisations } from '../../src/peers/organisation.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';

const kinds = hmepStrategicPeerReview.volunteering.organisationKinds;
const search = { authorities: createAuthorities(), kinds, today: '2026-11-22' as CalendarDate };

describe('where a peer works', () => {
  it.each([
    ['E06000010', 'Hull City Council'],
    ['hull', 'Hull City Council'],
    ['Kingston upon Hull', 'Hull City Council'],
    ['B&NES', 'Bath and North East Somerset Council'],
    ['tfl', 'Transport for London'],
  ])('%s is %s', (typed, name) => {
    expect(readOrganisation(typed, search)).toMatchObject({ kind: 'authority', name });
  });

  it.each([
    ['provider:Example Surfacing Ltd', { name: 'Example Surfacing Ltd', kind: 'provider' }],
    ['provider:  Example\u202e Ltd ', { name: 'Example Ltd', kind: 'provider' }],
  ])('%j is another organisation, by name and kind', (value, expected) => {
    expect(readOrganisation(value, search)).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    'Hul',
    'Example Surfacing Ltd',
    'king:Example',
    'provider:',
    'provider: ',
    `provider:${'x'.repeat(101)}`,
    'Kingston',
    // What rehearsals are about.
    'rehearsal',
  ])('%j has to be chosen first', (value) => {
    expect(readOrganisation(value, search)).toBeUndefined();
  });

  it('is offered from the register first, then as typed', () => {
    const offered = suggestOrganisations('Exampleshire Roads', search);
    expect(offered.slice(-kinds.length).map(({ value }) => value)).toEqual(
      kinds.map(({ key }) => `${key}:Exampleshire Roads`),
    );
    const [first, ...rest] = suggestOrganisations('hull', search);
    expect(first).toEqual({ value: 'E06000010', label: 'Hull City Council' });
    expect(rest.some(({ value }) => value.includes(':'))).toBe(false);
  });

  it('can always be read back from what was offered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (query) => {
        for (const { value } of suggestOrganisations(query, search)) {
          const read = readOrganisation(value, search);
          expect(read).toBeDefined();
          if (read) expect(readOrganisation(organisationValue(read), search)).toEqual(read);
        }
      }),
    );
  });
});
