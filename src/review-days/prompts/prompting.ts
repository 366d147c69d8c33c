import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { TimeOfDay } from '../../calendar/time-of-day.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type ReviewId, type Seat } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Checklists } from '../checklists/checklists.ts';
import { findOwnTimesIn } from '../times/store.ts';
import type { Timetables } from '../timetable/timetable.ts';
import { dueOf, identityOf, type Moment, momentsOf, type PromptedVisit } from './moment.ts';
import { type Quiet, remindersAfter } from './quiet.ts';
import { recipientsOf } from './recipients.ts';
import { type Dealing, type Dealt, findDealt, findQuiet, findStops, insertDealt, insertPrompted } from './store.ts';
import { aboutOf, myPromptSubject, promptSubject } from './subjects.ts';

export interface PromptingNeeds {
  readonly deliveries: Deliveries;
  readonly reviews: Reviews;
  readonly timetables: Timetables;
  readonly checklists: Checklists;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** A review about its days on site, with all that its prompts are reckoned from. */
export interface Visit extends PromptedVisit {
  readonly review: Awaited<ReturnType<Reviews['visiting']>>[number]['review'];
  readonly seats: readonly Seat[];
}

/** The quiet hours of those who have none of their own. */
export const usualQuiet = ({ prompting }: Programme): Quiet => ({
  from: prompting.quietHours.from as TimeOfDay,
  until: prompting.quietHours.until as TimeOfDay,
});

/** Reviews whose prompts may be due now or soon, in a few statements however many there are. */
export const findVisits = async (
  tx: Tx,
  { reviews, timetables, timeZone }: Pick<PromptingNeeds, 'reviews' | 'timetables' | 'timeZone'>,
  span: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<readonly Visit[]> => {
  const found = await reviews.visiting(tx, span);
  if (found.length === 0) return [];
  const ids = found.map(({ review }) => review.id);
  const own = await findOwnTimesIn(tx, ids);
  const sessions = await timetables.sessionsIn(tx, ids);
  return found.map(({ review, seats }) => ({
    review,
    seats,
    zone: own.get(review.id)?.timeZone ?? timeZone,
    times: own.get(review.id)?.times ?? {},
    sessions: sessions.filter((session) => session.review === review.id),
  }));
};

/** Sends the prompts of all reviews that are due, in a number of statements that grows with none of them. */
export const createPrompting = (needs: PromptingNeeds) => {
  const { deliveries, reviews, checklists, programme, timeZone } = needs;
  const { prompts, nudge } = programme.prompting;
  const quietByDefault = usualQuiet(programme);

  const planned = (visits: readonly Visit[], dealt: readonly Dealt[], now: Date): readonly Dealing[] =>
    visits.flatMap((visit) => {
      const { id: review } = visit.review;
      const before = new Set(dealt.filter((each) => each.review === review).map(identityOf));
      const { send, missed } = dueOf(momentsOf(visit, programme), before, now);
      const as = (state: Dealing['state']) => (moment: Moment) => ({ ...moment, review, state });
      return [...send.map(as('sent')), ...missed.map(as('missed'))];
    });

  const send = async (tx: Tx, sent: readonly Dealt[], visits: ReadonlyMap<ReviewId, Visit>, now: Date) => {
    const ids = [...new Set(sent.map(({ review }) => review))];
    if (ids.length === 0) return;
    const withList = [...new Map(sent.map(({ review, day }) => [`${review}:${day}`, { review, day }])).values()];
    await checklists.prepareAll(
      tx,
      withList.map((each) => ({ ...each, seats: visits.get(each.review)?.seats ?? [] })),
    );
    const stops = await findStops(tx, ids);
    const channels = await reviews.channelsOf(tx, ids, 'team');
    const recipients = sent.map((prompt) => {
      const { seats = [], sessions = [] } = visits.get(prompt.review) ?? {};
      const all = recipientsOf(prompt, seats, sessions, programme);
      return { prompt, people: all.filter((person) => !stops.has(`${prompt.review}:${person}:${prompt.key}`)) };
    });
    const asked = recipients.filter(({ prompt }) => prompt.session !== undefined);
    const quiet = await findQuiet(tx, [...new Set(asked.flatMap(({ people }) => people))]);
    await insertPrompted(
      tx,
      recipients.flatMap(({ prompt, people }) =>
        people.map((person) => ({
          ...{ prompt: prompt.id, person },
          // Reckoned at once, so that nobody has to look for a note that is not written by then.
          ...(prompt.session !== undefined &&
            remindersAfter(
              now,
              nudge.afterMinutes,
              quiet.get(person) ?? quietByDefault,
              visits.get(prompt.review)?.zone ?? timeZone,
            )),
        })),
      ),
    );
    const cards = recipients.flatMap(({ prompt, people }) => {
      const { id, review, key } = prompt;
      const about = aboutOf(prompt);
      const of = prompts.find((each) => each.key === key);
      const summary = `${of?.name ?? key}: ${nameOf(visits.get(review)?.review ?? { number: 0 }, programme)}`;
      const card = { summary, people: [] as readonly PersonId[], channels: [] };
      const places = of?.inChannel ? (channels.get(review) ?? []) : [];
      return [
        ...(places.length > 0
          ? [{ ...card, key: `prompt:${id}`, subject: promptSubject(review, key, about), channels: places }]
          : []),
        ...people.map((person) => ({
          ...card,
          key: `prompt:${id}:${person}`,
          subject: myPromptSubject(review, key, about, person),
          people: [person],
        })),
      ];
    });
    await deliveries.enqueueAll(tx, cards, now);
  };

  /** @returns how many prompts were sent, and those that were of no use any more */
  return async (tx: Tx, now: Date): Promise<{ readonly sent: number; readonly missed: readonly Dealt[] }> => {
    const today = dateAt(now, timeZone);
    // A day more on both sides, for reviews on other clocks.
    const span = { from: addDays(today, -programme.days - 2), to: addDays(today, 2) };
    const found = await findVisits(tx, needs, span);
    if (found.length === 0) return { sent: 0, missed: [] };
    const dealt = await findDealt(
      tx,
      found.map(({ review }) => review.id),
      addDays(span.from, -2),
    );
    const written = await insertDealt(tx, planned(found, dealt, now));
    const sent = written.filter(({ state }) => state === 'sent');
    await send(tx, sent, new Map(found.map((visit) => [visit.review.id, visit])), now);
    return { sent: sent.length, missed: written.filter(({ state }) => state === 'missed') };
  };
};
