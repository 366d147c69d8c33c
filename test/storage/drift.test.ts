import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { authorMigration } from '../../prisma/migration-diff.ts';
import { migrationsDir, temporaryFolder } from '../support/databases.ts';

const schemaFile = join(migrationsDir, '../schema.prisma');

const copyOfMigrations = async (): Promise<string> => {
  const migrations = join(await temporaryFolder(), 'migrations');
  await cp(migrationsDir, migrations, { recursive: true });
  return migrations;
};

test('the migrations make what schema.prisma says; if not: npm run db:migration <name>', async () => {
  const file = await authorMigration(schemaFile, await copyOfMigrations(), 'missing', new Date());
  expect(file && (await readFile(file, 'utf8'))).toBeUndefined();
});

test('a change of the schema becomes a migration', async () => {
  const migrations = await copyOfMigrations();
  const schema = join(migrations, '../schema.prisma');
  const before = await readdir(migrations);
  const content = await readFile(schemaFile, 'utf8');
  await writeFile(schema, `${content}\nmodel Thing {\n  id Int @id\n\n  @@map("things")\n}\n`);
  const file = await authorMigration(schema, migrations, 'Some  things!', new Date('2099-03-01T09:00:00Z'));
  expect(file).toBe(join(migrations, '20990301090000_some_things', 'migration.sql'));
  expect(await readFile(file ?? '', 'utf8')).toContain('CREATE TABLE "things"');
  expect(await readdir(migrations)).toHaveLength(before.length + 1);
});
