import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// `generate`, `validate` and `format` insist on an engine binary that they never run and that
// cannot be downloaded everywhere. Any existing file satisfies them. Other commands (`migrate dev`)
// really need the engine, so they are left to find it.
const needsNoEngine = ['generate', 'validate', 'format'].some((word) => process.argv.includes(word));
if (needsNoEngine) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(import.meta.url);
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env['DATABASE_URL'] ? { datasource: { url: process.env['DATABASE_URL'] } } : {}),
});
