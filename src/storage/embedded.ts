import { rename, rm } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Engine } from './engine.ts';
import { isEmbedded } from './is-embedded.ts';

/** Makes an engine of an open embedded database; closing it closes the database. */
export const createEmbedded = (pglite: PGlite): Engine => ({
  kind: 'embedded',
  adapter: new PrismaPGlite(pglite),
  transaction: (work) =>
    pglite.transaction((tx) =>
      work({
        exec: async (script) => {
          await tx.exec(script);
        },
        query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          (await tx.query<Row>(text, [...values])).rows,
      }),
    ),
  serve: () => undefined,
  close: () => pglite.close(),
});

/**
 * Opens the embedded database in a folder of its own, making it where there is none. The caller
 * holds the lock: two processes on one folder would lose data without a word.
 */
export const openEmbedded = async (folder: string): Promise<Engine> => {
  if (!(await isEmbedded(folder))) {
    // Making one takes seconds, and half a one does not open: only a whole one gets the name.
    const fresh = `${folder}.new`;
    await rm(fresh, { recursive: true, force: true });
    await (await PGlite.create(fresh)).close();
    await rename(fresh, folder);
  }
  return createEmbedded(await PGlite.create(folder));
};
