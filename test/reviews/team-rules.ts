import { createAuthorities } from '../../src/authorities/authorities.ts';
import type { AuthorityCode } from '../../src/authorities/authority.ts';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import type { PeerId } from '../../src/peers/peer.ts';
import type { Candidate } from '../../src/peers/peers.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Engagement, Setting } from '../../src/reviews/team/exclusions.ts';

export const day = (text: string) => text as CalendarDate;
export const code = (text: string) => text as AuthorityCode;
export const { find } = createAuthorities();

export const [hull, leeds, cumbria, cumberland, westmorland] = [
  'E06000010',
  'E08000035',
  'E10000006',
  'E06000063',
  'E06000064',
];
export const [surrey, dorset, bcp, newDorset, york] = ['E10000030', 'E10000009', 'E06000058', 'E06000059', 'E06000014'];

export const peer = (more: Partial<Candidate> = {}): Candidate => ({
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

export const setting: Setting = {
  authority: code(hull),
  visit: { from: day('2027-03-02'), to: day('2027-03-04') },
  today: day('2026-11-22'),
  providers: [],
  byHost: [],
  colleagues: [],
  rules: hmepStrategicPeerReview.team,
  find,
};

export const elsewhere = (from: string, more: Partial<Engagement> = {}): Engagement => ({
  name: 'HMEP-7',
  authority: code(york),
  state: 'confirmed',
  reserve: false,
  visit: { from: day(from), to: day(from.replace(/..$/u, (d) => String(Number(d) + 2).padStart(2, '0'))) },
  ...more,
});

export const worksFor = (authority: string) => ({
  organisations: [{ authority: code(authority), name: 'A', kind: 'authority' }],
});
export const workedFor = (authority: string, to?: string) => ({
  earlierPosts: [{ authority: code(authority), name: 'B', ...(to !== undefined && { to: day(to) }) }],
});
