import { describe, expect, it } from 'vitest';
import { judge } from '../../src/schedule/due.ts';
import type { Job, JobRow } from '../../src/schedule/job.ts';
import { london, workingJob } from './jobs.ts';

const at = (text: string): Date => new Date(`${text}:00Z`);
const row = (dueAt: string, failedAt?: string): JobRow => ({
  name: 'work',
  dueAt: at(dueAt),
  ...(failedAt !== undefined && { tried: { startedAt: at(failedAt), state: 'failed' } }),
});

const dailyOnce = workingJob();
const dailyNever = workingJob({ catchUp: { kind: 'never', graceMinutes: 240 } });

describe('a job', () => {
  const next = at('2027-03-02T08:30');
  const cases: readonly (readonly [string, Job, JobRow, string, unknown])[] = [
    ['is not due before its time', dailyOnce, row('2027-03-01T08:30'), '2027-03-01T08:29', { kind: 'not-yet' }],
    [
      'is due at its time',
      dailyOnce,
      row('2027-03-01T08:30'),
      '2027-03-01T08:30',
      { kind: 'due', run: at('2027-03-01T08:30'), missed: [], next },
    ],
    [
      'is due once for the latest of many times',
      dailyOnce,
      row('2027-01-01T08:30'),
      '2027-03-01T23:00',
      { kind: 'due', run: at('2027-03-01T08:30'), missed: [], next },
    ],
    [
      'is run late within its grace',
      dailyNever,
      row('2027-03-01T08:30'),
      '2027-03-01T12:30',
      { kind: 'due', run: at('2027-03-01T08:30'), missed: [], next },
    ],
    [
      'is let go after its grace',
      dailyNever,
      row('2027-03-01T08:30'),
      '2027-03-01T12:31',
      { kind: 'due', missed: [at('2027-03-01T08:30')], next },
    ],
    [
      'is let go for the days that are over and run for today',
      dailyNever,
      row('2027-02-20T08:30'),
      '2027-03-01T09:00',
      { kind: 'due', run: at('2027-03-01T08:30'), missed: [at('2027-02-20T08:30')], next },
    ],
    [
      'is let go from the first to the latest time',
      dailyNever,
      row('2027-02-20T08:30'),
      '2027-03-01T20:00',
      { kind: 'due', missed: [at('2027-02-20T08:30'), at('2027-03-01T08:30')], next },
    ],
    [
      'is run for a stored time that an older recurrence left',
      dailyOnce,
      row('2027-03-01T12:15'),
      '2027-03-01T12:20',
      { kind: 'due', run: at('2027-03-01T12:15'), missed: [], next },
    ],
    [
      'may be a period ahead, because another replica’s clock was',
      dailyOnce,
      row('2027-03-02T08:30'),
      '2027-03-01T08:29',
      { kind: 'not-yet' },
    ],
    [
      'is put right when it is two periods ahead',
      dailyOnce,
      row('2027-03-04T08:30'),
      '2027-03-01T08:31',
      { kind: 'misplaced', next },
    ],
    [
      'is put right when it is years ahead',
      dailyOnce,
      row('2031-03-04T08:30'),
      '2027-03-01T08:31',
      { kind: 'misplaced', next },
    ],
    [
      'is put right when its recurrence has changed',
      dailyOnce,
      row('2027-03-02T06:00'),
      '2027-03-01T08:31',
      { kind: 'misplaced', next },
    ],
  ];
  it.each(cases)('%s', (_, job, stored, now, verdict) => {
    expect(judge(job, stored, at(now), london)).toEqual(verdict);
  });
});

describe('a job that failed', () => {
  const due = '2027-03-01T08:30';
  it.each([
    ['at once', '08:30', '08:30', 'not-yet'],
    ['a minute later', '08:30', '08:31', 'due'],
    ['too soon after the second try', '08:32', '08:33', 'not-yet'],
    ['as long after as it was overdue', '08:32', '08:34', 'due'],
    ['not for a quarter of an hour at most', '20:00', '20:14', 'not-yet'],
    ['a quarter of an hour later', '20:00', '20:15', 'due'],
    ['at once where the last try is in the future', '23:00', '08:40', 'due'],
  ])('is tried again: %s', (_, tried, now, kind) => {
    const verdict = judge(dailyOnce, row(due, `2027-03-01T${tried}`), at(`2027-03-01T${now}`), london);
    expect(verdict.kind).toBe(kind);
  });

  it('does not rest when it is due anew', () => {
    const verdict = judge(dailyOnce, row(due, '2027-03-02T08:29'), at('2027-03-02T08:30'), london);
    expect(verdict).toMatchObject({ kind: 'due', run: at('2027-03-02T08:30') });
  });

  it('is let go when it is too late', () => {
    const verdict = judge(dailyNever, row(due, '2027-03-01T12:30'), at('2027-03-01T12:31'), london);
    expect(verdict).toMatchObject({ kind: 'due', missed: [at(due)] });
    expect(verdict).not.toHaveProperty('run');
  });
});
