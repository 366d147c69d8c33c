import { Prisma } from './generated/client.ts';

/** Whether a text holds one of the words by which somebody is known, in any case. @param text an expression */
export const hasTrace = (text: Prisma.Sql, traces: readonly string[]): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM unnest(${[...traces]}::text[]) AS trace WHERE position(lower(trace) IN lower(${text})) > 0)`;
