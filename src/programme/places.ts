import { z } from 'zod';
import { keyed, reporting } from './lists.ts';
import { peerKindKey } from './volunteering.ts';
import { count, key, label, name, sentences, tally } from './words.ts';

const place = z.strictObject({
  key,
  name,
  hint: label,
  kinds: z.array(peerKindKey).min(1),
  least: tally,
  usual: tally,
  most: count,
  /** Filled only by a nomination from a group office. */
  byNomination: z.boolean(),
});

/** Who a team is made of, and how near to the host or to another review is too near. */
export const team = z
  .strictObject({
    places: keyed(place),
    yearsSinceEmployment: count,
    yearsSinceReview: count,
    weeksBetweenReviews: count,
    /** Working days that people have to answer in, before one reminder and after it. */
    replyDays: z.strictObject({ soundingOut: count, invitation: count, reminder: count }),
    /** Told to everybody who is asked. */
    whoPays: sentences,
  })
  .superRefine(
    reporting((part, report) => {
      for (const [index, { least, usual, most }] of part.places.entries()) {
        if (least > usual || usual > most) {
          report('The usual number lies between the least and the most.', 'places', index, 'usual');
        }
      }
    }),
  );
