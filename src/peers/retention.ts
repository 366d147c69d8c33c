import type { Tx } from '../chat/context.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { callCard } from './calls/calls.ts';
import { deleteEndedPeers } from './retention/store.ts';

/** Forgets what peers told us who were declined, or withdrew, long ago, and what they answered to calls. */
export const createPeersRetention = (
  { retention }: Pick<Programme, 'retention'>,
  deliveries: Pick<Deliveries, 'changedAll'>,
): readonly Job[] => {
  // A card that was drawn before they ended may still name them.
  const deleteIn = (state: 'declined' | 'withdrawn') => async (tx: Tx, before: Date, most: number) => {
    const { peers, calls } = await deleteEndedPeers(tx, { state, before, most });
    const cards = calls.map((id) => subjectOf(callCard, id));
    if (cards.length > 0) await deliveries.changedAll(tx, cards);
    return peers;
  };

  return [
    createRetention({
      name: 'delete-declined-peers',
      does: `Deletes offers to be a peer that were declined more than ${retention.declinedPeerDays} days ago, unless there is a hold`,
      days: retention.declinedPeerDays,
      thing: 'peer',
      deleteSome: deleteIn('declined'),
    }),
    createRetention({
      name: 'delete-withdrawn-peers',
      does: `Deletes offers to be a peer that were taken back more than ${retention.withdrawnPeerDays} days ago, unless there is a hold`,
      days: retention.withdrawnPeerDays,
      thing: 'peer',
      deleteSome: deleteIn('withdrawn'),
    }),
  ];
};
