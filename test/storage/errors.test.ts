import { describe, expect, test } from 'vitest';
import { isDeadlock, isUniqueViolation } from '../../src/storage/errors.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { type Client, clientOf } from '../../src/storage/tx.ts';
import { databases } from '../support/databases.ts';

const at = new Date('2027-03-01T09:00:00Z');

describe.each(databases)('errors ($kind)', ({ use }) => {
  const database = use();

  test('a unique violation is known, however the statement was sent', async () => {
    const { officeCode } = database().prisma;
    const data = { hash: 'a', createdAt: at, expiresAt: at };
    await officeCode.create({ data });
    const error = await officeCode.create({ data }).catch((caught: unknown) => caught);
    expect(isUniqueViolation(error)).toBe(true);
    const raw = await database().prisma
      .$executeRaw`INSERT INTO office_codes (hash, created_at, expires_at) VALUES ('a', ${at}, ${at})`.catch(
      (caught: unknown) => caught,
    );
    expect(isUniqueViolation(raw)).toBe(true);
  });

  test('another error is none', async () => {
    const error = await database().prisma.$executeRaw`SELECT * FROM nothing`.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(isUniqueViolation(error)).toBe(false);
    expect(isUniqueViolation(new Error('23505'))).toBe(false);
  });
});

// The embedded database has one session: there nobody waits for somebody who waits.
describe('a deadlock on a server', () => {
  const database = databases[1].use();

  const writes = {
    'a statement of Prisma’s': (client: Client, hash: string) =>
      client.officeCode.update({ where: { hash }, data: { expiresAt: at }, select: { hash: true } }),
    'a raw statement': (client: Client, hash: string) =>
      client.$executeRaw`UPDATE office_codes SET expires_at = ${at} WHERE hash = ${hash}`,
  } as const;

  test.each(Object.entries(writes))('is known of %s', async (name, write) => {
    const hashes = [`${name} 1`, `${name} 2`] as const;
    for (const hash of hashes)
      await database().prisma.officeCode.create({ data: { hash, createdAt: at, expiresAt: at } });
    let here = 0;
    const bothAreHere = async (): Promise<void> => {
      here += 1;
      await expect.poll(() => here).toBe(2);
    };
    const waits = async (first: string, second: string): Promise<unknown> => {
      try {
        await inTransaction(database(), async (tx) => {
          await write(clientOf(tx), first);
          await bothAreHere();
          await write(clientOf(tx), second);
        });
        return 'done';
      } catch (error) {
        return isDeadlock(error);
      }
    };
    const ends = await Promise.all([waits(hashes[0], hashes[1]), waits(hashes[1], hashes[0])]);
    expect(ends.sort()).toEqual(['done', true]);
  });
});
