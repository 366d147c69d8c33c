import { expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { createLandmarks } from '../../src/review-days/landmarks.ts';

it.each([
  ['in the evening', '2026-11-30T18:00:00Z', '2026-12-01T07:45:00Z'],
  ['early, before that day’s own', '2026-12-01T00:10:00Z', '2026-12-02T07:45:00Z'],
  ['at that moment', '2026-12-01T07:45:00Z', '2026-12-02T07:45:00Z'],
  ['before the clocks go back', '2026-10-24T12:00:00Z', '2026-10-25T07:45:00Z'],
  ['before they go forward', '2027-03-27T12:00:00Z', '2027-03-28T06:45:00Z'],
])('the next morning, %s', async (_, now, then) => {
  const landmarks = await createLandmarks('Europe/London' as TimeZone)(new Date(now));
  expect(landmarks).toContainEqual({ label: 'Next morning', at: new Date(then) });
});
