import type { Region } from './authority.ts';
import type { Row } from './current.ts';

/** One authority's end, and those that took its roads over. */
export interface Reorganisation {
  /** The first day of the new ones, and the day after the last of the old one. */
  readonly on: string;
  readonly ended: string;
  readonly began: readonly string[];
}

/**
 * Highway authorities of the past that people still name, and those to come that are known. Codes:
 * Office for National Statistics, Open Government Licence v3.0. Those abolished before there were such
 * codes, and those too new to have one here, are kept under slugs of ours.
 */
export const otherAuthorities: Readonly<Partial<Record<Region, readonly Row[]>>> = {
  'North East': [['cleveland', 'Cleveland', 'Cleveland County Council', 'county']],
  'North West': [
    ['E10000004', 'Cheshire', 'Cheshire County Council', 'county'],
    ['E10000006', 'Cumbria', 'Cumbria County Council', 'county'],
  ],
  'Yorkshire and The Humber': [
    ['E10000023', 'North Yorkshire', 'North Yorkshire County Council', 'county'],
    ['humberside', 'Humberside', 'Humberside County Council', 'county'],
  ],
  'East Midlands': [['E10000021', 'Northamptonshire', 'Northamptonshire County Council', 'county']],
  'West Midlands': [
    ['hereford-and-worcester', 'Hereford and Worcester', 'Hereford and Worcester County Council', 'county'],
  ],
  'East of England': [['E10000001', 'Bedfordshire', 'Bedfordshire County Council', 'county']],
  'South East': [
    ['E10000002', 'Buckinghamshire', 'Buckinghamshire County Council', 'county'],
    ['berkshire', 'Berkshire', 'Berkshire County Council', 'county'],
    ['east-surrey', 'East Surrey', 'East Surrey Council', 'unitary'],
    ['west-surrey', 'West Surrey', 'West Surrey Council', 'unitary'],
  ],
  'South West': [
    ['E06000028', 'Bournemouth', 'Bournemouth Borough Council', 'unitary'],
    ['E06000029', 'Poole', 'Borough of Poole', 'unitary'],
    ['E10000009', 'Dorset', 'Dorset County Council', 'county'],
    ['E10000027', 'Somerset', 'Somerset County Council', 'county'],
    ['avon', 'Avon', 'Avon County Council', 'county'],
  ],
};

/** From the structural changes orders of each year. What is due in the future may still change. */
export const reorganisations: readonly Reorganisation[] = [
  { on: '1996-04-01', ended: 'avon', began: ['E06000022', 'E06000023', 'E06000024', 'E06000025'] },
  { on: '1996-04-01', ended: 'cleveland', began: ['E06000001', 'E06000002', 'E06000003', 'E06000004'] },
  { on: '1996-04-01', ended: 'humberside', began: ['E06000010', 'E06000011', 'E06000012', 'E06000013'] },
  {
    on: '1998-04-01',
    ended: 'berkshire',
    began: ['E06000036', 'E06000037', 'E06000038', 'E06000039', 'E06000040', 'E06000041'],
  },
  { on: '1998-04-01', ended: 'hereford-and-worcester', began: ['E06000019', 'E10000034'] },
  { on: '2009-04-01', ended: 'E10000001', began: ['E06000055', 'E06000056'] },
  { on: '2009-04-01', ended: 'E10000004', began: ['E06000049', 'E06000050'] },
  { on: '2019-04-01', ended: 'E06000028', began: ['E06000058'] },
  { on: '2019-04-01', ended: 'E06000029', began: ['E06000058'] },
  { on: '2019-04-01', ended: 'E10000009', began: ['E06000059', 'E06000058'] },
  { on: '2020-04-01', ended: 'E10000002', began: ['E06000060'] },
  { on: '2021-04-01', ended: 'E10000021', began: ['E06000061', 'E06000062'] },
  { on: '2023-04-01', ended: 'E10000006', began: ['E06000063', 'E06000064'] },
  { on: '2023-04-01', ended: 'E10000023', began: ['E06000065'] },
  { on: '2023-04-01', ended: 'E10000027', began: ['E06000066'] },
  { on: '2027-04-01', ended: 'E10000030', began: ['east-surrey', 'west-surrey'] },
];

/** Codes that changed while the authority stayed the same: the new one, then the old. Both on 1 April 2025. */
export const recodings: Readonly<Record<string, string>> = {
  E08000038: 'E08000016',
  E08000039: 'E08000019',
};
