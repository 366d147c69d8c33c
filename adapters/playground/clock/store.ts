import type { Database } from '../../../src/storage/database.ts';

/** Milliseconds by which the bot's clock was moved on. */
export const findAhead = async ({ prisma }: Pick<Database, 'prisma'>): Promise<number> => {
  const row = await prisma.playgroundClock.findFirst();
  return Number(row?.aheadMs ?? 0);
};

/**
 * Keeps by how many milliseconds the clock was moved on.
 * @returns how many it is then: never fewer than before
 */
export const saveAhead = async ({ prisma }: Pick<Database, 'prisma'>, ahead: number): Promise<number> => {
  const [row] = await prisma.$queryRaw<{ ahead_ms: bigint }[]>`
    INSERT INTO playground_clock (id, ahead_ms) VALUES (1, ${BigInt(ahead)})
    ON CONFLICT (id) DO UPDATE SET ahead_ms = GREATEST(playground_clock.ahead_ms, EXCLUDED.ahead_ms)
    RETURNING ahead_ms`;
  return Number(row?.ahead_ms ?? ahead);
};
