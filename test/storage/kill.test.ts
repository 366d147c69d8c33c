import { expect, test } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { startChild } from '../support/child.ts';
import { dataFolder, migrationsDir } from '../support/databases.ts';

test('kill -9 loses no row that was acknowledged', async () => {
  const dataDir = await dataFolder();
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const writer = startChild('storage/programs/write-rows.ts', dataDir, migrationsDir);
    for (let row = 0; row < 30 + 17 * round; row += 1) acknowledged.push((await writer.line()) ?? 'ended');
    await writer.kill();
    acknowledged.push(...(await writer.rest()).filter((line) => line.length === 36));
  }
  const { prisma, close } = await openDatabase({ dataDir, migrationsDir, clock: systemClock });
  const stored = await prisma.person.findMany({ select: { id: true } });
  await close();
  const ids = new Set(stored.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
});
