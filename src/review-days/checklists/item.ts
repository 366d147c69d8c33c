import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { daysBetween } from '../../calendar/calendar-date.ts';
import type { Id, PersonId } from '../../chat/ids.ts';
import type { Checklist, Programme } from '../../programme/programme.ts';
import { hostPlaces, isSeated, managerPlace, type Review, type Seat, type Side } from '../../reviews/review.ts';

export type ItemId = Id<'item'>;

/** One of a review's lists; `day` is 0 for the list before the visit. */
export interface ListRef {
  readonly list: string;
  readonly day: number;
  readonly side: Side;
}

/** What is planned for one item, before anybody has ticked it. */
export interface PlannedItem extends ListRef {
  readonly key: string;
  readonly moment: string;
  readonly position: number;
  readonly label: string;
  /** The programme's role that it falls to. */
  readonly owner: string;
  /** Whose it is alone: one for each peer, or given to somebody on the day. */
  readonly person?: PersonId;
  /** It is about that person: only they and the review manager see it. */
  readonly personal: boolean;
}

/** One thing to tick. */
export interface Item extends PlannedItem {
  readonly id: ItemId;
  readonly done?: { readonly at: Date; readonly by?: PersonId };
}

/** Items on one list at most, those that were added included. */
export const mostItems = 100;
/** Characters of an item that somebody adds. */
export const mostOfLabel = 150;
/** So many are asked of anybody at once, at the most. */
export const mostAsked = 5;

const eachPeer = 'each-peer';

const daysOf = ({ when }: Checklist, { days }: Programme): readonly number[] => {
  switch (when.kind) {
    case 'before':
      return [0];
    case 'day':
      return [when.day];
    case 'each-day':
      return Array.from({ length: days }, (_, index) => index + 1);
  }
};

const isPeer = (seat: Seat): boolean =>
  isSeated(seat) && seat.place !== managerPlace && !hostPlaces.includes(seat.place);

/** What a review's lists hold for those who take part by now: one item for each peer where each peer is asked. */
export const plannedItems = (programme: Programme, seats: readonly Seat[]): readonly PlannedItem[] => {
  const peers = seats.filter(isPeer);
  return programme.checklists.flatMap((checklist) =>
    daysOf(checklist, programme).flatMap((day) =>
      checklist.items.flatMap(({ key, label, owner, moment, personal = false }, position): readonly PlannedItem[] => {
        const item = {
          list: checklist.key,
          day,
          side: checklist.audience,
          key,
          moment,
          position,
          label,
          owner,
          personal,
        };
        return owner === eachPeer ? peers.map(({ person }) => ({ ...item, person })) : [item];
      }),
    ),
  );
};

/** The roles of the programme that fall to somebody in that place. */
const rolesOf = (place: string): readonly string[] => {
  if (place === managerPlace || hostPlaces.includes(place)) return [place];
  const ofPeers = ['theme-owner', 'lead-questioner', 'note-taker'];
  return place === 'lead' ? ['lead', ...ofPeers] : ofPeers;
};

/** Who looks: an officer who sits nowhere has no seat. */
export interface Reader {
  readonly person: PersonId;
  readonly seat?: Pick<Seat, 'place'>;
}

/** Whether somebody may see an item, of those whose side they may see. */
export const maySee = ({ personal, person }: Pick<Item, 'personal' | 'person'>, reader: Reader): boolean =>
  !personal || person === reader.person || reader.seat?.place === managerPlace;

/** Whether it is asked of them: it is theirs alone, or falls to their role. */
export const isTheirs = ({ person, owner }: Pick<Item, 'person' | 'owner'>, { person: of, seat }: Reader): boolean =>
  person === undefined ? seat !== undefined && rolesOf(seat.place).includes(owner) : person === of;

/**
 * Items as they are asked now: one that was given to somebody who has left falls to its role again, and what was each
 * peer's own, or was added for them, is asked of nobody any more.
 */
export const askedNow = <T extends Item>(items: readonly T[], seats: readonly Seat[]): readonly T[] => {
  const present = new Set(seats.filter(isSeated).map(({ person }) => person));
  return items.flatMap((item) => {
    const { person, ...shared } = item;
    if (!person || item.done || present.has(person)) return [item];
    return item.owner === eachPeer || item.key === '' ? [] : [shared as T];
  });
};

/** In the order in which they fall to people: by moment as the programme has them, and what was added last. */
export const inOrder = <T extends Pick<Item, 'position' | 'key'>>(items: readonly T[]): readonly T[] =>
  [...items].sort((one, other) => one.position - other.position);

/** Which of its lists matters on a day: before the visit, on day n of it, or after it the last day's. */
export const dayOn = (
  { dayOne }: Pick<Review, 'dayOne'>,
  { days }: Pick<Programme, 'days'>,
  today: CalendarDate,
): number => (dayOne === undefined ? 0 : Math.min(days, Math.max(0, daysBetween(dayOne, today) + 1)));

/** The list of one side for a day, as the programme names it; undefined where there is none. */
export const listFor = ({ checklists }: Programme, side: Side, day: number): Checklist | undefined =>
  checklists.find(({ audience, when }) => {
    if (audience !== side) return false;
    return when.kind === 'each-day' ? day > 0 : (when.kind === 'before' ? 0 : when.day) === day;
  });

/** `before-host:0`, as a card's id names a list. */
export const refOf = ({ list, day }: Pick<ListRef, 'list' | 'day'>): string => `${list}:${day}`;
