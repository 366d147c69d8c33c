import { z } from 'zod';
import { count } from './words.ts';

/**
 * Days for which something about people is kept after nobody needs it any more. A hold on a person
 * suspends all of them.
 */
export const retention = z.strictObject({
  /** Offers to be a peer that were declined, after the answer. */
  declinedPeerDays: count,
  /** Offers that were taken back: so long nobody has to type it again who comes back. */
  withdrawnPeerDays: count,
  /** Registrations that were declined or taken back, after that. */
  endedRegistrationDays: count,
  /** What the office asked and was answered, after the case was closed. */
  closedCaseDays: count,
  /** What reviews hold about people, after they were closed or withdrawn. */
  endedReviewDays: count,
  /** What was said in the playground. */
  transcriptDays: count,
});
