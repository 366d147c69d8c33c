import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { bold, type Text } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import { subjectOf } from '../../delivery/message.ts';
import type { People } from '../../people/people.ts';
import { isOpen, isSeated, managerPlace, nameOf, type ReviewId, type Seat } from '../../reviews/review.ts';
import type { Notes } from '../notes/notes.ts';
import type { PromptingNeeds } from './prompting.ts';
import { type Again, type Dealt, takeDue } from './store.ts';
import { aboutOf, myPromptSubject, nudgeCard } from './subjects.ts';

export interface FollowUpNeeds extends Pick<PromptingNeeds, 'deliveries' | 'reviews' | 'timetables' | 'programme'> {
  readonly people: People;
  readonly notes: Pick<Notes, 'writtenIn'>;
}

const reviewsOf = (all: readonly Pick<Dealt, 'review'>[]): readonly ReviewId[] => [
  ...new Set(all.map(({ review }) => review)),
];

/** What was put off comes again; who was asked for a note and has not written it is reminded once. */
export const createFollowUp = ({ deliveries, reviews, timetables, people, notes, programme }: FollowUpNeeds) => {
  const { prompts } = programme.prompting;
  const summaryOf = ({ key }: Dealt): string => prompts.find((each) => each.key === key)?.name ?? key;

  /** Those of whom a note about the session is still missing; whatever is about no session stays. */
  const withoutNote = async (tx: Tx, asked: readonly Again[]): Promise<readonly Again[]> => {
    if (asked.length === 0) return [];
    const written = await notes.writtenIn(
      tx,
      asked.flatMap(({ session }) => session ?? []),
    );
    const has = new Set(written.map(({ session, author }) => `${session}:${author}`));
    return asked.filter(({ session, person }) => !has.has(`${session}:${person}`));
  };

  /** Of what falls due, that of reviews that go on. */
  const goingOn = async (tx: Tx, due: readonly Again[]) => {
    const found = due.length === 0 ? [] : await reviews.peopledIn(tx, reviewsOf(due));
    const open = new Map(
      found.flatMap((each) => (isOpen(each.review) && !each.review.pause ? [[each.review.id, each] as const] : [])),
    );
    const isIn = (seats: readonly Seat[], person: PersonId): boolean =>
      seats.some((seat) => seat.person === person && isSeated(seat));
    return { open, due: due.filter(({ review, person }) => isIn(open.get(review)?.seats ?? [], person)) };
  };

  const again = async (tx: Tx, now: Date): Promise<number> => {
    const { due } = await goingOn(tx, await takeDue(tx, 'snoozedUntil', now));
    const cards = (await withoutNote(tx, due)).map((prompt) => ({
      key: `prompt:${prompt.id}:${prompt.person}:again:${prompt.snoozes}`,
      subject: myPromptSubject(prompt.review, prompt.key, aboutOf(prompt), prompt.person),
      ...{ summary: summaryOf(prompt), people: [prompt.person], channels: [] },
    }));
    await deliveries.enqueueAll(tx, cards, now);
    return cards.length;
  };

  const nudge = async (tx: Tx, now: Date): Promise<number> => {
    const { due } = await goingOn(tx, await takeDue(tx, 'nudgeAt', now));
    const cards = (await withoutNote(tx, due)).map((prompt) => ({
      key: `prompt:${prompt.id}:${prompt.person}:nudge`,
      subject: subjectOf(nudgeCard, `${prompt.review}:${prompt.key}:${aboutOf(prompt)}:${prompt.person}`),
      ...{ summary: `A reminder: ${summaryOf(prompt)}`, people: [prompt.person], channels: [] },
    }));
    await deliveries.enqueueAll(tx, cards, now);
    return cards.length;
  };

  /** Tells the managers of a review something, in one message. */
  const tellManagers = async (tx: Tx, seats: readonly Seat[], key: string, view: View, now: Date): Promise<void> => {
    const managers = seats.filter((seat) => seat.place === managerPlace && isSeated(seat)).map(({ person }) => person);
    await deliveries.enqueue(tx, { key, view, to: { kind: 'people', people: managers } }, now);
  };

  /** The review manager hears of notes that are missing though somebody was reminded. @returns how many */
  const tell = async (tx: Tx, now: Date): Promise<number> => {
    const { open, due } = await goingOn(tx, await takeDue(tx, 'tellAt', now));
    const missing = await withoutNote(tx, due);
    if (missing.length === 0) return 0;
    const ids = reviewsOf(missing);
    const sessions = new Map((await timetables.sessionsIn(tx, ids)).map((session) => [session.id, session]));
    const names = await people.namesIn(
      tx,
      missing.map(({ person }) => person),
    );
    for (const id of ids) {
      const found = open.get(id);
      const theirs = missing.filter(({ review }) => review === id);
      const lines = theirs.flatMap(({ session, person }): readonly Text[] => {
        const of = session && sessions.get(session);
        return of ? [`${of.start} ${of.title}: ${names.get(person) ?? 'somebody'}`] : [];
      });
      if (!found || lines.length === 0) continue;
      const title = `${nameOf(found.review, programme)}: notes that are missing`;
      const view: View = {
        summary: title,
        blocks: [
          { kind: 'text', text: [bold(title)] },
          { kind: 'list', items: lines },
          { kind: 'note', text: 'They were reminded once, and nobody asks them again.' },
        ],
      };
      await tellManagers(tx, found.seats, `prompt:tell:${id}:${now.getTime()}`, view, now);
    }
    return missing.length;
  };

  /** The review manager hears of prompts whose time had passed before they could be sent. */
  const missed = async (tx: Tx, late: readonly Dealt[], now: Date): Promise<void> => {
    if (late.length === 0) return;
    for (const { review, seats } of await reviews.peopledIn(tx, reviewsOf(late))) {
      const theirs = late.filter((each) => each.review === review.id);
      const byName = [...new Set(theirs.map(summaryOf))].map((name) => {
        const times = theirs.filter((each) => summaryOf(each) === name).length;
        return times === 1 ? name : `${name}, ${times} times`;
      });
      const title = `${nameOf(review, programme)}: prompts that nobody got`;
      const view: View = {
        summary: title,
        blocks: [
          { kind: 'text', text: [bold(title)] },
          { kind: 'text', text: 'Their time had passed before they could be sent, so they were left out.' },
          { kind: 'list', items: byName },
          { kind: 'note', text: 'The next ones come at their times.' },
        ],
      };
      await tellManagers(tx, seats, `prompt:missed:${review.id}:${now.getTime()}`, view, now);
    }
  };

  return { again, nudge, tell, missed };
};
