import type { Context } from '../../chat/context.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Subscriber } from '../subscription.ts';

/** Whose subscriptions concern somebody here: their own, and those of the channel they are in. */
export const subscribersHere = async (
  deliveries: Deliveries,
  { caller, conversation }: Context,
): Promise<readonly Subscriber[]> => {
  const channel = await deliveries.channelIn(caller.workspace.id, conversation);
  return [{ kind: 'person', person: caller.person }, ...(channel ? [{ kind: 'channel', channel } as const] : [])];
};
