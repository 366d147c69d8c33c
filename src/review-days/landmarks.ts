import { addDays } from '../calendar/calendar-date.ts';
import { dateAt, instantAt, type TimeZone } from '../calendar/time-zone.ts';
import type { Programme } from '../programme/programme.ts';
import { type Moment, momentsOf } from './prompts/moment.ts';
import type { Visit } from './prompts/prompting.ts';

/** A moment that is worth a look for whoever moves the bot's clock. */
export interface Landmark {
  readonly label: string;
  readonly at: Date;
}

/** When people look at their day first. */
const morning = '07:45';

/**
 * What comes next, for whoever moves the bot's clock: each after `now`, and the next prompt first.
 * @param visits reviews about their days on site
 */
export const landmarksOf = (
  visits: readonly Visit[],
  { now, programme, timeZone }: { readonly now: Date; readonly programme: Programme; readonly timeZone: TimeZone },
): readonly Landmark[] => {
  const ahead = visits
    .flatMap((visit): readonly Moment[] => momentsOf(visit, programme))
    .filter(({ dueAt }) => dueAt > now)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  const [next] = ahead;
  const nextDay = ahead.find(({ key, dueAt }) => key === 'morning' && dueAt > (next?.dueAt ?? now));
  const tomorrow = instantAt(addDays(dateAt(now, timeZone), 1), morning, timeZone);
  return [
    ...(next ? [{ label: 'Next prompt', at: next.dueAt }] : []),
    { label: 'Next morning', at: tomorrow },
    ...(nextDay ? [{ label: `Day ${nextDay.day}`, at: nextDay.dueAt }] : []),
  ];
};
