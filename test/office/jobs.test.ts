import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/chat/dispatch.ts';
import type { ConversationId, DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { createJobsCommand } from '../../src/office/jobs.ts';
import type { Job } from '../../src/schedule/job.ts';
import { createSchedule } from '../../src/schedule/schedule.ts';
import { createJournal } from '../../src/storage/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { createDrafts } from '../../src/storage/drafts.ts';
import { keptLog, london, workingJob } from '../schedule/jobs.ts';
import { createTestBot, said, viewOf, westhaven } from '../support/bot.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';

/** A bot with an officer, and a way to type `jobs` as anybody. */
const officeWith = async (database: Database, jobs: readonly Job[]) => {
  await emptyDatabase(database);
  const { app, clock, person } = await createTestBot(database);
  const log = keptLog();
  const schedule = createSchedule({ database, clock, zone: london, log, jobs });
  const dispatch = createDispatch({
    commands: [createJobsCommand(schedule, london)],
    home: async () => ({ summary: '', blocks: [] }),
    journal: createJournal(database),
    drafts: createDrafts(database),
    clock,
    log,
  });
  const types = async (name: string, text: string): Promise<Reply> => {
    const externalId = name.toLowerCase().replaceAll(' ', '-');
    const caller = await app.people.meet(
      { platform: 'playground', workspace: westhaven, externalId, name },
      clock.now(),
    );
    const conversation = { id: `direct:${externalId}` as ConversationId, kind: 'direct', name: 'hmep' } as const;
    return dispatch({ kind: 'command', typed: [text], caller, conversation, deliveryId: randomUUID() as DeliveryId });
  };
  await person('Office One').types(`claim ${await app.office.newCode(clock.now())}`);
  return { clock, schedule, types };
};

describe.each(mainly('postgresql'))('jobs on $kind', ({ use }) => {
  const database = use();

  it('the office sees what the bot does by itself, when it did and when it will', async () => {
    const hourly = workingJob({
      name: 'hourly',
      does: 'Deletes what has expired',
      recurrence: { kind: 'every', minutes: 60 },
      run: async () => 'deleted 3 forms',
    });
    const daily = workingJob({ does: 'Sends the digests' });
    const { clock, schedule, types } = await officeWith(database(), [hourly, daily]);

    const before = await types('Office One', 'jobs');
    expect(viewOf(before).summary).toBe('What the bot does by itself: all is well');
    expect(said(before).split('\n')).toEqual([
      'What the bot does by itself',
      'Deletes what has expired, every hour.',
      'Not run yet.',
      'Next run: 22 November 2026, 19:00.',
      'Sends the digests, every day at 08:30.',
      'Not run yet.',
      'Next run: 23 November 2026, 08:30.',
      'Times of day are those of Europe/London.',
    ]);

    await schedule.look();
    clock.set('2027-06-01T07:00:12Z');
    await schedule.look();
    const after = said(await types('Office One', 'jobs'));
    expect(after).toContain('Last run: 1 June 2027, 08:00, deleted 3 forms.\nNext run: 1 June 2027, 09:00.');
    expect(after).toContain('Last run: 1 June 2027, 08:00, worked.\nNext run: 1 June 2027, 08:30.');
    expect(await countStatements(database(), () => types('Office One', 'jobs'))).toBe(2);
  });

  it('the office sees what failed, what was missed and what is late', async () => {
    const failing = workingJob({ name: 'failing', does: 'Fails' });
    failing.fails.add('2026-11-23T08:30:00.000Z');
    const missing = workingJob({ name: 'missing', does: 'Is missed', catchUp: { kind: 'never', graceMinutes: 10 } });
    const { clock, schedule, types } = await officeWith(database(), [failing, missing]);
    await schedule.look();

    clock.set('2026-11-23T08:33:00Z');
    expect(said(await types('Office One', 'jobs'))).toContain('It is due now.');
    clock.set('2026-11-23T09:00:00Z');
    expect(said(await types('Office One', 'jobs'))).toContain('Late: it has been due since 23 November 2026, 08:30.');

    await schedule.look();
    const seen = await types('Office One', 'jobs');
    expect(viewOf(seen).summary).toBe('What the bot does by itself: 1 of 2 need a look');
    expect(said(seen)).toMatch(/Failed: 23 November 2026, 09:00, reference [0-9A-Z]{8}\. Whoever runs the bot/u);
    expect(said(seen)).toContain('It is tried again within a quarter of an hour.');
    expect(said(seen)).toContain('Missed: it was due on 23 November 2026, 08:30 and looked at too late to be of use.');
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('nobody else sees them', async () => {
    const { types } = await officeWith(database(), [workingJob()]);
    const refused = await types('Somebody Else', 'jobs');
    expect(said(refused)).toContain('This is for the programme office.');
    expect(said(refused)).not.toContain('Works');
  });
});
