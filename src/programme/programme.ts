import { z } from 'zod';
import { crossCheck } from './cross-checks.ts';
import { reporting } from './lists.ts';
import { type Parts, parts } from './parts.ts';

type Frozen<T> = T extends object ? { readonly [Name in keyof T]: Frozen<T[Name]> } : T;

/** A kind of review: its themes, stages, days, checklists, clock and wording, as plain data. */
export type Programme = Frozen<Parts>;

export type Theme = Programme['themes'][number];
export type OwnerRole = Programme['ownerRoles'][number];
export type Volunteering = Programme['volunteering'];
export type Pool = Programme['pool'];
export type PrivacyNotice = Programme['privacyNotice'];
export type RetentionDays = Programme['retention'];
export type Stage = Programme['stages'][number];
export type Pause = Programme['pauses'][number];
export type Team = Programme['team'];
export type ReviewClock = Programme['clock'];
export type Checklist = Programme['checklists'][number];
export type SourceKind = Programme['sourceKinds'][number];
export type TimetableDay = Programme['timetable'][number];
export type Prompting = Programme['prompting'];
export type NoteRules = Programme['notes'];
export type Updates = Programme['updates'];
export type Pages = Programme['pages'];

const programme = parts.superRefine(reporting(crossCheck));

/**
 * The data as a programme; called once, when the bot is built.
 * @throws Error that lists every problem with the path to it. Where a value has the wrong type,
 * checks that compare it with other parts wait until that is mended.
 */
export const checkProgramme = (data: unknown): Programme => {
  const result = programme.safeParse(data);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `  ${z.core.toDotPath(issue.path) || 'programme'}: ${issue.message}`,
  );
  throw new Error(`The programme cannot be used:\n${problems.join('\n')}`);
};
