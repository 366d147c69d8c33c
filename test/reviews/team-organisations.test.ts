import { describe, expect, it } from 'vitest';
import { isOneCouncil } from '../../src/reviews/team/lineage.ts';
import { isSameOrganisation, mayBeOneOrganisation } from '../../src/reviews/team/organisations.ts';
import {
  bcp,
  code,
  cumberland,
  cumbria,
  dorset,
  find,
  hull,
  leeds,
  newDorset,
  surrey,
  westmorland,
} from './team-rules.ts';

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
