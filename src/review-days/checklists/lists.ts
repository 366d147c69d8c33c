import type { PersonId } from '../../chat/ids.ts';
import type { Draw } from '../../delivery/message.ts';
import type { People } from '../../people/people.ts';
import type { Programme } from '../../programme/programme.ts';
import { isSeated, type Review, type Side } from '../../reviews/review.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Checklists } from './checklists.ts';
import { askedNow, type Item, type ListRef, maySee, type Reader } from './item.ts';
import { type DrawParts, type Listed, listCardView, myListView } from './views.ts';

export interface ListsParts extends DrawParts {
  readonly reviews: Reviews;
  readonly checklists: Checklists;
  readonly people: People;
  readonly programme: Programme;
}

/** `day-1:1`, as a card or a press names a list of a review; undefined where the programme has none such. */
export const readRef = (text: string, { checklists, days }: Programme): ListRef | undefined => {
  const [, list, digits] = /^([a-z0-9-]{1,40}):(\d{1,2})$/u.exec(text) ?? [];
  const checklist = checklists.find(({ key }) => key === list);
  const day = Number(digits);
  return checklist && day <= days ? { list: checklist.key, day, side: checklist.audience } : undefined;
};

export type Lists = ReturnType<typeof createLists>;

/** What lists are drawn of, for a channel and for a person. */
export const createLists = ({ reviews, checklists, people, ...draw }: ListsParts) => {
  const listed = async (review: Review, of: ListRef, maySeeItem: (item: Item) => boolean): Promise<Listed> => {
    const [all, seats] = await Promise.all([checklists.items(review.id, of), reviews.seats(review.id)]);
    const items = askedNow(all, seats).filter(maySeeItem);
    const named = items.flatMap(({ person, done }) =>
      [person, done?.by].filter((id): id is PersonId => id !== undefined),
    );
    return { review, of, items, names: await people.namesOf([...new Set(named)]) };
  };

  const forReader = (review: Review, of: ListRef, reader: Reader): Promise<Listed> =>
    listed(review, of, (item) => maySee(item, reader));

  /** `<review>:<list>:<day>` */
  const drawList: Draw = async (id) => {
    const [review = '', ...ref] = id.split(':');
    const of = readRef(ref.join(':'), draw.programme);
    const found = await reviews.find(review);
    return found && of && listCardView(await listed(found, of, ({ personal }) => !personal), draw);
  };

  /** `<review>:<list>:<day>:<person>` */
  const drawMine: Draw = async (id) => {
    const [review = '', list, day, person] = id.split(':');
    const of = readRef(`${list}:${day}`, draw.programme);
    const found = await reviews.find(review);
    if (!found || !of) return undefined;
    const seat = (await reviews.seats(found.id)).find((each) => each.person === person);
    if (!seat || !isSeated(seat)) return undefined;
    const reader = { person: seat.person, seat };
    return myListView(await forReader(found, of, reader), reader, draw);
  };

  return { forReader, drawList, drawMine };
};

/** Whether a list is of a side that somebody may see. */
export const isOfTheirs = ({ side }: ListRef, sides: readonly Side[]): boolean => sides.includes(side);
