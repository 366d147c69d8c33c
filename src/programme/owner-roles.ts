import { z } from 'zod';
import { keyed } from './lists.ts';
import { name } from './words.ts';

/** Who a thing falls to in one review. */
export const ownerKey = z.literal([
  'office',
  'review-manager',
  'sponsor',
  'organiser',
  'lead',
  'each-peer',
  'theme-owner',
  'lead-questioner',
  'note-taker',
]);

/** The chair that an owner sits on: a peer may lead, own a theme and take notes, all at once. */
const seat = z.literal(['peer', 'review-manager', 'office', 'sponsor', 'organiser']);

export const ownerRoles = keyed(z.strictObject({ key: ownerKey, name, seat }));
