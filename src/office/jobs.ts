import { z } from 'zod';
import type { TimeZone } from '../calendar/time-zone.ts';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { jobList } from './jobs-views.ts';

/**
 * `jobs`: the office sees what the bot does by itself, when it last did and when it will again.
 * @param zone the one that the schedule tells times of day in
 */
export const createJobsCommand = (schedule: Pick<Schedule, 'list'>, zone: TimeZone): Command =>
  defineCommand({
    name: 'jobs',
    summary: 'See what the bot does by itself, when it last did and when it will again',
    example: 'jobs',
    who: 'office',
    readOnly: true,
    input: z.object({}),
    run: async (_, { now }) => show(jobList(await schedule.list(), now, zone)),
  });
