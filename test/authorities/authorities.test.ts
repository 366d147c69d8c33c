import { describe, expect, it } from 'vitest';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import { register } from '../../src/authorities/register.ts';
import { date } from '../calendar/dates.ts';

const authorities = createAuthorities();
const today = date('2026-11-22');
const afterwards = date('2027-04-01');

const names = (query: string, on = today): readonly string[] =>
  authorities.search(query, on).map((match) => match.authority.name);

describe('search', () => {
  it.each([
    ['durham', ['Durham']],
    ['county durham', ['Durham']],
    ['york', ['York', 'East Riding of Yorkshire', 'North Yorkshire']],
    ['york c', ['York', 'East Riding of Yorkshire', 'North Yorkshire']],
    ['derby', ['Derby', 'Derbyshire']],
    ['nottingham', ['Nottingham', 'Nottinghamshire']],
    ['leicester', ['Leicester', 'Leicestershire']],
    ['dorset', ['Dorset', 'Bournemouth, Christchurch and Poole']],
    ['somerset', ['Somerset', 'Bath and North East Somerset', 'North Somerset']],
    ['bristol', ['Bristol']],
    ['kent', ['Kent']],
    ['essex', ['Essex']],
    ['sussex', ['East Sussex', 'West Sussex']],
    ['kingston', ['Kingston upon Thames', 'Hull']],
    ['lincolnshire', ['Lincolnshire', 'North East Lincolnshire', 'North Lincolnshire']],
    ['lincs', ['Lincolnshire', 'North East Lincolnshire', 'North Lincolnshire']],
    ['n lincs', ['North Lincolnshire', 'North East Lincolnshire']],
    ['NE Lincs', ['North East Lincolnshire']],
    ['tyneside', ['North Tyneside', 'South Tyneside']],
    ['chester', ['Cheshire West and Chester']],
    ['hcc', ['Hampshire', 'Hertfordshire', 'Hull']],
  ])('finds %j', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it('puts the City and Transport for London before the boroughs', () => {
    expect(names('london').slice(0, 3)).toEqual(['City of London', 'Transport for London', 'Barking and Dagenham']);
  });

  it.each([
    ['Derby County Council', 'Derbyshire'],
    ['Derby City Council', 'Derby'],
    ['Nottingham County Council', 'Nottinghamshire'],
    ['Leicester CC', 'Leicester'],
    ['London Borough of Ca', 'Camden'],
  ])('%s begins with %s', (query, expected) => {
    expect(names(query)[0]).toBe(expected);
  });

  it.each([
    ['Lestershire', 'Leicestershire'],
    ['Glouchester', 'Gloucestershire'],
    ['Birmigham', 'Birmingham'],
    ['Northumberlnad', 'Northumberland'],
    ['Middlesborough', 'Middlesbrough'],
    ['Wolverhamton', 'Wolverhampton'],
    ['kentt', 'Kent'],
    ['bruy', 'Bury'],
    ['Brigton', 'Brighton and Hove'],
    ['Westmoreland', 'Westmorland and Furness'],
    ['Leicstershire Conty Council', 'Leicestershire'],
    ['Lodnon', 'City of London'],
    ['Bornemouth', 'Bournemouth, Christchurch and Poole'],
  ])('forgives %s: %s', (query, expected) => {
    expect(names(query)[0]).toBe(expected);
  });

  it.each([
    ['hill', ['Hillingdon', 'Hull']],
    ['cent', ['Central Bedfordshire', 'Kent']],
    ['birm', ['Birmingham']],
    ['stock', ['Stockport', 'Stockton-on-Tees']],
  ])('takes %j for a beginning first, and then for a typo', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it.each([
    ['Cumbria', 'Cumbria County Council', ['Cumberland', 'Westmorland and Furness']],
    ['cumbr', 'Cumbria County Council', ['Cumberland', 'Westmorland and Furness']],
    ['E10000006', 'Cumbria County Council', ['Cumberland', 'Westmorland and Furness']],
    ['Northamptonshire CC', 'Northamptonshire County Council', ['North Northamptonshire', 'West Northamptonshire']],
    ['Northampton', 'Northamptonshire County Council', ['North Northamptonshire', 'West Northamptonshire']],
    ['Bedfordshire', 'Bedfordshire County Council', ['Bedford', 'Central Bedfordshire']],
    ['Beds', 'Bedfordshire County Council', ['Bedford', 'Central Bedfordshire']],
    ['Cheshire', 'Cheshire County Council', ['Cheshire East', 'Cheshire West and Chester']],
    ['Poole', 'Borough of Poole', ['Bournemouth, Christchurch and Poole']],
  ])('leads from %s, once %s, to its successors', (query, via, expected) => {
    expect(authorities.search(query, today).map((match) => [match.authority.name, match.via])).toEqual(
      expected.map((name) => [name, via]),
    );
  });

  it('does not say that an authority was replaced which only changed its kind', () => {
    for (const query of ['Somerset County Council', 'North Yorkshire County Council', 'Buckinghamshire CC']) {
      expect(authorities.search(query, today)[0]?.via).toBeUndefined();
    }
  });

  it('finds Surrey until the end of March 2027, and then those that replaced it', () => {
    const surrey = authorities.find('E10000030');
    const east = authorities.find('east-surrey');
    const west = authorities.find('west-surrey');
    for (const on of [today, date('2027-03-31')]) {
      expect(authorities.search('surrey', on)).toEqual([{ authority: surrey }]);
      expect(authorities.search('East Surrey', on)).toEqual([{ authority: surrey }]);
    }
    const via = 'Surrey County Council';
    for (const query of ['surrey', 'Surrey County Council', 'surrrey', 'E10000030']) {
      expect(authorities.search(query, afterwards)).toEqual([
        { authority: east, via },
        { authority: west, via },
      ]);
    }
    expect(authorities.search('west surrey', afterwards)).toEqual([{ authority: west }]);
  });

  it.each([
    ['E08000038', 'Barnsley'],
    ['E08000016', 'Barnsley'],
    ['e08000039', 'Sheffield'],
    [' E0800 0019 ', 'Sheffield'],
    ['E06000010', 'Hull'],
  ])('finds %j', (code, expected) => {
    expect(names(code)).toEqual([expected]);
  });

  it.each(['', ' ', '\u0000', '\u202E\u200F', '!?', '漢字', '٣', 'E06000099', 'zzzzzzz', '<!channel>', '🛣️'])(
    'finds nothing for %j',
    (query) => {
      expect(names(query)).toEqual([]);
    },
  );

  it('does not mind characters that cannot be seen, accents and other shapes of letters', () => {
    for (const query of ['\u202Eke\u0000nt\u200B', 'Këñt', 'ＫＥＮＴ', '“Kent”', 'kent\n']) {
      expect(names(query)).toEqual(['Kent']);
    }
  });

  it('returns no more than asked for, each once', () => {
    expect(authorities.search('s', today)).toHaveLength(10);
    expect(authorities.search('s', today, 3)).toHaveLength(3);
    expect(authorities.search('surrey', afterwards, 1)).toHaveLength(1);
    const all = names('council');
    expect(new Set(all).size).toBe(all.length);
  });

  it('is soon done, whatever is typed', () => {
    const hard = ['kent ', 'ab ', 'x', 'North East ', '& ', '\u0300', '\uFDFA', 'E', '1'].map((text) =>
      text.repeat(10_000),
    );
    const start = performance.now();
    for (const query of hard) authorities.search(query, today);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('find', () => {
  it('finds every authority by every code it has had, whether it still exists or not', () => {
    for (const authority of register) {
      for (const code of [authority.code, ...authority.formerCodes]) expect(authorities.find(code)).toBe(authority);
    }
  });

  it('finds nothing for what is no code', () => {
    for (const code of ['', 'Kent', 'E06000099', '__proto__']) expect(authorities.find(code)).toBeUndefined();
  });
});
