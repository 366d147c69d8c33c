import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock } from '../calendar/clock.ts';
import { answersControl, sweepControl } from './control.ts';
import { codeOf, StorageError } from './errors.ts';
import { placeOfProcesses, startOf } from './process.ts';

// A data folder belongs to one process at a time. The lock is the folder `lock` with one file in it,
// named by a number that nobody else has and telling who holds it:
//
// - Taking it is renaming a folder made ready, file and all, to `lock`: the system does that only
//   when there is no `lock` or an empty one, so of two starters one succeeds, and nobody ever sees
//   half a lock.
// - Taking over a dead owner's is first deleting that owner's file. Since the name is that owner's
//   alone, a starter that is late deletes nothing of the next owner's.

const owners = z.object({
  pid: z.number(),
  /** When the process started, because process ids are used again: in a container it is always 1. */
  started: z.string(),
  /** Where `pid` means anything. */
  place: z.string(),
  since: z.string(),
  control: z.string(),
});
type Owner = Readonly<z.infer<typeof owners>>;

/** Another process holds the data; `control` is where it can be asked. */
export class DataInUse extends StorageError {
  override readonly name = 'DataInUse';
  readonly control: string;

  constructor(dataDir: string, owner: Owner) {
    const since = owner.since.slice(0, 16).replace('T', ' ');
    super(
      `The data in ${dataDir} is in use by process ${owner.pid} (since ${since} UTC). Stop it first, or set DATA_DIR to another folder.`,
    );
    this.control = owner.control;
  }
}

/** Milliseconds between two signs of life. */
const beat = 2000;
/** Milliseconds without one after which an owner whose process cannot be seen from here is dead. */
const silence = 5 * beat;

const changes = async (file: string): Promise<boolean> => {
  const modified = () =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
  const before = await modified();
  for (let waited = 0; waited < silence; waited += 500) {
    await sleep(500);
    if ((await modified()) !== before) return true;
  }
  return false;
};

const isAlive = async (owner: Owner, file: string): Promise<boolean> => {
  if (await answersControl(owner.control)) return true;
  if (owner.place === (await placeOfProcesses())) return (await startOf(owner.pid)) === owner.started;
  // It runs, or ran, in another container or on another computer that shares the folder.
  return changes(file);
};

/** The owner; undefined where the file tells none. */
const readOwner = async (file: string): Promise<Owner | undefined> => {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  try {
    return owners.parse(JSON.parse(content));
  } catch {
    // It was written whole before it got its name, so it lost its words with the power.
    return undefined;
  }
};

const filesIn = (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });

/** Frees the lock of dead owners. */
const clear = async (dataDir: string, lock: string): Promise<void> => {
  for (const name of await filesIn(lock)) {
    const file = join(lock, name);
    const owner = await readOwner(file);
    if (owner && (await isAlive(owner, file))) throw new DataInUse(dataDir, owner);
    await unlink(file).catch(() => undefined);
    if (owner) await sweepControl(owner.control);
  }
};

const isTaken = (error: unknown): boolean => ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '');

/** Whether the folder made ready is now the lock. */
const claim = async (ready: string, lock: string): Promise<boolean> => {
  // Windows renames onto no folder, not even an empty one.
  await rmdir(lock).catch(() => undefined);
  try {
    await rename(ready, lock);
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
};

const signOfLife = (file: string, content: string): NodeJS.Timeout => {
  const write = async (): Promise<void> => {
    const handle = await open(file, 'r+');
    await handle.write(content, 0).finally(() => handle.close());
  };
  return setInterval(() => {
    write().catch(() => undefined);
  }, beat).unref();
};

const attempts = 100;

const take = async (dataDir: string, owner: Owner): Promise<() => Promise<void>> => {
  const lock = join(dataDir, 'lock');
  const id = randomUUID();
  const ready = join(dataDir, `lock.${id}`);
  const content = JSON.stringify(owner);
  await mkdir(ready, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(ready, `${id}.json`), content);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      await clear(dataDir, lock);
      if (!(await claim(ready, lock))) continue;
      const file = join(lock, `${id}.json`);
      const signs = signOfLife(file, content);
      return async () => {
        clearInterval(signs);
        await rm(file, { force: true });
        await rmdir(lock).catch(() => undefined);
      };
    }
    throw new StorageError(`The folder ${lock} cannot be replaced. Delete it if no bot is running.`);
  } finally {
    await rm(ready, { recursive: true, force: true });
  }
};

/**
 * Makes the data folder this process's alone, creating it if need be.
 * @param control the socket on which this process can be asked
 * @returns what frees it again; a process that was killed need not have
 * @throws DataInUse when another process holds it; StorageError when it cannot be written
 */
export const takeLock = async (dataDir: string, control: string, clock: Clock): Promise<() => Promise<void>> => {
  const { pid } = process;
  try {
    const [started = '', place] = await Promise.all([startOf(pid), placeOfProcesses()]);
    return await take(dataDir, { pid, started, place, since: clock.now().toISOString(), control });
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof StorageError || code === undefined) throw error;
    throw new StorageError(`The data folder ${dataDir} cannot be written (${code}). Set DATA_DIR to one that can.`, {
      cause: error,
    });
  }
};
