import { z } from 'zod';
import { dateAt } from '../../calendar/time-zone.ts';
import type { Argument } from '../../chat/arguments.ts';
import type { Caller } from '../../chat/caller.ts';
import type { Context, Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { type Reply, show } from '../../chat/reply.ts';
import { textsIn, type Value } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { People } from '../../people/people.ts';
import { notYours } from '../../reviews/not-yours.ts';
import { isOpen, isSeated, managerPlace, nameOf, type Review, sidesOf } from '../../reviews/review.ts';
import type { Belonging } from '../../reviews/reviews.ts';
import { dayOn } from '../checklists/item.ts';
import { createWhich, type Meant, type WhichParts } from '../which.ts';
import { sessionGone, timetableClosed, timetableNotForYou } from './refusals.ts';
import type { SessionPlan } from './session.ts';
import type { Timetables } from './timetable.ts';
import type { Shown } from './views.ts';

export interface TimetableParts extends WhichParts {
  readonly deliveries: Deliveries;
  readonly people: People;
  readonly timetables: Timetables;
}

/** How a review is named by what was typed. */
export const reviewTyped: Argument = { name: 'review', label: 'HMEP-12', kind: 'word', optional: true };

/** What names the review of a timetable: its id, carried by a card or a form, or what was typed. */
export const naming = { of: z.string().optional(), review: z.string().optional() };

/** The same among the values of a form, or checked. */
interface Naming {
  readonly of?: Value | undefined;
  readonly review?: Value | undefined;
}

/** Somebody of the team, as they are called. */
export interface Teammate {
  readonly person: PersonId;
  readonly name: string;
}

/** Whether they may change what is planned: the organiser, the review manager and the office. */
export const mayEdit = ({ seat }: Pick<Belonging, 'seat'>, { roles }: Pick<Caller, 'roles'>): boolean => {
  if (roles.includes('office')) return true;
  return seat !== undefined && isSeated(seat) && (seat.place === managerPlace || seat.place === 'organiser');
};

export type OnTimetable = ReturnType<typeof createOnTimetable>;

/** Finds the timetable that somebody means, and sees what they may do with it. */
export const createOnTimetable = (parts: TimetableParts) => {
  const { reviews, people, timetables, programme, timeZone } = parts;
  const which = createWhich(parts, 'timetable');

  /** The review that was carried along, that was named, or that is meant here. */
  const meant = async ({ of, review: named }: Naming, context: Context): Promise<Meant | View> => {
    const [id] = textsIn(of);
    if (id === undefined) return which(textsIn(named)[0], context);
    const found = await reviews.carried(id, context.caller);
    return found ? { ...found, side: found.sides[0] ?? 'host', isTiedHere: false } : notYours('This review', programme);
  };

  /** The team of a review by now, without its manager. */
  const team = async (review: Review): Promise<readonly Teammate[]> => {
    const seats = (await reviews.seats(review.id)).filter(
      (seat) => isSeated(seat) && seat.place !== managerPlace && sidesOf(seat.place).includes('team'),
    );
    const names = await people.namesOf(seats.map(({ person }) => person));
    return seats.map(({ person }) => ({ person, name: names.get(person) ?? 'Somebody' }));
  };

  return {
    meant,
    team,

    /** The review whose timetable they may change, or what to say instead. */
    editable: async (named: Naming, context: Context): Promise<Meant | View> => {
      const found = await meant(named, context);
      if ('blocks' in found) return found;
      if (!mayEdit(found, context.caller)) return timetableNotForYou(nameOf(found.review, programme));
      return isOpen(found.review) ? found : timetableClosed(nameOf(found.review, programme));
    },

    /** Changes the timetable of a review, which is held as it is meanwhile. @param work returns what is said of it */
    change: (
      { review }: Pick<Meant, 'review'>,
      context: Context,
      work: (tx: Tx, held: Review, name: string) => Promise<View>,
    ): Promise<Reply> =>
      context.change(async (tx) => {
        const name = nameOf(review, programme);
        const held = await reviews.lock(tx, review.id);
        return show(held ? await work(tx, held, name) : sessionGone(name));
      }),

    shown: async (review: Review): Promise<Shown> => {
      const sessions = await timetables.sessions(review.id);
      const going = sessions.flatMap((session) => session.people.map(({ person }) => person));
      return { review, sessions, names: await people.namesOf([...new Set(going)]) };
    },

    /** The day that matters now: of the visit, or its first one before it. */
    dayNow: (review: Review, now: Date): number => Math.max(1, dayOn(review, programme, dateAt(now, timeZone))),

    others: async (review: Review, apartFrom?: string): Promise<readonly SessionPlan[]> =>
      (await timetables.sessions(review.id)).filter(({ id }) => id !== apartFrom),
  };
};
