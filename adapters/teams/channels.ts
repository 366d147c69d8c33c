import type { Clock } from '../../src/calendar/clock.ts';
import type { WorkspaceId } from '../../src/chat/ids.ts';
import type { Deliveries } from '../../src/delivery/deliveries.ts';
import type { Activity } from './activity.ts';
import { withoutThread } from './activity.ts';
import type { Deed } from './acts/parts.ts';
import { asJson } from './identify.ts';
import { conversationOf, referenceOf } from './place.ts';

export type Channels = ReturnType<typeof createChannels>;

/** The channels and group chats that the bot is in, as it hears of them. */
export const createChannels = ({
  deliveries,
  clock,
}: {
  readonly deliveries: Pick<Deliveries, 'rememberChannel' | 'forgetChannel'>;
  readonly clock: Clock;
}) => ({
  /** Compares how a conversation is reached with what is stored, and writes it where that differs. */
  remember: async ({ activity, tenant, visitor }: Deed): Promise<void> => {
    const { team, channel } = activity.channelData ?? {};
    const more = {
      ...(team?.id !== undefined && { team: team.id }),
      ...(channel?.id !== undefined && { channel: channel.id }),
    };
    await deliveries.rememberChannel(
      {
        workspace: visitor.caller.workspace.id,
        externalId: withoutThread(activity.conversation.id),
        name: conversationOf(activity, tenant).name,
        address: asJson({ reference: referenceOf(activity, tenant), ...more }),
      },
      clock.now(),
    );
  },

  /** The bot was removed: from a team, and with it from its channels, or from a group chat. */
  forget: (_tenant: string, workspace: WorkspaceId, conversation: string, _activity: Activity): Promise<void> =>
    deliveries.forgetChannel(workspace, conversation),
});
