import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Cases } from '../casework/cases.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import type { Candidate } from './candidates/candidate.ts';
import { findCandidates, findCandidatesAmong } from './candidates/store.ts';
import { addressed, hasEnded, type Peer, type PeerDetails, type PeerKind, stateAfterVolunteering } from './peer.ts';
import {
  countSameEmail,
  deleteGroupOffice,
  findPeer,
  findPeersWith,
  hasGroupOffice,
  lockPeer,
  lockPeerWith,
  lockPerson,
  readGroupOffice,
  saveDecision,
  saveGroupOffice,
  savePeer,
  saveWithdrawal,
} from './store.ts';

export type { Candidate } from './candidates/candidate.ts';

/** What somebody offers, and the day by which the office says that it replies. */
export interface Offer {
  readonly details: PeerDetails;
  readonly groupOffice?: string | undefined;
  readonly replyBy: CalendarDate;
}

/** What came of an offer. */
export interface Offered {
  readonly peer: Peer;
  /** It is the first one, or a return. */
  readonly isNew: boolean;
  /** The office has to answer it, from now on or once more. */
  readonly isToCheck: boolean;
}

export type Peers = ReturnType<typeof createPeers>;

/** The people who give their time: one peer a person. */
export const createPeers = (database: Database, cases: Cases) => ({
  find: (person: PersonId): Promise<Peer | undefined> => findPeer(database, person),

  /** Whether the person has told us their group office; nobody is told which. */
  hasGroupOffice: (person: PersonId): Promise<boolean> => hasGroupOffice(database, person),

  /**
   * Stores an offer to be a peer, and has the office answer it; a second one edits the first.
   * @param offer `groupOffice`: a member's, where they named one now; otherwise what was named stays
   */
  volunteer: async (
    tx: Tx,
    person: PersonId,
    { details, groupOffice, replyBy }: Offer,
    now: Date,
  ): Promise<Offered> => {
    await lockPerson(tx, person);
    const before = await lockPeer(tx, person);
    const state = stateAfterVolunteering(before, details.kind);
    const peer = await savePeer(tx, person, details, state, now);
    if (details.kind !== 'member') await deleteGroupOffice(tx, peer.id);
    // Once a member has been passed on, nobody would use it or delete it any more.
    else if (groupOffice !== undefined && state === 'interested') await saveGroupOffice(tx, peer.id, groupOffice);
    const isToCheck = state === 'interested' && before?.state !== 'interested';
    if (isToCheck) {
      const summary = `${addressed(peer)} has volunteered`;
      await cases.open(tx, { kind: 'volunteer', about: peer.id, person, replyBy, summary }, now);
    } else {
      await cases.altered(tx, 'volunteer', peer.id);
    }
    return { peer, isNew: before === undefined || hasEnded(before.state), isToCheck };
  },

  /** These peers. */
  findAll: (ids: readonly string[]): Promise<readonly Peer[]> => findPeersWith(database, ids),

  /** Everybody of these kinds whom the office has approved, with what decides whether they fit a review. */
  candidates: (kinds: readonly PeerKind[]): Promise<readonly Candidate[]> => findCandidates(database, kinds),

  /** The same of some people, whatever their state, also within a change; those who are no peers are left out. */
  candidatesAmong: (people: readonly PersonId[], tx?: Tx): Promise<readonly Candidate[]> =>
    findCandidatesAmong(database, people, tx),

  /** How many others gave the same e-mail address: for the office to see, because it links nobody. */
  othersWithEmail: (peer: Pick<Peer, 'id' | 'email'>): Promise<number> => countSameEmail(database, peer),

  /** Holds a peer as they are, before the case about their offer is decided: always in this order. */
  lock: (tx: Tx, id: string): Promise<Peer | undefined> => lockPeerWith(tx, id),

  /**
   * What the office decided of an offer. Whether a member was passed on or has an answer, their group
   * office has been of use: it is deleted.
   */
  decide: async (tx: Tx, { id }: Peer, to: 'with_group_office' | 'approved' | 'declined', now: Date): Promise<void> => {
    await saveDecision(tx, id, to, now);
    await deleteGroupOffice(tx, id);
  },

  /** A member's group office, for the officer who passes them on. Special-category data: nothing may keep it. */
  groupOfficeToPassOnTo: (id: string): Promise<string | undefined> => readGroupOffice(database, id),

  /** @returns false where the peer was changed since `version`, or is none: nothing was done */
  withdraw: async (tx: Tx, person: PersonId, version: number, now: Date): Promise<boolean> => {
    const withdrawn = await saveWithdrawal(tx, person, version, now);
    if (withdrawn) {
      await deleteGroupOffice(tx, withdrawn);
      await cases.withdraw(tx, 'volunteer', withdrawn, now);
    }
    return withdrawn !== undefined;
  },
});
