import { access } from 'node:fs/promises';

/** Whether a folder holds an embedded database. */
export const isEmbedded = (folder: string): Promise<boolean> =>
  access(folder).then(
    () => true,
    () => false,
  );
