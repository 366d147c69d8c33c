import { describe, expect, it } from 'vitest';
import { fold } from '../../src/reviews/folding-seats.ts';
import type { Seat } from '../../src/reviews/review.ts';

type Short = Pick<Seat, 'state' | 'reserve' | 'ties' | 'exception' | 'nominated'>;

const seat = (state: Seat['state'], more: Partial<Short> = {}): Short => ({
  state,
  reserve: false,
  nominated: false,
  ...more,
});

describe('two seats of one person in one review', () => {
  it.each<[string, Short, Short, Short]>([
    ['keep the further one', seat('invited'), seat('confirmed'), seat('confirmed')],
    ['whichever way round', seat('confirmed'), seat('invited'), seat('confirmed')],
    ['keep who sits before a reserve', seat('accepted', { reserve: true }), seat('accepted'), seat('accepted')],
    [
      'keep the first of two alike',
      seat('declined'),
      seat('declined', { nominated: true }),
      seat('declined', { nominated: true }),
    ],
    [
      'keep an answer that only the other has',
      seat('confirmed'),
      seat('agreed', { ties: 'none' }),
      seat('confirmed', { ties: 'none' }),
    ],
    [
      'keep the answer that asks for more care',
      seat('confirmed', { ties: 'none' }),
      seat('agreed', { ties: 'ruled_out' }),
      seat('confirmed', { ties: 'ruled_out' }),
    ],
    [
      'keep an exception and a nomination',
      seat('confirmed', { exception: 'Agreed' }),
      seat('no_reply', { exception: 'Other', nominated: true }),
      seat('confirmed', { exception: 'Agreed', nominated: true }),
    ],
  ])('%s', (_, one, other, kept) => {
    const { keep, drop } = fold(one, other);
    expect(keep).toEqual(kept);
    expect([one, other]).toContain(drop);
  });
});
