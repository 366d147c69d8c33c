import type { RetentionDays } from '../programme.ts';

export const retention: RetentionDays = {
  declinedPeerDays: 180,
  withdrawnPeerDays: 365,
  endedRegistrationDays: 365,
  closedCaseDays: 365,
  endedReviewDays: 365,
  transcriptDays: 30,
};
