import { describe, expect, it } from 'vitest';
import { furtherOn } from '../../src/peers/folding.ts';
import type { PeerState } from '../../src/peers/peer.ts';

const offer = (state: PeerState, day = 1) => ({ state, updatedAt: new Date(Date.UTC(2027, 0, day)) });

describe('of two offers of one person', () => {
  it.each<[PeerState, PeerState]>([
    ['active', 'approved'],
    ['paused', 'approved'],
    ['approved', 'with_group_office'],
    ['with_group_office', 'interested'],
    ['interested', 'declined'],
    ['declined', 'withdrawn'],
    ['active', 'withdrawn'],
  ])('%s goes on, and %s is folded into it, whichever was changed last', (further, other) => {
    const [one, two] = [offer(further, 1), offer(other, 2)];
    expect(furtherOn(one, two)).toBe(one);
    expect(furtherOn(two, one)).toBe(one);
  });

  it.each<[PeerState, PeerState]>([
    ['active', 'active'],
    ['active', 'paused'],
    ['interested', 'interested'],
    ['withdrawn', 'withdrawn'],
  ])('of %s and %s the one that was changed last goes on', (state, same) => {
    const [older, newer] = [offer(state, 1), offer(same, 2)];
    expect(furtherOn(older, newer)).toBe(newer);
    expect(furtherOn(newer, older)).toBe(newer);
  });
});
