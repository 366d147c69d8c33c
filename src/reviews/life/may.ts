import type { Caller } from '../../chat/caller.ts';
import { isSeated, managerPlace } from '../review.ts';
import type { Belonging } from '../reviews.ts';
import type { Need } from './guards.ts';

/** Somebody in one review, and what they are in it. */
export interface Actor {
  readonly caller: Pick<Caller, 'roles'>;
  readonly belonging: Pick<Belonging, 'seat'>;
}

const placeOf = ({ belonging: { seat } }: Actor): string | undefined =>
  seat && isSeated(seat) ? seat.place : undefined;

/** Whether they run the review: its manager and the office do. */
export const mayManage = (actor: Actor): boolean =>
  actor.caller.roles.includes('office') || placeOf(actor) === managerPlace;

/** Whether they can say, and see, who provides services to the host: a bid is not everybody's business. */
export const maySayProviders = (actor: Actor): boolean => mayManage(actor) || placeOf(actor) === 'sponsor';

/** Whether they can say that a need is met. */
export const mayLift = (actor: Actor, { liftedBy }: Pick<Need, 'liftedBy'>): boolean =>
  actor.caller.roles.includes('office') || liftedBy.some((owner) => owner === placeOf(actor));
