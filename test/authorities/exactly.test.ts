import { describe, expect, it } from 'vitest';
import { createAuthorities } from '../../src/authorities/authorities.ts';
import { date } from '../calendar/dates.ts';

const authorities = createAuthorities();
const today = date('2026-11-22');
const afterwards = date('2027-04-01');

describe('exactly', () => {
  it.each([
    ['Hull', 'Hull'],
    ['kingston upon hull', 'Hull'],
    ['Kingston-upon-Hull City Council', 'Hull'],
    ['Hull (Kingston upon Hull)', 'Hull'],
    ['B&NES', 'Bath and North East Somerset'],
    ['BANES', 'Bath and North East Somerset'],
    ['Bath & North East Somerset', 'Bath and North East Somerset'],
    ['BCP', 'Bournemouth, Christchurch and Poole'],
    ['TfL', 'Transport for London'],
    ['NYCC', 'North Yorkshire'],
    ['N Yorks', 'North Yorkshire'],
    ['RBWM', 'Windsor and Maidenhead'],
    ['Hammersmith & Fulham', 'Hammersmith and Fulham'],
    ['LBHF', 'Hammersmith and Fulham'],
    ['LB Camden', 'Camden'],
    ['Camden London Borough Council', 'Camden'],
    ['Stoke', 'Stoke-on-Trent'],
    ['stoke on trent', 'Stoke-on-Trent'],
    ['Cornwall Council', 'Cornwall'],
    ['Cornwall County Council', 'Cornwall'],
    ['Scilly', 'Isles of Scilly'],
    ['County Durham', 'Durham'],
    ['Durham CC', 'Durham'],
    ['Newcastle', 'Newcastle upon Tyne'],
    ['WNC', 'West Northamptonshire'],
    ['NNC', 'North Northamptonshire'],
    ['CWAC', 'Cheshire West and Chester'],
    ['St. Helens', 'St Helens'],
    ['Saint Helen’s', 'St Helens'],
    ['the city of york', 'York'],
    ['Westminster City Council', 'Westminster'],
    ['Southend-on-Sea City Council', 'Southend-on-Sea'],
    ['Milton Keynes City Council', 'Milton Keynes'],
    ['Doncaster MBC', 'Doncaster'],
    ['Richmond-on-Thames', 'Richmond upon Thames'],
    ['Somerset County Council', 'Somerset'],
    ['Dorset County Council', 'Dorset'],
    ['Poole Borough Council', 'Bournemouth, Christchurch and Poole'],
    ['E08000019', 'Sheffield'],
    ['E10000027', 'Somerset'],
  ])('%s is %s', (text, expected) => {
    expect(authorities.exactly(text, today)?.name).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'Kingston',
    'London',
    'Sussex',
    'Cumbria',
    'Northamptonshire County Council',
    'Derby County Council',
    'Durham City Council',
    'Bedford County Council',
    'East Surrey',
    'birm',
    'Birmigham',
    'HCC',
    'council',
    'E10000006',
    'E06000099',
    'Kent and Essex',
    `Kent${' '.repeat(10_000)}Essex`,
  ])('leaves %j open', (text) => {
    expect(authorities.exactly(text, today)).toBeUndefined();
  });

  it('follows Surrey', () => {
    expect(authorities.exactly('Surrey', today)?.code).toBe('E10000030');
    expect(authorities.exactly('Surrey', afterwards)).toBeUndefined();
    expect(authorities.exactly('East Surrey Council', afterwards)?.code).toBe('east-surrey');
  });
});
