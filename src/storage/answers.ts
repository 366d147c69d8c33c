import type { Database } from './database.ts';

/** Whether the database answers now. */
export const answers = ({ prisma }: Pick<Database, 'prisma'>): Promise<boolean> =>
  prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
