import type { PersonId } from '../../chat/ids.ts';
import type { Programme } from '../../programme/programme.ts';
import { hostPlaces, isSeated, managerPlace, type Seat } from '../../reviews/review.ts';
import { noteTakers, type Session } from '../timetable/session.ts';
import type { Moment } from './moment.ts';

type Owner = Programme['prompting']['prompts'][number]['to'][number];

const isPeer = ({ place }: Seat): boolean => place !== managerPlace && !hostPlaces.includes(place);

const inPlace = (seats: readonly Seat[], place: string): readonly PersonId[] =>
  seats.filter((seat) => seat.place === place).map(({ person }) => person);

/** Who takes notes in a session; where nobody was named for it, the lead peer, or else the review manager. */
const noteTakersOf = (seats: readonly Seat[], session: Session | undefined): readonly PersonId[] => {
  const present = new Set(seats.map(({ person }) => person));
  const named = session ? noteTakers(session).filter((person) => present.has(person)) : [];
  const lead = inPlace(seats, 'lead');
  if (named.length > 0) return named;
  return lead.length > 0 ? lead : inPlace(seats, managerPlace);
};

const peopleOf = (owner: Owner, seats: readonly Seat[], session: Session | undefined): readonly PersonId[] => {
  switch (owner) {
    case 'each-peer':
    case 'theme-owner':
    case 'lead-questioner':
      return seats.filter(isPeer).map(({ person }) => person);
    case 'note-taker':
      return noteTakersOf(seats, session);
    case 'office':
      return [];
    default:
      return inPlace(seats, owner);
  }
};

/** Who a prompt goes to, each once. */
export const recipientsOf = (
  { key, session: id }: Pick<Moment, 'key' | 'session'>,
  seats: readonly Seat[],
  sessions: readonly Session[],
  { prompting }: Programme,
): readonly PersonId[] => {
  const to = prompting.prompts.find((prompt) => prompt.key === key)?.to ?? [];
  const seated = seats.filter(isSeated);
  const session = sessions.find((each) => each.id === id);
  return [...new Set(to.flatMap((owner) => peopleOf(owner, seated, session)))];
};
