import { orExit } from '../or-exit.ts';

/**
 * Runs an operator's command: prints what it returns, or one line that says why not and leaves with
 * exit code 1.
 */
export const runOperation = (operation: (args: readonly string[]) => Promise<string>): Promise<void> =>
  orExit(async () => {
    process.stdout.write(`${await operation(process.argv.slice(2))}\n`);
  });
