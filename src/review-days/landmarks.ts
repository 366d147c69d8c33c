import { addDays } from '../calendar/calendar-date.ts';
import { dateAt, instantAt, type TimeZone } from '../calendar/time-zone.ts';

/** A moment that is worth a look for whoever moves the bot's clock. */
export interface Landmark {
  readonly label: string;
  readonly at: Date;
}

/** When people look at their day first. */
const morning = '07:45';

/** What comes next, for whoever moves the bot's clock: each after `now`. */
export const createLandmarks =
  (timeZone: TimeZone) =>
  async (now: Date): Promise<readonly Landmark[]> => [
    { label: 'Next morning', at: instantAt(addDays(dateAt(now, timeZone), 1), morning, timeZone) },
  ];
