import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorMigration } from './migration-diff.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

try {
  const name = process.argv.slice(2).join(' ');
  const file = await authorMigration(here('schema.prisma'), here('migrations'), name, new Date());
  console.log(
    file
      ? `Wrote ${relative('.', file)}: read it before you commit it.`
      : 'No difference: the migrations make what schema.prisma says.',
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
