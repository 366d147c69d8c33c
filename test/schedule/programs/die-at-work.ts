import { systemClock } from '../../../src/calendar/clock.ts';
import { createSchedule } from '../../../src/schedule/schedule.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import { openPostgresql } from '../../../src/storage/postgresql.ts';
import { keptLog, london, workingJob } from '../jobs.ts';

const [url = ''] = process.argv.slice(2);

/** Does its work, says so, and waits to be killed before anything is committed. */
const job = workingJob();
const schedule = createSchedule({
  database: createDatabase(await openPostgresql(url)),
  clock: systemClock,
  zone: london,
  log: keptLog(),
  jobs: [
    {
      ...job,
      run: async (tx, times) => {
        await job.run(tx, times);
        process.stdout.write('working\n');
        return new Promise(() => undefined);
      },
    },
  ],
});
await schedule.look();
