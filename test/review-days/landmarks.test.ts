import { expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import { landmarksOf } from '../../src/review-days/landmarks.ts';
import type { Visit } from '../../src/review-days/prompts/prompting.ts';

it.each([
  ['in the evening', '2026-11-30T18:00:00Z', '2026-12-01T07:45:00Z'],
  ['early, before that day’s own', '2026-12-01T00:10:00Z', '2026-12-02T07:45:00Z'],
  ['at that moment', '2026-12-01T07:45:00Z', '2026-12-02T07:45:00Z'],
  ['before the clocks go back', '2026-10-24T12:00:00Z', '2026-10-25T07:45:00Z'],
  ['before they go forward', '2027-03-27T12:00:00Z', '2027-03-28T06:45:00Z'],
])('the next morning, %s', (_, now, then) => {
  const timeZone = 'Europe/London' as TimeZone;
  const landmarks = landmarksOf([], { now: new Date(now), programme, timeZone });
  expect(landmarks).toContainEqual({ label: 'Next morning', at: new Date(then) });
});

it('are the next prompt, and the next day of a visit after it', () => {
  const timeZone = 'Europe/London' as TimeZone;
  const visit = { review: { dayOne: '2026-12-01' }, zone: timeZone, times: {}, sessions: [], seats: [] };
  const at = (now: string) =>
    landmarksOf([visit as unknown as Visit], { now: new Date(now), programme, timeZone }).map(
      ({ label, at: then }) => `${label} ${then.toISOString()}`,
    );
  expect(at('2026-11-29T12:00:00Z')).toEqual([
    'Next prompt 2026-11-30T17:45:00.000Z',
    'Next morning 2026-11-30T07:45:00.000Z',
    'Day 1 2026-12-01T07:45:00.000Z',
  ]);
  expect(at('2026-12-01T07:45:00Z').slice(0, 1)).toEqual(['Next prompt 2026-12-01T16:45:00.000Z']);
  expect(at('2026-12-01T07:45:00Z').slice(2)).toEqual(['Day 2 2026-12-02T07:45:00.000Z']);
  expect(at('2026-12-05T12:00:00Z')).toHaveLength(1);
});
