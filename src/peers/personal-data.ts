import type { Cases } from '../casework/cases.ts';
import type { Tx } from '../chat/context.ts';
import type { Text } from '../chat/text.ts';
import { command } from '../chat/text.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { Held, PersonalData } from '../people/personal-data.ts';
import type { Programme } from '../programme/programme.ts';
import type { Database } from '../storage/database.ts';
import { callCard } from './calls/calls.ts';
import { furtherOn } from './folding.ts';
import { isApproved } from './peer.ts';
import type { Peers } from './peers.ts';
import {
  deletePeerOf,
  findPeerData,
  findPeerNames,
  foldOffer,
  lockOffers,
  moveCallAnswers,
  moveOffer,
  type PeerData,
  type StoredOffer,
} from './personal-data/store.ts';
import { stateInWords, toldAsLines } from './views.ts';

const wasKept = ({ state, email }: StoredOffer): Text => [
  'You had volunteered as a peer on both. The offer that is further on, or was changed last, goes on: ',
  `${stateInWords(state).toLowerCase()}, with ${email}. `,
  'What only the other one had was added to it where both are of one kind. Type ',
  command('profile'),
  ' to see it.',
];

const more = ({ groupOffice, callAnswers }: PeerData): readonly Text[] => [
  ...(groupOffice === null ? [] : ['Your group office, until you have been passed on to it. Only the file names it']),
  ...(callAnswers.length === 0 ? [] : [`Your answers to calls for peers: ${callAnswers.length}`]),
];

export interface PeersDataParts {
  readonly database: Database;
  readonly peers: Peers;
  readonly cases: Pick<Cases, 'settle'>;
  readonly programme: Programme;
  readonly deliveries: Pick<Deliveries, 'changedAll'>;
}

/** What a peer gave, and what they answered to calls, whose cards name them to the office. */
export const createPeersData = ({ database, peers, cases, programme, deliveries }: PeersDataParts): PersonalData => {
  const redraw = (tx: Tx, calls: readonly string[]): Promise<void> =>
    deliveries.changedAll(
      tx,
      calls.map((id) => subjectOf(callCard, id)),
    );

  return {
    room: 'peers',
    holds: [
      'peers',
      'peer_organisations',
      'peer_themes',
      'peer_group_offices',
      'peer_availability',
      'peer_earlier_posts',
      'call_answers',
    ],
    stays: [],

    export: async (person): Promise<readonly Held[]> => {
      const [peer, data] = [await peers.find(person), await findPeerData(database, person)];
      if (!peer && data.callAnswers.length === 0) return [];
      const { groupOffice, ...rest } = data;
      return [
        {
          title: 'You as a peer',
          lines: [...(peer ? toldAsLines(peer, programme) : []), ...more(data)],
          data: rest,
          ...(groupOffice !== null && { inFileOnly: { groupOffice } }),
        },
      ];
    },

    merge: async (tx, merging) => {
      await redraw(tx, await moveCallAnswers(tx, merging));
      const [one, other] = await lockOffers(tx, merging);
      if (!one) return [];
      if (!other) {
        if (one.person === merging.from) await moveOffer(tx, merging, one.id);
        return [];
      }
      const keep = furtherOn(one, other);
      const fold = keep === one ? other : one;
      await foldOffer(tx, keep, fold);
      await moveOffer(tx, merging, keep.id);
      // They are a peer already: the office has nothing to decide of the other offer.
      if (isApproved(keep.state)) await cases.settle(tx, 'volunteer', fold.id, 'approved', merging.now);
      merging.instead.set(fold.id, keep.id);
      return [wasKept(keep)];
    },

    erase: async (tx, { person }) => redraw(tx, await deletePeerOf(tx, person)),

    traces: findPeerNames,
  };
};
