import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { serveControl } from '../../src/storage/control.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { DataInUse, takeLock } from '../../src/storage/lock.ts';
import { placeOfProcesses, startOf } from '../../src/storage/process.ts';
import { type Child, startChild } from '../support/child.ts';
import { dataFolder, migrationsDir, temporaryFolder } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';

const nobodyListens = '/tmp/hmep-bot-nobody/control';

const writeLock = async (folder: string, owner: object): Promise<void> => {
  await mkdir(join(folder, 'lock'));
  await writeFile(join(folder, 'lock', 'old.json'), JSON.stringify(owner));
};

const ourselves = async () => ({
  pid: process.pid,
  started: (await startOf(process.pid)) ?? '',
  place: await placeOfProcesses(),
  since: '2027-03-01T09:00:00.000Z',
  control: nobodyListens,
});

/** Kills the children, and sweeps up what they leave behind as the next owner does. */
const end = async (folder: string, children: readonly Child[]): Promise<void> => {
  await Promise.all(children.map((child) => child.kill()));
  await (await takeLock(folder, nobodyListens, systemClock))();
};

describe('the lock of a data folder', () => {
  test('turns a second process away with one line, and lets it in afterwards', async () => {
    const folder = await temporaryFolder();
    const clock = createMovedClock('2027-03-01T09:00:00Z');
    const control = await serveControl();
    const unlock = await takeLock(folder, control.path, clock);
    const second = startChild('storage/programs/hold-lock.ts', folder);
    expect(await second.line()).toBe(
      `DataInUse: The data in ${folder} is in use by process ${process.pid} (since 2027-03-01 09:00 UTC). ` +
        'Stop it first, or set DATA_DIR to another folder.',
    );
    await unlock();
    await control.close();
    const third = startChild('storage/programs/hold-lock.ts', folder);
    expect(await third.line()).toBe('holds');
    await end(folder, [third]);
  });

  test('turns a second opening in the same process away', async () => {
    const dataDir = await dataFolder();
    const settings = { dataDir, migrationsDir, clock: systemClock };
    const first = await openDatabase(settings);
    await expect(openDatabase(settings)).rejects.toThrow(DataInUse);
    await first.close();
    await (await openDatabase(settings)).close();
    expect(await readdir(dataDir)).toEqual(['database']);
  });

  test('of an owner that was killed is taken over, by one of several starters', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 2; round += 1) {
      const owner = startChild('storage/programs/hold-lock.ts', folder);
      expect(await owner.line()).toBe('holds');
      await owner.kill();
      const starters = Array.from({ length: 4 }, () => startChild('storage/programs/hold-lock.ts', folder));
      const said = await Promise.all(starters.map((starter) => starter.line()));
      expect(said.filter((line) => line === 'holds')).toHaveLength(1);
      expect(said.filter((line) => line?.startsWith('DataInUse: '))).toHaveLength(3);
      await end(folder, starters);
    }
  });

  test('of a dead owner is free although another process has its id', async () => {
    const folder = await temporaryFolder();
    await writeLock(folder, { ...(await ourselves()), started: 'long ago' });
    await (await takeLock(folder, nobodyListens, systemClock))();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is held by a live process even when its socket is gone', async () => {
    const folder = await temporaryFolder();
    await writeLock(folder, await ourselves());
    await expect(takeLock(folder, nobodyListens, systemClock)).rejects.toThrow(DataInUse);
  });

  test('of an owner in another container is held while it shows signs of life, and free without', async () => {
    const folder = await temporaryFolder();
    const owner = { ...(await ourselves()), place: 'another container' };
    await writeLock(folder, owner);
    const signs = setInterval(() => void writeFile(join(folder, 'lock', 'old.json'), JSON.stringify(owner)), 1000);
    await expect(takeLock(folder, nobodyListens, systemClock)).rejects.toThrow(DataInUse);
    clearInterval(signs);
    await (await takeLock(folder, nobodyListens, systemClock))();
  });

  test('that lost its words is free', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'lock'));
    await writeFile(join(folder, 'lock', 'old.json'), '');
    const unlock = await takeLock(folder, nobodyListens, systemClock);
    const [name = ''] = await readdir(join(folder, 'lock'));
    expect(JSON.parse(await readFile(join(folder, 'lock', name), 'utf8'))).toMatchObject({ pid: process.pid });
    await unlock();
  });

  test('says so when the folder cannot be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(takeLock(join(file, 'data'), nobodyListens, systemClock)).rejects.toThrow(
      `The data folder ${join(file, 'data')} cannot be written (ENOTDIR). Set DATA_DIR to one that can.`,
    );
  });
});
