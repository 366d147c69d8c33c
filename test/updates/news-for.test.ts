import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { type Interests, newsFor, type Subscriber } from '../../src/updates/subscription.ts';
import type { Update } from '../../src/updates/update.ts';

const ann = 'ann' as PersonId;
const day = (n: number): Date => new Date(`2026-11-${String(n).padStart(2, '0')}T09:00:00Z`);

const update = (title: string, n: number, more: Partial<Update> = {}): Update => ({
  id: title as Update['id'],
  state: 'published',
  title,
  text: title,
  topic: 'news',
  themes: [],
  urgent: false,
  publishAt: day(n),
  publishedAt: day(n),
  version: 1,
  ...more,
});

const all = [
  update('old', 1),
  update('plain', 10),
  update('newer', 12),
  update('review', 11, { topic: 'reviews' }),
  update('assets', 5, { themes: ['assets'] }),
  update('near', 4, { region: 'North West' }),
  update('far', 13, { region: 'London' }),
  update('over', 9, { expiresOn: '2026-11-14' as CalendarDate }),
  update('last day', 8, { expiresOn: '2026-11-15' as CalendarDate }),
  update('hers', 7, { author: ann }),
  update('withdrawn', 6, { state: 'withdrawn' }),
];

const titles = (interests: Partial<Interests>, of: Subscriber = { kind: 'person', person: ann }, since = day(1)) =>
  newsFor({ topics: [], themes: [], ...interests, of }, all, { since, today: '2026-11-15' as CalendarDate }).map(
    ({ title }) => title,
  );

describe('what a digest holds', () => {
  it('is what is new, the newest first; nothing old, over, withdrawn or one’s own', () => {
    expect(titles({})).toEqual(['far', 'newer', 'review', 'plain', 'last day', 'assets', 'near']);
  });

  it('leaves what one wrote to a channel', () => {
    expect(titles({}, { kind: 'channel', channel: 'c' as never })).toContain('hers');
  });

  it('is only what was asked for', () => {
    expect(titles({ topics: ['reviews'] })).toEqual(['review']);
    expect(titles({ topics: ['events'] })).toEqual([]);
  });

  it('has one’s themes and region first, and other regions last', () => {
    const first = titles({ themes: ['assets'], region: 'North West' });
    expect(first.slice(0, 2)).toEqual(['assets', 'near']);
    expect(first.at(-1)).toBe('far');
  });

  it('begins after the last that arrived', () => {
    expect(titles({}, undefined, day(12))).toEqual(['far']);
    expect(titles({}, undefined, day(13))).toEqual([]);
  });
});
