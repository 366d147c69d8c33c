import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as binding from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

// What Node has of it; its types come only with those of the browser.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: object,
  ): Promise<{ readonly instance: { readonly exports: Record<string, unknown> } }>;
};

// Prisma's own schema engine, compiled to WebAssembly. It is internal to Prisma, so only development
// leans on it. Its entry imports the .wasm file as a module, which Node 20 cannot.
const loadEngine = async (): Promise<typeof binding.SchemaEngine> => {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...binding } });
  binding.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return binding.SchemaEngine;
};

let engine: ReturnType<typeof loadEngine> | undefined;
/** The engine, loaded once: a second one would write into the memory of the first. */
const schemaEngine = (): ReturnType<typeof loadEngine> => {
  engine ??= loadEngine();
  return engine;
};

const readMigrations = async (folder: string) => {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (path) => {
      const value = await readFile(join(folder, path, 'migration.sql'), 'utf8');
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
    }),
  );
};

/**
 * The SQL that is missing between the migrations and the schema.
 * @param schemaFile schema.prisma
 * @param migrationsDir the folder of migrations; it must exist
 * @returns undefined when the two agree
 * @throws when a migration does not run or the schema is not valid
 */
const diffMigrations = async (schemaFile: string, migrationsDir: string): Promise<string | undefined> => {
  const content = await readFile(schemaFile, 'utf8');
  const SchemaEngine = await schemaEngine();
  const shadow = await PGlite.create();
  try {
    const factory = new PrismaPGlite(shadow);
    // The adapter's own shadow database would never be closed, and would keep the process alive; and
    // its adapter does not wait for a script, so that what fails in one would be nobody's.
    const connect = async () =>
      Object.assign(await factory.connect(), {
        executeScript: async (script: string) => {
          await shadow.exec(script);
        },
      });
    const differ = await SchemaEngine.new(
      { datamodels: [[schemaFile, content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory({
        provider: factory.provider,
        adapterName: factory.adapterName,
        connect,
        connectToShadowDb: connect,
      }),
    );
    const { stdout } = await differ.diff({
      from: {
        tag: 'migrations',
        baseDir: migrationsDir,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: await readMigrations(migrationsDir),
      },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (stdout ?? '').trim();
    return sql === '' || sql === '-- This is an empty migration.' ? undefined : `${sql}\n`;
  } finally {
    await shadow.close();
  }
};

const stamp = (at: Date): string => at.toISOString().replaceAll(/\D/g, '').slice(0, 14);

/**
 * Writes what is missing as a new migration.
 * @param name what it does, such as `reviews` or `add peer telephone`
 * @returns the file written; undefined when there is no difference
 */
export const authorMigration = async (
  schemaFile: string,
  migrationsDir: string,
  name: string,
  at: Date,
): Promise<string | undefined> => {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  if (words === '') throw new Error('A migration needs a name, such as: npm run db:migration add_telephone');
  await mkdir(migrationsDir, { recursive: true });
  const sql = await diffMigrations(schemaFile, migrationsDir);
  if (sql === undefined) return undefined;
  const folder = join(migrationsDir, `${stamp(at)}_${words}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  await writeFile(join(migrationsDir, 'migration_lock.toml'), lockFile);
  return join(folder, 'migration.sql');
};

const lockFile = `# Prisma's own engine wants this file. Do not edit it by hand.
provider = "postgresql"
`;
