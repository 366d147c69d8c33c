import type { TimeZone } from '../../calendar/time-zone.ts';
import type { Command } from '../../chat/command.ts';
import type { Cards, Draw } from '../../delivery/message.ts';
import { isSeated, type ReviewId, type Side, sidesOf } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import { createAddSession } from './add-session.ts';
import { createBeginTimetable } from './begin.ts';
import { createTimetableCalendar } from './calendar-command.ts';
import { createCalendars } from './calendars.ts';
import { createChangeSession } from './change-session.ts';
import { createIssueTimetable, type RecordNeed } from './issue.ts';
import { createOnTimetable, type TimetableParts } from './on-timetable.ts';
import { createPasteTable } from './paste-table.ts';
import { myTimetableCard, timetableCard } from './timetable.ts';
import { createTimetable } from './timetable-command.ts';
import { dayCardView, myTimetableView } from './views.ts';

interface Needs extends TimetableParts {
  readonly database: Database;
  readonly record: RecordNeed;
  /** On whose clocks a review's times are. */
  readonly zoneOf: (review: ReviewId) => Promise<TimeZone>;
  /** Where people reach the bot with a browser. */
  readonly publicUrl?: string;
}

const sides: readonly Side[] = ['team', 'host'];

/** The timetable of a review: its commands, its cards, and what calendars fetch. */
export const createTimetableParts = (needs: Needs) => {
  const { reviews, programme } = needs;
  const on = createOnTimetable(needs);
  const calendars = createCalendars(needs);

  /** `<review>:<day>:<side>` */
  const drawDay: Draw = async (id) => {
    const [review = '', day, named] = id.split(':');
    const side = sides.find((each) => each === named);
    const found = side && (await reviews.find(review));
    return found && side && dayCardView(await on.shown(found), Number(day), side, programme);
  };

  /** `<review>:<person>` */
  const drawMine: Draw = async (id) => {
    const [review = '', person] = id.split(':');
    const found = await reviews.find(review);
    const seat = found && (await reviews.seats(found.id)).find((each) => each.person === person);
    if (!found || !seat || !isSeated(seat)) return undefined;
    const side = sidesOf(seat.place).includes('team') ? 'team' : 'host';
    return myTimetableView(await on.shown(found), seat.person, side, programme);
  };

  const commands: readonly Command[] = [
    createTimetable(on, needs),
    createTimetableCalendar(on, { ...needs, calendars }),
    createBeginTimetable(on, needs),
    createAddSession(on, needs),
    createChangeSession(on, needs),
    createPasteTable(on, needs),
    createIssueTimetable(on, needs),
  ];
  const cards: Cards = { [timetableCard]: drawDay, [myTimetableCard]: drawMine };
  return { commands, cards, calendars, on };
};
