import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client';
import type { Calls } from './control.ts';

/** One connection, inside one transaction. Only for what Prisma has no words for. */
export interface Sql {
  /** Runs one or more statements, without values. */
  exec(script: string): Promise<void>;
  /** Runs one statement with values for `$1`, `$2`, …; cast in SQL what JavaScript would round. */
  query<Row extends object>(
    text: string,
    values?: readonly (string | number | boolean | Date | null)[],
  ): Promise<Row[]>;
}

/** Where statements run: the embedded database or a PostgreSQL server. */
export interface Engine {
  readonly kind: 'embedded' | 'postgresql';
  /** What Prisma speaks to. */
  readonly adapter: SqlDriverAdapterFactory;
  /**
   * Runs `work` in one transaction. On the embedded database nothing else runs until it ends.
   * @throws whatever `work` throws, after rolling back
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Answers these calls of an operator's second process, besides those given before. Does nothing on
   * a server, where a second process can look for itself.
   */
  serve(calls: Calls): void;
  close(): Promise<void>;
}
