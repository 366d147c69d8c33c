import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Database } from '../../storage/database.ts';
import { canBeAsked, isApproved } from '../peer.ts';
import { from, merge, mostPeriods, type Period } from './period.ts';
import { type Answers, type Question, questions, type Upkeep } from './questions.ts';
import {
  findUpkeep,
  lockUpkeep,
  saveAnswers,
  saveAsked,
  saveAvailability,
  saveConfirmation,
  savePause,
  saveResumption,
} from './store.ts';

/** What came of something that a peer did for themselves. `not-for-them`: they are no approved peer, or not in that state. */
export type Done =
  | { readonly kind: 'done'; readonly upkeep: Upkeep }
  | { readonly kind: 'not-for-them'; readonly upkeep?: Upkeep }
  | { readonly kind: 'too-many' };

const refused = (upkeep: Upkeep | undefined): Done => ({ kind: 'not-for-them', ...(upkeep && { upkeep }) });

export type UpkeepService = ReturnType<typeof createUpkeep>;

/** What peers look after by themselves: their pauses, their dates and the rest of their profile. */
export const createUpkeep = (database: Database) => {
  const keepDates = async (tx: Tx, upkeep: Upkeep, periods: readonly Period[], now: Date): Promise<Done> => {
    if (periods.length > mostPeriods) return { kind: 'too-many' };
    await saveAvailability(tx, upkeep, periods, now);
    return { kind: 'done', upkeep: { ...upkeep, availability: periods } };
  };

  return {
    /** What a peer looks after; of the days that they gave, those that are not over. */
    find: async (person: PersonId, today: CalendarDate): Promise<Upkeep | undefined> => {
      const upkeep = await findUpkeep(database, person);
      return upkeep && { ...upkeep, availability: from(today, upkeep.availability) };
    },

    /** Pauses until the end of a day; a pause that there is gets another end. */
    pause: async (tx: Tx, person: PersonId, until: CalendarDate, now: Date): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (!upkeep || !isApproved(upkeep.state)) return refused(upkeep);
      await savePause(tx, upkeep.peer, until, now);
      return { kind: 'done', upkeep: { ...upkeep, state: 'paused', pausedUntil: until } };
    },

    /** Ends the pause. */
    resume: async (tx: Tx, person: PersonId, now: Date): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (upkeep?.state !== 'paused') return refused(upkeep);
      await saveResumption(tx, upkeep.peer, now);
      const { pausedUntil: _, ...rest } = upkeep;
      return { kind: 'done', upkeep: { ...rest, state: 'active' } };
    },

    /** Adds days on which they are available to those that are known; what is over is dropped. */
    addDates: async (tx: Tx, person: PersonId, period: Period, today: CalendarDate, now: Date): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (!upkeep || !isApproved(upkeep.state)) return refused(upkeep);
      return keepDates(tx, upkeep, from(today, merge([...upkeep.availability, period])), now);
    },

    /** Takes back a period as it was shown; where it has become another one, nothing is taken back. */
    removeDates: async (tx: Tx, person: PersonId, period: Period, today: CalendarDate, now: Date): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (!upkeep || !isApproved(upkeep.state)) return refused(upkeep);
      const [shown] = from(today, [period]);
      const isShown = (each: Period): boolean => each.from === shown?.from && each.to === shown.to;
      const left = from(today, upkeep.availability);
      return keepDates(
        tx,
        upkeep,
        left.filter((each) => !isShown(each)),
        now,
      );
    },

    /** Stores answers to questions that were asked, whatever they were answered before. */
    answer: async (
      tx: Tx,
      person: PersonId,
      { asked, answers }: { readonly asked: readonly Question[]; readonly answers: Answers },
      today: CalendarDate,
      now: Date,
    ): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (!upkeep || !isApproved(upkeep.state)) return refused(upkeep);
      const answered = questions.filter((each) => asked.includes(each) || upkeep.answered.includes(each));
      const { availability: added, ...rest } = answers;
      const availability = from(today, merge([...upkeep.availability, ...(added ? [added] : [])]));
      if (added) {
        const kept = await keepDates(tx, upkeep, availability, now);
        if (kept.kind !== 'done') return kept;
      }
      await saveAnswers(tx, upkeep.peer, answers, answered, now);
      return { kind: 'done', upkeep: { ...upkeep, ...rest, availability, answered } };
    },

    /** They do not want to answer now: they are left alone for as long as after a reminder. */
    putOff: async (tx: Tx, person: PersonId, now: Date): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (!upkeep || !isApproved(upkeep.state)) return refused(upkeep);
      await saveAsked(tx, upkeep.peer, now);
      return { kind: 'done', upkeep };
    },

    /** They say that all that is known of them is right. */
    confirm: async (tx: Tx, person: PersonId, now: Date): Promise<Done> => {
      const upkeep = await lockUpkeep(tx, person);
      if (!upkeep || !canBeAsked(upkeep.state)) return refused(upkeep);
      await saveConfirmation(tx, upkeep.peer, now);
      return { kind: 'done', upkeep };
    },
  };
};
