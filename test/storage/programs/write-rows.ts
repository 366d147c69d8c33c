import { systemClock } from '../../../src/calendar/clock.ts';
import { openDatabase } from '../../../src/storage/database.ts';

// Writes row after row, and prints the id of each once it is written, until it is killed.
const [dataDir = '', migrationsDir = ''] = process.argv.slice(2);
const { prisma } = await openDatabase({ dataDir, migrationsDir, clock: systemClock });
for (;;) {
  const { id } = await prisma.person.create({ data: { createdAt: systemClock.now() } });
  console.log(id);
}
