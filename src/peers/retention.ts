import type { Programme } from '../programme/programme.ts';
import type { Job } from '../schedule/job.ts';
import { createRetention } from '../schedule/retention-job.ts';
import { deleteEndedPeers } from './retention/store.ts';

/** Forgets what peers told us who were declined, or withdrew, long ago. */
export const createPeersRetention = ({ retention }: Pick<Programme, 'retention'>): readonly Job[] => [
  createRetention({
    name: 'delete-declined-peers',
    does: `Deletes offers to be a peer that were declined more than ${retention.declinedPeerDays} days ago, unless there is a hold`,
    days: retention.declinedPeerDays,
    thing: 'peer',
    deleteSome: deleteEndedPeers('declined'),
  }),
  createRetention({
    name: 'delete-withdrawn-peers',
    does: `Deletes offers to be a peer that were taken back more than ${retention.withdrawnPeerDays} days ago, unless there is a hold`,
    days: retention.withdrawnPeerDays,
    thing: 'peer',
    deleteSome: deleteEndedPeers('withdrawn'),
  }),
];
