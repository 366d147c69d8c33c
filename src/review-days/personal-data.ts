import type { Deliveries } from '../delivery/deliveries.ts';
import type { PersonalData } from '../people/personal-data.ts';
import type { Database } from '../storage/database.ts';
import { findDaysData, forgetInDays, moveDays } from './personal-data/days/store.ts';
import { findReviewDaysData, findReviewsOf, forgetInReviewDays, moveReviewDays } from './personal-data/store.ts';

/** What is written where an item named somebody. */
const named = 'This named somebody who was forgotten';

const count = (label: string, items: readonly unknown[]): readonly string[] =>
  items.length > 0 ? [`${label}: ${items.length}`] : [];

/** What somebody has, added and ticked on checklists, whose cards then show it as it is. */
export const createReviewDaysData = (
  database: Database,
  deliveries: Pick<Deliveries, 'changedAbout'>,
): PersonalData => {
  return {
    room: 'review-days',
    holds: [
      'checklist_items',
      'checklist_ticks',
      'session_people',
      'review_sessions',
      'timetable_changes',
      'notes',
      'prompt_people',
      'prompt_stops',
      'quiet_hours',
      'calendar_links',
    ],
    stays: [
      {
        what: 'What you ticked or added on the checklists of a review, without your name',
        why: 'because the others in the review act on it',
      },
      {
        what: 'What you noted in a review, without your name',
        why: 'because what the team says rests on it, until the notes of the review are deleted',
      },
    ],

    export: async (person) => {
      const data = await findReviewDaysData(database, person);
      const lines = [
        ...data.own.map(({ label, doneAt }) => `Your item: ${label}${doneAt ? ' (done)' : ''}`),
        ...count('Items that you added', data.added),
        ...count('Items that you ticked', data.done),
        ...count('Times that you ticked or unticked', data.ticks),
      ];
      const { notes, ...days } = await findDaysData(database, person);
      const daysLines = [
        ...count('Notes that you wrote, whose words only the file has', notes),
        ...count('Sessions that you were named for', days.sessions),
        ...count('Prompts that you got', days.prompts),
        ...count('Kinds of prompt that you stopped', days.stops),
        ...(days.quietHours ? [`No reminders from ${days.quietHours.from} to ${days.quietHours.until}`] : []),
        ...(days.calendars > 0 ? [`Links for your calendar: ${days.calendars}`] : []),
      ];
      return [
        ...(lines.length === 0 ? [] : [{ title: 'Your checklists', lines, data }]),
        // What a note says stands in no message, because chats keep messages.
        ...(daysLines.length === 0
          ? []
          : [
              {
                title: 'Your days in reviews',
                lines: daysLines,
                data: days,
                ...(notes.length > 0 && { inFileOnly: { notes } }),
              },
            ]),
      ];
    },

    merge: async (tx, { from, into }) => {
      await moveReviewDays(tx, from, into);
      await moveDays(tx, from, into);
      await deliveries.changedAbout(tx, await findReviewsOf(tx, into));
      return [];
    },

    erase: async (tx, { person, traces }) => {
      const reviews = await findReviewsOf(tx, person, traces);
      await forgetInReviewDays(tx, person, traces, named);
      await forgetInDays(tx, person, traces, named);
      await deliveries.changedAbout(tx, reviews);
    },
  };
};
