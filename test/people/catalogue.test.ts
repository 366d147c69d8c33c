import { describe, expect, it } from 'vitest';
import { adaptersData } from '../support/adapters-data.ts';
import { createTestBot } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { holdsNobody } from '../support/holds-nobody.ts';

describe.each(mainly('embedded'))('what is held about people, on $kind', ({ use }) => {
  const database = use();

  const begin = async () => {
    const { app } = await createTestBot(database(), { personalData: adaptersData(database()) });
    return app.personalData;
  };

  it('has a room for every table, or a reason why there is nothing about people in it', async () => {
    const rooms = await begin();
    const tables = await database().prisma.$queryRaw<{ name: string }[]>`
      SELECT relname::text AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'`;
    const listed = [...rooms.flatMap(({ holds }) => holds), ...Object.keys(holdsNobody)];
    expect([...listed].sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it('finds every column that names a person or an account in a table that a room looks after', async () => {
    const rooms = await begin();
    const held = rooms.flatMap(({ holds }) => holds);
    // References, and ids without one: of a recipient, an actor, whoever placed a hold.
    const columns = await database().prisma.$queryRaw<{ table: string; column: string }[]>`
      SELECT c.relname::text AS "table", a.attname::text AS "column"
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND (
        a.attname ~ '(person|account|author(?!ity)|actor|officer|recipient|placed_by|merged_into|only_for|subject_id)'
        OR EXISTS (
          SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY(k.conkey)
            AND k.confrelid IN ('persons'::regclass, 'accounts'::regclass)))`;
    expect(columns.length).toBeGreaterThan(25);
    expect(columns.filter(({ table }) => !held.includes(table))).toEqual([]);
  });

  it('has no table twice, and says of each room what stays', async () => {
    const rooms = await begin();
    const held = rooms.flatMap(({ holds }) => holds);
    expect(new Set(held).size).toBe(held.length);
    for (const { what, why } of rooms.flatMap(({ stays }) => stays)) {
      expect(what).toMatch(/^[A-Z].*[^.]$/u);
      expect(why).toMatch(/^(?:so|because|as) /u);
    }
  });
});
