import { type DestinationStream, type Logger, pino } from 'pino';
import { currentReference } from '../src/chat/reference.ts';
import { cleanFields } from './log-fields.ts';

interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const isName = (value: unknown): value is string => typeof value === 'string' && /^\w{1,60}$/u.test(value);

/**
 * An error as the log may hold it: where and what kind, never its message, which may quote what
 * somebody typed or a connection string.
 */
const withoutWords = (error: unknown): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error };
  // A message of several lines may look like frames, so it goes first.
  const stack = (error.stack ?? '').replace(error.message, () => '');
  const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  const code = 'code' in error && isName(error.code) ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: withoutWords(error.cause) };
  return { type: isName(error.name) ? error.name : 'Error', ...code, stack: frames.join('\n'), ...cause };
};

/** Every line of a request has its reference, which is the one that somebody may have read. */
const mixin = (): object => {
  const reference = currentReference();
  return reference === undefined ? {} : { reference };
};

/** The bot's log: one JSON object a line. */
export const createLog = (level: string, destination?: DestinationStream): Logger => {
  const options = { level, base: null, mixin, serializers: { err: withoutWords }, formatters: { log: cleanFields } };
  return destination ? pino(options, destination) : pino(options);
};
