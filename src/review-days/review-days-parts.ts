import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { Clock } from '../calendar/clock.ts';
import { dateAt, type TimeZone } from '../calendar/time-zone.ts';
import type { Command } from '../chat/command.ts';
import type { Cards } from '../delivery/message.ts';
import type { Audit } from '../people/audit/audit.ts';
import type { ReviewId } from '../reviews/review.ts';
import type { Job } from '../schedule/job.ts';
import type { Database } from '../storage/database.ts';
import { inTransaction } from '../storage/transaction.ts';
import { createAddItem } from './checklists/add-item.ts';
import { createChangeItem } from './checklists/change-item.ts';
import { createChecklistCommand } from './checklists/checklist-command.ts';
import { checklistCard, createChecklists, myChecklistCard } from './checklists/checklists.ts';
import { createLists, type ListsParts } from './checklists/lists.ts';
import { createTick } from './checklists/tick.ts';
import { type Landmark, landmarksOf } from './landmarks.ts';
import { createNotesParts } from './notes/notes-parts.ts';
import { findVisits } from './prompts/prompting.ts';
import { createPromptsParts } from './prompts/prompts-parts.ts';
import type { Cast } from './rehearsal/cast.ts';
import { createRehearse } from './rehearsal/rehearse.ts';
import { createReviewDaysRetention } from './retention.ts';
import { findOwnTimes } from './times/store.ts';
import type { RecordNeed } from './timetable/issue.ts';
import { createTimetables } from './timetable/timetable.ts';
import { createTimetableParts } from './timetable/timetable-parts.ts';
import { createToday } from './today.ts';
import type { WhichParts } from './which.ts';

interface Needs extends Omit<ListsParts, 'checklists'>, WhichParts {
  readonly database: Database;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly record: RecordNeed;
  /** Who plays in rehearsals, where there are any. */
  readonly cast?: Cast;
  /** Where people reach the bot with a browser. */
  readonly publicUrl?: string;
}

/** Days ahead in which a visit is looked for by whoever moves the clock. */
const daysAhead = 120;

/** What happens on the days of a review: its timetable, its checklists, its notes and its prompts. */
export const createReviewDaysParts = (needs: Needs) => {
  const checklists = createChecklists(needs);
  const lists = createLists({ ...needs, checklists });
  const timetables = createTimetables(needs);
  const zoneOf = async (review: ReviewId): Promise<TimeZone> =>
    (await findOwnTimes(needs.database, [review])).get(review)?.timeZone ?? needs.timeZone;
  const timetable = createTimetableParts({ ...needs, timetables, zoneOf });
  const notes = createNotesParts(needs);
  const ahead = (review: ReviewId, today: CalendarDate) => needs.reviews.ahead(review, needs.programme, today);
  const prompts = createPromptsParts(timetable.on, { ...needs, timetables, checklists, notes: notes.notes, ahead });
  const parts = { ...needs, checklists, lists };
  const { cast, database, programme, timeZone } = needs;
  const rehearsal = cast ? [createRehearse({ ...needs, timetables, checklists }, cast)] : [];
  const landmarks = async (now: Date): Promise<readonly Landmark[]> => {
    const today = dateAt(now, timeZone);
    const span = { from: addDays(today, -programme.days - 2), to: addDays(today, daysAhead) };
    const visits = await inTransaction(database, (tx) => findVisits(tx, { ...needs, timetables }, span));
    return landmarksOf(visits, { now, programme, timeZone });
  };
  const commands: readonly Command[] = [
    createToday({ ...parts, timetables }),
    ...timetable.commands,
    createChecklistCommand(parts),
    createAddItem(parts),
    createChangeItem(parts),
    createTick(parts),
    ...notes.commands,
    ...prompts.commands,
    ...rehearsal,
  ];
  const cards: Cards = {
    [checklistCard]: lists.drawList,
    [myChecklistCard]: lists.drawMine,
    ...timetable.cards,
    ...prompts.cards,
  };
  const jobs: readonly Job[] = [...notes.jobs, ...prompts.jobs, createReviewDaysRetention(needs.programme)];
  return { commands, cards, jobs, calendars: timetable.calendars, landmarks };
};
