import { describe, expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import type { ChannelId } from '../../src/delivery/message.ts';
import { clocksInWords, rhythmInWords, type Subscriber, zoneFor } from '../../src/updates/subscription.ts';

const [london, dublin, newYork] = ['Europe/London', 'Europe/Dublin', 'America/New_York'] as TimeZone[] as [
  TimeZone,
  TimeZone,
  TimeZone,
];
const own: Subscriber = { kind: 'person', person: 'ann' as PersonId };
const channel: Subscriber = { kind: 'channel', channel: 'highways' as ChannelId };

describe('on whose clocks a digest comes', () => {
  it.each<[string, Subscriber | undefined, TimeZone | undefined, TimeZone | undefined, TimeZone]>([
    ['a new one, of somebody whose zone is known', undefined, undefined, newYork, newYork],
    ['a new one, of somebody whose zone is not', undefined, undefined, undefined, london],
    ['their own, from another zone', own, dublin, newYork, newYork],
    ['their own, from where no zone is known', own, dublin, undefined, dublin],
    ['a channel’s, from another zone', channel, dublin, newYork, dublin],
    ['a channel’s, from where no zone is known', channel, dublin, undefined, dublin],
  ])('%s', (_, of, before, theirs, expected) => {
    expect(zoneFor(of && { of, timeZone: before ?? london }, theirs, london)).toBe(expected);
  });

  it.each([
    [london, ''],
    [dublin, ', Europe/Dublin time'],
    [newYork, ', America/New York time'],
  ])('%s is said where it is not the usual one', (zone, words) => {
    expect(clocksInWords(zone, london)).toBe(words);
    const rhythm = { kind: 'weekly', on: 1, at: '08:30' } as const;
    expect(rhythmInWords({ rhythm, timeZone: zone }, london)).toBe(`every Monday at 08:30${words}`);
  });
});
