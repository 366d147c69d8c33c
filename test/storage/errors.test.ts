import { describe, expect, test } from 'vitest';
import { isUniqueViolation } from '../../src/storage/errors.ts';
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
