import { expect, it } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { createMovedClock } from '../support/moved-clock.ts';

it('the system’s clock tells the time', () => {
  const before = Date.now();
  const now = systemClock.now().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

it('a moved clock stands still until it is moved', () => {
  const clock = createMovedClock('2027-03-01T08:30:00Z');
  expect(clock.now()).toEqual(new Date('2027-03-01T08:30:00Z'));
  clock.advance({ days: 1, hours: 1, minutes: 15, seconds: 1 });
  expect(clock.now().toISOString()).toBe('2027-03-02T09:45:01.000Z');
  clock.now().setFullYear(2000);
  clock.advance({ minutes: -15 });
  expect(clock.now().toISOString()).toBe('2027-03-02T09:30:01.000Z');
  clock.set(new Date('2027-01-01T00:00:00Z'));
  expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
});
