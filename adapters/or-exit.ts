/** Errors whose message was written for whoever starts the bot. */
const clear = new Set(['ConfigError', 'ServerError', 'StorageError']);

/**
 * Runs a program of ours. A failure that its user can mend is one clear line, any other one names
 * itself; both end it with exit code 1.
 */
export const orExit = async (program: () => Promise<void>): Promise<void> => {
  try {
    await program();
  } catch (error) {
    const isClear = error instanceof Error && clear.has(error.name);
    process.stderr.write(isClear ? `${error.message}\n` : `hmep-bot stopped because of a fault: ${String(error)}\n`);
    process.exit(1);
  }
};
