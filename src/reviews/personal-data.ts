import type { Authorities } from '../authorities/authorities.ts';
import type { Tx } from '../chat/context.ts';
import { command, type Text } from '../chat/text.ts';
import type { Held, PersonalData } from '../people/personal-data.ts';
import { nameIn } from '../programme/names.ts';
import type { Programme } from '../programme/programme.ts';
import type { Database } from '../storage/database.ts';
import { fold } from './folding-seats.ts';
import { findReviewsData, foldSeats, forgetInReviews, lockPairs, moveReviews } from './personal-data/store.ts';
import { nameOf, type ReviewId, type SeatState } from './review.ts';
import type { Reviews } from './reviews.ts';

export interface ReviewsDataParts {
  readonly database: Database;
  readonly reviews: Pick<Reviews, 'redraw'>;
  readonly authorities: Pick<Authorities, 'nameOf'>;
  readonly programme: Programme;
}

const states: Readonly<Record<SeatState, string>> = {
  shortlisted: 'thought of',
  sounded_out: 'asked whether you are free',
  agreed: 'agreed by the council',
  invited: 'invited',
  accepted: 'accepted',
  confirmed: 'confirmed',
  declined: 'declined',
  no_reply: 'no reply',
  not_needed: 'not needed this time',
};

/** What is written where an exception or a reason named somebody. */
const named = 'This named somebody who was forgotten.';

/** Where somebody sits in reviews, and what they did there. Answers about ties stand in the file alone. */
export const createReviewsData = ({ database, reviews, authorities, programme }: ReviewsDataParts): PersonalData => {
  const redraw = async (tx: Tx, ids: readonly ReviewId[]): Promise<void> => {
    for (const id of new Set(ids)) await reviews.redraw(tx, { id });
  };

  const placeName = (place: string): string => nameIn([...programme.team.places, ...programme.ownerRoles], place);

  const title = (review: { readonly number: number; readonly authority: string }): string =>
    `${nameOf(review, programme)}, ${authorities.nameOf(review.authority)}`;

  return {
    room: 'reviews',
    holds: ['review_seats', 'review_records', 'review_channels'],
    stays: [
      {
        what: 'What you answered about ties to a council, and exceptions agreed for you, without your name',
        why: 'so that it can be shown how a team was put together, until the review’s retention ends',
      },
      {
        what: 'That somebody had a place in a review which has ended, without your name',
        why: 'so that counts stay right',
      },
    ],

    export: async (person): Promise<readonly Held[]> => {
      const { seats, records, tied } = await findReviewsData(database, person);
      if (seats.length + records.length + tied.length === 0) return [];
      const lines: readonly Text[] = [
        ...seats.map(({ review, place, state }) => `${title(review)}: ${placeName(place)}, ${states[state]}`),
        ...(records.length > 0 ? [`Answers that you recorded for reviews: ${records.length}`] : []),
        ...(tied.length > 0 ? [`Channels in which you had a review shown: ${tied.length}`] : []),
        ...(seats.some(({ ties, exception }) => ties !== null || exception !== null)
          ? ['What you answered about ties to a council, and exceptions agreed for you. Only the file names them']
          : []),
      ];
      const open = seats.map(({ ties: _ties, exception: _exception, ...seat }) => seat);
      return [
        {
          title: 'You in reviews',
          lines,
          data: { seats: open, records, tied },
          inFileOnly: {
            tiesAndExceptions: seats.flatMap(({ review, ties, exception }) =>
              ties === null && exception === null ? [] : [{ review: nameOf(review, programme), ties, exception }],
            ),
          },
        },
      ];
    },

    merge: async (tx, { from, into }) => {
      const pairs = await lockPairs(tx, into, from);
      for (const [one, other] of pairs) {
        const { keep, drop } = fold(one, other);
        await foldSeats(tx, keep, drop);
      }
      await redraw(tx, await moveReviews(tx, from, into));
      if (pairs.length === 0) return [];
      return [
        [
          'You had a place in the same review on both. The one that is further on goes on. Type ',
          command('review list'),
          ' to see your reviews.',
        ],
      ];
    },

    erase: async (tx, { person, heir, traces }) =>
      redraw(tx, await forgetInReviews(tx, { person, heir, traces, named })),
  };
};
