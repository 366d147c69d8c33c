import { addDays, type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { bankHolidayOn, isWorkingDay } from '../../calendar/working-days.ts';

/** The days on site, from day 1. */
export const daysOnSite = (dayOne: CalendarDate, days: number): readonly CalendarDate[] =>
  Array.from({ length: days }, (_, index) => addDays(dayOne, index));

const why = (date: CalendarDate): string => {
  const holiday = bankHolidayOn(date);
  return holiday === undefined
    ? `${inWords(date)} is at a weekend.`
    : `${inWords(date)} is a bank holiday: ${holiday}.`;
};

/** Why a team cannot come from that day on; undefined where it can. */
export const wrongDayOne = (dayOne: CalendarDate, days: number, today: CalendarDate): string | undefined => {
  if (dayOne < today) return `${inWords(dayOne)} is in the past.`;
  const closed = daysOnSite(dayOne, days).filter((date) => !isWorkingDay(date));
  return closed.length === 0 ? undefined : closed.map(why).join(' ');
};
