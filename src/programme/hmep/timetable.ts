import type { SourceKind } from '../programme.ts';
import { dayOne } from './timetable-day-1.ts';
import { dayTwo } from './timetable-day-2.ts';
import { dayThree } from './timetable-day-3.ts';

export const sourceKinds: readonly SourceKind[] = [
  { key: 'senior-officers', name: 'Senior officers', shownAs: 'officers' },
  { key: 'managers', name: 'Managers', shownAs: 'officers' },
  { key: 'frontline', name: 'Frontline staff', shownAs: 'officers' },
  { key: 'members', name: 'Members', shownAs: 'members' },
  { key: 'provider', name: 'Provider', shownAs: 'partners' },
  { key: 'trade-unions', name: 'Trade unions', shownAs: 'partners' },
  { key: 'local-councils', name: 'Parish and town councils', shownAs: 'partners' },
  { key: 'neighbours', name: 'Neighbouring authorities', shownAs: 'partners' },
];

export const timetable = [dayOne, dayTwo, dayThree] as const;
