import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Review } from '../review.ts';

/** Whether an election at the host keeps anything about the review from being published that day. */
export const isPublicationBlocked = ({ election }: Pick<Review, 'election'>, on: CalendarDate): boolean =>
  election !== undefined && election.from <= on && on <= election.until;
