import { addDays } from '../../calendar/calendar-date.ts';
import { addWorkingDays, isWorkingDay } from '../../calendar/working-days.ts';
import type { Tx } from '../../chat/context.ts';
import type { Job } from '../../schedule/job.ts';
import type { Review, Seat } from '../review.ts';
import { type Base, seatSubject, type TeamNeeds } from './base.ts';
import { findSilent } from './store.ts';
import { toldOfSilence } from './told.ts';

/** Days for which somebody can be reminded; messages are kept longer, so each is sent once. */
const remindedFor = 28;

/** Hours after which nobody is written to any more on that day. */
const graceMinutes = 8 * 60;

/** Reminds, once, those whose day to answer is over; the manager decides about those who stay silent. */
export const createReminders = ({ deliveries, reviews, programme, gather }: TeamNeeds, base: Base): Job => {
  const { reminder } = programme.team.replyDays;

  const remind = async (tx: Tx, seat: Seat, { name }: { readonly name: string }, now: Date): Promise<boolean> => {
    const subject = seatSubject(seat);
    const to = { kind: 'people', people: [seat.person] } as const;
    const key = `${subject}:reminder:${seat.replyBy}`;
    const sent = await deliveries.enqueue(tx, { key, subject, summary: `A reminder about ${name}`, to }, now);
    if (sent > 0) await deliveries.changed(tx, subject);
    return sent > 0;
  };

  const propose = async (tx: Tx, seat: Seat, review: Review, now: Date): Promise<boolean> => {
    const who = (await gather.names(tx, [seat.person])).get(seat.person);
    if (who === undefined) return false;
    const seats = await reviews.seatsIn(tx, review.id);
    const key = `${seatSubject(seat)}:silent:${seat.replyBy}`;
    return (await base.tell(tx, seats, key, toldOfSilence(gather.about(review), who), now)) > 0;
  };

  return {
    name: 'remind-invited',
    does: 'Reminds, once, those who were asked to join a review and have not answered, and then tells its manager',
    recurrence: { kind: 'daily', at: '09:15' },
    catchUp: { kind: 'never', graceMinutes },
    run: async (tx, { now }) => {
      const today = base.todayAt(now);
      if (!isWorkingDay(today)) return 'nobody is reminded on a day off';
      let [reminded, told] = [0, 0];
      for (const { seat, review } of await findSilent(tx, addDays(today, -remindedFor), today)) {
        if (await remind(tx, seat, gather.about(review), now)) reminded += 1;
        const isOver = seat.replyBy !== undefined && today > addWorkingDays(seat.replyBy, reminder);
        if (isOver && (await propose(tx, seat, review, now))) told += 1;
      }
      return `${reminded} reminded, ${told} for a manager to decide`;
    },
  };
};
