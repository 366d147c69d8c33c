import { mockAuthority } from '../../authorities/authority.ts';
import type { Database } from '../../storage/database.ts';
import type { Deeds } from './story.ts';

const none: Deeds = { volunteer: false, register: false, approve: false, subscribe: false, rehearse: false };

/** What has been done so far, in one statement: a page asks for it each time that it is opened. */
export const findDeeds = async ({ prisma }: Pick<Database, 'prisma'>): Promise<Deeds> => {
  const [row] = await prisma.$queryRaw<Deeds[]>`
    SELECT
      EXISTS (SELECT 1 FROM cases WHERE kind = 'volunteer' AND (state <> 'closed' OR outcome = 'approved')) AS volunteer,
      EXISTS (SELECT 1 FROM cases WHERE kind = 'registration' AND (state <> 'closed' OR outcome = 'accepted')) AS register,
      EXISTS (SELECT 1 FROM cases WHERE kind = 'volunteer' AND outcome = 'approved') AS approve,
      EXISTS (SELECT 1 FROM subscriptions WHERE channel_id IS NOT NULL) AS subscribe,
      EXISTS (SELECT 1 FROM reviews WHERE authority = ${mockAuthority.code}) AS rehearse`;
  return row ?? none;
};
