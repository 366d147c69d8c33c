import type { CalendarDate } from '../calendar/calendar-date.ts';

declare const brand: unique symbol;

/**
 * What an authority is kept under: its GSS code (`E06000010`), or the register's own slug (`tfl`) where
 * it has none.
 */
export type AuthorityCode = string & { readonly [brand]: 'authority-code' };

/** England's regions, as statistics draw them. */
export const regions = [
  'North East',
  'North West',
  'Yorkshire and The Humber',
  'East Midlands',
  'West Midlands',
  'East of England',
  'South East',
  'South West',
  'London',
] as const;

export type Region = (typeof regions)[number];

export type AuthorityType =
  | 'county'
  | 'unitary'
  | 'metropolitan'
  | 'london borough'
  | 'city of london'
  | 'strategic authority';

/** A council, or Transport for London, that looks after local roads, did so, or will. */
export interface Authority {
  readonly code: AuthorityCode;
  /** The short name, for lists and sentences: `Hull`. */
  readonly name: string;
  /** `Hull City Council`. */
  readonly officialName: string;
  readonly type: AuthorityType;
  readonly region: Region;
  /** Codes that the same authority had before. */
  readonly formerCodes: readonly AuthorityCode[];
  /** Its first day; left out where the register looks no further back. */
  readonly validFrom?: CalendarDate;
  /** Its last day. */
  readonly validTo?: CalendarDate;
  /** Which authorities took over on the day after the last. */
  readonly replacedBy: readonly AuthorityCode[];
}

/** Whether it has begun by that day. */
export const hasBegun = (authority: Authority, on: CalendarDate): boolean =>
  authority.validFrom === undefined || authority.validFrom <= on;

/** Whether it is a highway authority on that day. */
export const isCurrent = (authority: Authority, on: CalendarDate): boolean =>
  hasBegun(authority, on) && (authority.validTo === undefined || on <= authority.validTo);

/** No authority: a made-up one for rehearsals, which nobody finds by searching or typing. */
export const mockAuthority: Authority = {
  code: 'rehearsal' as AuthorityCode,
  name: 'Westhaven',
  officialName: 'Westhaven County Council (rehearsal)',
  type: 'county',
  region: 'South West',
  formerCodes: [],
  replacedBy: [],
};
