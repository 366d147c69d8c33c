import { StorageError } from '../src/storage/errors.ts';
import { ConfigError } from './config.ts';
import { ServerError } from './server.ts';

/** Errors whose message was written for whoever starts the bot. */
const isClear = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof ServerError || error instanceof StorageError;

/**
 * Runs the bot. A failure that its operator can mend is what its message says, any other one names
 * itself; both end it with exit code 1.
 */
export const orExit = async (program: () => Promise<void>): Promise<void> => {
  try {
    await program();
  } catch (error) {
    process.stderr.write(
      isClear(error) ? `${error.message}\n` : `hmep-bot stopped because of a fault: ${String(error)}\n`,
    );
    process.exit(1);
  }
};
