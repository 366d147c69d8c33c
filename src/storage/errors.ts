import { Prisma } from './generated/client.ts';

/** Something that the operator can mend: the message is the one line to print. */
export class StorageError extends Error {
  override readonly name: string = 'StorageError';
}

/** The first line of whatever was thrown. */
export const lineOf = (error: unknown): string => {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  return String(inner instanceof Error ? inner.message : inner).split('\n', 1)[0] ?? '';
};

/** The system's short name of what went wrong, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isFault = (error: unknown, code: string, sqlState: string): boolean => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  // A raw statement that fails is P2010, with the database's own code deep inside.
  return error.code === code || (error.code === 'P2010' && JSON.stringify(error.meta).includes(`"${sqlState}"`));
};

/** Whether a statement failed because the same thing is there already, however it was sent. */
export const isUniqueViolation = (error: unknown): boolean => isFault(error, 'P2002', '23505');

/** Whether the database broke a transaction off because it and another waited for each other. */
export const isDeadlock = (error: unknown): boolean => isFault(error, 'P2034', '40P01');
