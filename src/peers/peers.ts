import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import { type Peer, type PeerDetails, stateAfterVolunteering } from './peer.ts';
import {
  deleteGroupOffice,
  findPeer,
  hasGroupOffice,
  lockPeer,
  saveGroupOffice,
  savePeer,
  saveWithdrawal,
} from './store.ts';

export type Peers = ReturnType<typeof createPeers>;

/** The people who give their time: one peer a person. */
export const createPeers = (database: Database) => ({
  find: (person: PersonId): Promise<Peer | undefined> => findPeer(database, person),

  /** Whether the person has told us their group office; nobody is told which. */
  hasGroupOffice: (person: PersonId): Promise<boolean> => hasGroupOffice(database, person),

  /**
   * Stores an offer to be a peer; a second one edits the first.
   * @param groupOffice a member's, where they named one now; otherwise what was named stays
   */
  volunteer: async (
    tx: Tx,
    person: PersonId,
    details: PeerDetails,
    groupOffice: string | undefined,
    now: Date,
  ): Promise<{ readonly peer: Peer; readonly isNew: boolean }> => {
    const before = await lockPeer(tx, person);
    const state = stateAfterVolunteering(before, details.kind);
    const peer = await savePeer(tx, person, details, state, now);
    if (details.kind !== 'member') await deleteGroupOffice(tx, peer.id);
    // Once a member has been passed on, nobody would use it or delete it any more.
    else if (groupOffice !== undefined && state === 'interested') await saveGroupOffice(tx, peer.id, groupOffice);
    return { peer, isNew: before === undefined || before.state === 'withdrawn' };
  },

  /** @returns false where the peer was changed since `version`, or is none: nothing was done */
  withdraw: async (tx: Tx, person: PersonId, version: number, now: Date): Promise<boolean> => {
    const withdrawn = await saveWithdrawal(tx, person, version, now);
    if (withdrawn) await deleteGroupOffice(tx, withdrawn);
    return withdrawn !== undefined;
  },
});
