import DataLoader from 'dataloader';
import type { TimeZone } from '../../calendar/time-zone.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { People } from '../../people/people.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen, isSeated, type ReviewId, type Seat, sidesOf } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Database } from '../../storage/database.ts';
import type { Checklists } from '../checklists/checklists.ts';
import { askedNow, type Item } from '../checklists/item.ts';
import type { Tally } from '../notes/note.ts';
import type { Notes } from '../notes/notes.ts';
import { findOwnTimes } from '../times/store.ts';
import type { TimetableChange } from '../timetable/store.ts';
import type { Timetables } from '../timetable/timetable.ts';
import { type Moment, momentsOf, type PromptKey } from './moment.ts';
import type { Visit } from './prompting.ts';
import { type Dealt, findShown } from './store.ts';
import { aboutOf } from './subjects.ts';

/** Which card of which review, as its subject names it. */
export interface CardRef {
  readonly review: ReviewId;
  readonly key: PromptKey;
  readonly about: string;
}

/** All that a prompt's cards are drawn of, for whoever they are for. */
export interface Gathered {
  readonly visit: Visit;
  /** The prompt as it was sent. */
  readonly prompt: Dealt;
  /** What it is about now: its session may have moved. */
  readonly moment: Moment | undefined;
  /** The team's list of the day. */
  readonly items: readonly Item[];
  /** What changed on that day since the prompt before. */
  readonly changes: readonly TimetableChange[];
  readonly tally: Tally | undefined;
  readonly names: ReadonlyMap<PersonId, string>;
}

export interface GatherNeeds {
  readonly database: Database;
  readonly reviews: Reviews;
  readonly timetables: Timetables;
  readonly checklists: Checklists;
  readonly notes: Pick<Notes, 'tallies'>;
  readonly people: People;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

const day = 24 * 60 * 60_000;

/** Cards that are gathered together at most. */
const mostAtOnce = 200;

const keyOf = ({ review, key, about }: CardRef): string => `${review}:${key}:${about}`;

/** When the prompt before it was due, of those at a time of day: what changed since is news. */
const before = (moments: readonly Moment[], { dueAt }: Dealt): Date =>
  moments.findLast((each) => each.session === undefined && each.dueAt < dueAt)?.dueAt ??
  new Date(dueAt.getTime() - day);

/** Gathers what cards show, for those that are drawn at the same time in one go. */
export const createGather = (needs: GatherNeeds) => {
  const { database, reviews, timetables, checklists, notes, people, programme, timeZone } = needs;

  const visitsOf = async (ids: readonly ReviewId[]): Promise<ReadonlyMap<ReviewId, Visit>> => {
    const [found, own, sessions] = await Promise.all([
      reviews.peopled(ids),
      findOwnTimes(database, ids),
      timetables.sessionsOf(ids),
    ]);
    return new Map(
      found.map(({ review, seats }) => [
        review.id,
        {
          ...{ review, seats, sessions: sessions.filter((session) => session.review === review.id) },
          zone: own.get(review.id)?.timeZone ?? timeZone,
          times: own.get(review.id)?.times ?? {},
        },
      ]),
    );
  };

  const gather = async (cards: readonly CardRef[]): Promise<readonly (Gathered | undefined)[]> => {
    const ids = [...new Set(cards.map(({ review }) => review))];
    const [visits, shown] = await Promise.all([visitsOf(ids), findShown(database, cards)]);
    const prompts = new Map(shown.map((prompt) => [keyOf({ ...prompt, about: aboutOf(prompt) }), prompt]));
    const wanted = [...prompts.values()].map(({ review, day: of }) => ({ review, day: of }));
    const first = Math.min(...shown.map(({ dueAt }) => dueAt.getTime()));
    const last = new Date(Math.max(...shown.map(({ dueAt }) => dueAt.getTime())));
    const [items, changes, tallies] = await Promise.all([
      checklists.itemsOn(wanted),
      shown.length === 0 ? [] : timetables.changesSince(ids, new Date(first - day)),
      shown.length === 0 ? new Map<ReviewId, Tally>() : notes.tallies(ids, last),
    ]);
    const named = [...visits.values()].flatMap(({ seats }) => seats.map(({ person }) => person));
    const names = await people.namesOf([...new Set([...named, ...items.flatMap(({ done }) => done?.by ?? [])])]);
    return cards.map((card) => {
      const visit = visits.get(card.review);
      const prompt = prompts.get(keyOf(card));
      if (!visit || !prompt || !isOpen(visit.review) || visit.review.pause !== undefined) return undefined;
      const moments = momentsOf(visit, programme);
      const since = before(moments, prompt);
      const about = aboutOf(prompt);
      return {
        ...{ visit, prompt, names, tally: tallies.get(card.review) },
        moment: moments.findLast((each) => each.key === prompt.key && aboutOf(each) === about),
        items: askedNow(
          items.filter((item) => item.review === card.review && item.day === prompt.day && item.side === 'team'),
          visit.seats,
        ),
        changes: changes.filter((each) => each.review === card.review && each.day === prompt.day && each.at >= since),
      };
    });
  };

  const loader = new DataLoader<CardRef, Gathered | undefined, string>(gather, {
    cache: false,
    maxBatchSize: mostAtOnce,
  });
  return (card: CardRef): Promise<Gathered | undefined> => loader.load(card);
};

/** The seat of somebody who takes part in the review by now. */
export const seatIn = ({ visit }: Gathered, person: string): Seat | undefined =>
  visit.seats.find((seat) => seat.person === person && isSeated(seat));

/** Whether somebody of the review is of the team, its manager included. */
export const isOfTeam = ({ place }: Seat): boolean => sidesOf(place).includes('team');
