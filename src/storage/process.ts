import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

const fromProc = async (pid: number): Promise<string | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in brackets, may hold anything; after it come the state and, 19 fields on, the start.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === undefined || state === 'Z' || state === 'X' ? undefined : fields[18];
};

const fromPs = async (pid: number): Promise<string | undefined> => {
  const listed = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C', TZ: 'UTC' } }).catch(
    () => undefined,
  );
  return listed?.stdout.trim() || undefined;
};

const fromSignal = (pid: number): string | undefined => {
  try {
    process.kill(pid, 0);
    return 'running';
  } catch {
    return undefined;
  }
};

/** When a process started, in its system's words; undefined when there is no such process. */
export const startOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? fromSignal(pid) : fromPs(pid);
};

/** What a process id means something in: this boot of this computer, and this container. */
export const placeOfProcesses = async (): Promise<string> => {
  if (process.platform !== 'linux') return hostname();
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => hostname());
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${boot.trim()} ${space}`.trim();
};
