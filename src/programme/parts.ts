import { z } from 'zod';
import { checklists } from './checklists.ts';
import { keyed } from './lists.ts';
import { ownerRoles } from './owner-roles.ts';
import { pages } from './pages.ts';
import { team } from './places.ts';
import { pool } from './pool.ts';
import { notes, prompting } from './prompts.ts';
import { retention } from './retention.ts';
import { clock } from './review-clock.ts';
import { pauses, stages } from './stages.ts';
import { sourceKinds, timetable } from './timetable.ts';
import { updates } from './updates.ts';
import { privacyNotice, volunteering } from './volunteering.ts';
import { count, key, label, name, sentences } from './words.ts';

const topic = z.strictObject({ key, name });
const theme = z.strictObject({ key, name, summary: label, topics: z.array(topic) });

/** Every part of a programme, each checked by itself. */
export const parts = z.strictObject({
  key,
  name,
  /** Also the start of a review's number, as in HMEP-12. */
  shortName: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/u, 'A short name has two to ten capital letters or digits.'),
  about: sentences,
  /** Days on site. */
  days: count,
  officeReply: z.strictObject({ workingDays: count }),
  themes: keyed(theme),
  ownerRoles,
  volunteering,
  pool,
  privacyNotice,
  retention,
  stages,
  pauses,
  team,
  clock,
  checklists,
  sourceKinds,
  timetable,
  prompting,
  notes,
  updates,
  pages,
});

export type Parts = z.infer<typeof parts>;
