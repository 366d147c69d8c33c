import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { authorMigration, diffMigrations } from '../../prisma/migration-diff.ts';
import { migrationsDir, temporaryFolder } from '../support/databases.ts';

const schemaFile = join(migrationsDir, '../schema.prisma');

test('the migrations make what schema.prisma says; if not: npm run db:migration <name>', async () => {
  expect(await diffMigrations(schemaFile, migrationsDir)).toBeUndefined();
});

test('a change of the schema becomes a migration, once', async () => {
  const folder = await temporaryFolder();
  const [schema, migrations] = [join(folder, 'schema.prisma'), join(folder, 'migrations')];
  await cp(migrationsDir, migrations, { recursive: true });
  const before = await readdir(migrations);
  const content = await readFile(schemaFile, 'utf8');
  await writeFile(schema, `${content}\nmodel Thing {\n  id Int @id\n\n  @@map("things")\n}\n`);
  const at = new Date('2099-03-01T09:00:00Z');
  const file = await authorMigration(schema, migrations, 'Some  things!', at);
  expect(file).toBe(join(migrations, '20990301090000_some_things', 'migration.sql'));
  expect(await readFile(file ?? '', 'utf8')).toContain('CREATE TABLE "things"');
  expect(await authorMigration(schema, migrations, 'again', at)).toBeUndefined();
  expect(await readdir(migrations)).toHaveLength(before.length + 1);
});
