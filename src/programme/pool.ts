import { z } from 'zod';
import { keyed } from './lists.ts';
import { count, key, label, name } from './words.ts';

/** What the programme asks of peers once they are approved, and how it looks at all of them together. */
export const pool = z.strictObject({
  /** So many peers or fewer for a theme or a region are a gap. */
  few: count,
  /** Peers are reminded of what they have not told us yet: days between two reminders, and how many at the most. */
  reminders: z.strictObject({ days: count, most: count }),
  /** Years after which a peer is asked whether what they told us is still right. */
  confirmYears: count,
  /** Years for which earlier employers and offices matter. */
  earlierYears: count,
  /** Whether an employer releases a peer. */
  releases: keyed(z.strictObject({ key, name })),
  /** What a peer may say yes to, besides reviews. */
  optIns: keyed(z.strictObject({ key, name, hint: label })),
});
