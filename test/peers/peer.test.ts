import { describe, expect, it } from 'vitest';
import { addressed, type PeerKind, type PeerState, stateAfterVolunteering } from '../../src/peers/peer.ts';

describe('a peer', () => {
  it.each<[PeerState, PeerKind, PeerKind, PeerState]>([
    ['interested', 'officer', 'officer', 'interested'],
    ['approved', 'officer', 'officer', 'approved'],
    ['active', 'provider', 'provider', 'active'],
    ['paused', 'other', 'other', 'paused'],
    ['with_group_office', 'member', 'member', 'with_group_office'],
    // Another kind of peer is for the office to check again.
    ['approved', 'officer', 'member', 'interested'],
    ['with_group_office', 'member', 'officer', 'interested'],
    ['withdrawn', 'officer', 'officer', 'interested'],
  ])('who is %s as %s and offers as %s is %s', (state, before, after, expected) => {
    expect(stateAfterVolunteering({ state, kind: before }, after)).toBe(expected);
  });

  it('who is new waits for the office', () => {
    expect(stateAfterVolunteering(undefined, 'officer')).toBe('interested');
  });

  it.each<[PeerKind, string, string]>([
    ['officer', 'A. Example', 'A. Example'],
    ['member', 'A. Example', 'Cllr A. Example'],
    ['member', 'Cllr A. Example', 'Cllr A. Example'],
    ['member', 'cllr. A. Example', 'Cllr A. Example'],
    ['member', 'Councillor A. Example', 'Cllr A. Example'],
    ['member', 'Cllrwood Example', 'Cllr Cllrwood Example'],
  ])('%s %s is addressed as %s', (kind, name, expected) => {
    expect(addressed({ kind, name })).toBe(expected);
  });
});
