import { recurrenceInWords } from '../calendar/recurrence.ts';
import { instantInWords, type TimeZone } from '../calendar/time-zone.ts';
import { bold, type Inline, type Text } from '../chat/text.ts';
import type { Block, View } from '../chat/view.ts';
import type { ScheduledJob } from '../schedule/schedule.ts';

/** Minutes after which a job that is due was overlooked: the bot looks several times in one. */
const lateAfter = 5;

const isLate = ({ next }: ScheduledJob, now: Date): boolean => now.getTime() - next.getTime() > lateAfter * 60_000;
const hasFailed = ({ last }: ScheduledJob): boolean => last?.state === 'failed';

const moment = (at: Date, zone: TimeZone): Inline => ({
  kind: 'moment',
  at: at.toISOString(),
  text: instantInWords(at, zone),
});

const lastRun = ({ last }: ScheduledJob, zone: TimeZone): Text => {
  if (!last) return 'Not run yet.';
  const when = moment(last.startedAt, zone);
  switch (last.state) {
    case 'done':
      return ['Last run: ', when, last.words === '' ? '.' : `, ${last.words}.`];
    case 'failed':
      return [bold('Failed'), ': ', when, ', ', last.words, '. Whoever runs the bot finds the reference in its log.'];
    case 'missed':
      return [bold('Missed'), ': it was due on ', moment(last.dueAt, zone), ' and looked at too late to be of use.'];
  }
};

const nextRun = (job: ScheduledJob, now: Date, zone: TimeZone): Text => {
  if (job.next > now) return ['Next run: ', moment(job.next, zone), '.'];
  if (hasFailed(job)) return 'It is tried again within a quarter of an hour.';
  return isLate(job, now)
    ? [bold('Late'), ': it has been due since ', moment(job.next, zone), '. Ask whoever runs the bot to see why.']
    : 'It is due now.';
};

const jobBlocks = (job: ScheduledJob, now: Date, zone: TimeZone): readonly Block[] => [
  { kind: 'text', text: [bold(job.does), `, ${recurrenceInWords(job.recurrence)}.`] },
  { kind: 'list', items: [lastRun(job, zone), nextRun(job, now, zone)] },
];

/** What the bot does by itself, and how it goes. */
export const jobList = (jobs: readonly ScheduledJob[], now: Date, zone: TimeZone): View => {
  const trouble = jobs.filter((job) => hasFailed(job) || isLate(job, now)).length;
  return {
    summary:
      trouble === 0
        ? 'What the bot does by itself: all is well'
        : `What the bot does by itself: ${trouble} of ${jobs.length} need a look`,
    blocks: [
      { kind: 'heading', text: 'What the bot does by itself' },
      ...jobs.flatMap((job) => jobBlocks(job, now, zone)),
      { kind: 'note', text: `Times of day are those of ${zone}.` },
    ],
  };
};
