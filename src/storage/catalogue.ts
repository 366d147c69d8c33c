import type { Sql } from './engine.ts';

/** A table with the columns that have values of their own, in their order. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface Sequence {
  readonly name: string;
  /** As text, because it can be greater than JavaScript counts. */
  readonly value: string;
  readonly called: boolean;
}

interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly definition: string;
}

/** A name as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The bot's own tables, without the record of its migrations. */
export const listTables = async (sql: Sql): Promise<readonly Table[]> => {
  const rows = await sql.query<{ table: string; column: string; type: string }>(`
    SELECT c.relname::text AS "table", a.attname::text AS "column", format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum`);
  const tables = new Map<string, Table['columns'][number][]>();
  for (const { table, column, type } of rows) {
    tables.set(table, [...(tables.get(table) ?? []), { name: column, type }]);
  }
  return [...tables].map(([name, columns]) => ({ name, columns }));
};

/** Where the sequences stand. */
export const listSequences = async (sql: Sql): Promise<readonly Sequence[]> => {
  const names = await sql.query<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  );
  const sequences: Sequence[] = [];
  for (const { name } of names) {
    const read = `SELECT last_value::text AS value, is_called AS called FROM ${quoted(name)}`;
    const rows = await sql.query<Omit<Sequence, 'name'>>(read);
    sequences.push(...rows.map((row) => ({ name, ...row })));
  }
  return sequences;
};

/** The references between tables, each with what makes it again. */
export const listForeignKeys = (sql: Sql): Promise<readonly ForeignKey[]> =>
  sql.query(`
    SELECT conname::text AS name, conrelid::regclass::text AS "table", pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0 ORDER BY conname`);
