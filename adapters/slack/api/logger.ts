import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../src/chat/log.ts';

/** What Slack's libraries say, up to where it may quote a token, an address or what somebody wrote. */
const opening = (said: readonly unknown[]): string => {
  const [first] = said;
  const text = first instanceof Error ? first.name : String(first);
  return (/^[\w ',.-]{1,120}/u.exec(text)?.[0] ?? '').trim();
};

/**
 * Lets Slack's libraries write to the bot's log: their warnings and errors, without what these quote.
 * Their debugging says everything, so it is never on.
 */
export const createLogger = (log: Log): Logger => {
  const silent = (): void => undefined;
  const warn = (...said: unknown[]): void => log.info({ said: opening(said) }, 'a warning of the Slack library');
  const error = (...said: unknown[]): void => log.info({ said: opening(said) }, 'an error of the Slack library');
  return {
    debug: silent,
    info: silent,
    warn,
    error,
    getLevel: () => LogLevel.WARN,
    setLevel: silent,
    setName: silent,
  };
};
