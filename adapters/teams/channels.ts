import type { Clock } from '../../src/calendar/clock.ts';
import type { Deliveries } from '../../src/delivery/deliveries.ts';
import type { Json } from '../../src/delivery/message.ts';
import type { Deed } from './acts/parts.ts';
import type { Activity } from './parse/activity.ts';
import { conversationOf, isChannel, placeOf, referenceOf } from './parse/place.ts';
import { asJson, isSame } from './who/identify.ts';

export type Channels = ReturnType<typeof createChannels>;

/** What Teams calls it, if it says so: of a channel it tells the name only when it is made or renamed. */
const nameIn = (activity: Activity): string | undefined => {
  const { channel, team } = activity.channelData ?? {};
  const ofTeam = team?.id === placeOf(activity) ? team.name : undefined;
  return channel?.name ?? activity.conversation.name ?? ofTeam;
};

const asAddress = (activity: Activity, tenant: string): Json => {
  const { reference, place } = { reference: referenceOf(activity, tenant), place: placeOf(activity) };
  const { team } = activity.channelData ?? {};
  return asJson({
    reference: { ...reference, conversation: { ...reference.conversation, id: place } },
    ...(team?.id !== undefined && { team: team.id }),
    ...(isChannel(activity) && { channel: place }),
  });
};

/** What Teams tells of a whole team that is no more. */
const endsOfTeams = ['teamDeleted', 'teamHardDeleted'];

/** The channels and group chats that the bot is in, as it hears of them. */
export const createChannels = ({
  deliveries,
  clock,
}: {
  readonly deliveries: Pick<Deliveries, 'channelAt' | 'rememberChannel' | 'forgetChannels' | 'forgetChannelsWith'>;
  readonly clock: Clock;
}) => ({
  /** Compares how a conversation is reached with what is stored, and writes it where that differs. */
  remember: async ({ activity, tenant, visitor }: Deed): Promise<void> => {
    const workspace = visitor.caller.workspace.id;
    const externalId = placeOf(activity);
    const known = await deliveries.channelAt(workspace, externalId);
    const name = nameIn(activity) ?? known?.name ?? conversationOf(activity, tenant).name;
    const address = asAddress(activity, tenant);
    if (known?.name === name && isSame(known.address, address)) return;
    await deliveries.rememberChannel({ workspace, externalId, name, address }, clock.now());
  },

  /** The bot was removed: from a team, and with it from its channels, or from a group chat; or a channel is gone. */
  forget: async ({ activity, visitor }: Deed): Promise<void> => {
    const workspace = visitor.caller.workspace.id;
    const { team, eventType } = activity.channelData ?? {};
    if (team?.id !== undefined && eventType !== 'channelDeleted')
      await deliveries.forgetChannelsWith(workspace, { team: team.id });
    else await deliveries.forgetChannels(workspace, [placeOf(activity)]);
  },
});

/** Whether something is told of a channel or a team that ends with it, with the bot in it. */
export const isEnd = ({ channelData }: Activity): boolean =>
  channelData?.eventType === 'channelDeleted' || endsOfTeams.includes(channelData?.eventType ?? '');
