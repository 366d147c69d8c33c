import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { builtProgram } from './programs.ts';

export interface Child {
  readonly process: ChildProcess;
  /** The next line that it prints; undefined when it ended. */
  line(): Promise<string | undefined>;
  /** The lines that it prints until it ends. */
  rest(): Promise<readonly string[]>;
  kill(): Promise<void>;
}

/**
 * Starts a program of the tests in a process of its own, which ends with the test at the latest. It can also be
 * spoken with by messages.
 * @param program its file, from the folder of the tests
 */
export const startChild = (program: string, ...args: readonly string[]): Child => {
  const child = spawn(process.execPath, [builtProgram(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })[Symbol.asyncIterator]();
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const line = async () => {
    const { value, done } = await lines.next();
    return done ? undefined : value;
  };
  return {
    process: child,
    line,
    rest: async () => {
      const all: string[] = [];
      for (let next = await line(); next !== undefined; next = await line()) all.push(next);
      return all;
    },
    kill,
  };
};
