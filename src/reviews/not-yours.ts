import { refuse } from '../chat/refusal.ts';
import { command } from '../chat/text.ts';
import { cut } from '../chat/tidy.ts';
import type { View } from '../chat/view.ts';
import type { Programme } from '../programme/programme.ts';
import { nameOf, numberIn } from './review.ts';

/** What everybody reads of a review that is not theirs, whether or not there is one: that a council asked is confidential. */
export const notYours = (typed: string, programme: Programme): View => {
  const number = numberIn(typed, programme);
  const name = number === undefined ? `“${cut(typed, 20)}”` : nameOf({ number }, programme);
  return refuse({
    missing: `There is no review ${name} that you belong to.`,
    lifts: 'The programme office can say who is in a review.',
    next: ['Nothing was changed. Type ', command('review list'), ' to see yours.'],
  });
};
