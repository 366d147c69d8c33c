import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Deliveries } from '../../src/delivery/deliveries.ts';
import type { Workspaces } from '../../src/people/workspaces.ts';
import { faultOf, type WebApi } from './api/web-api.ts';
import type { Access, Installation } from './installations/installation.ts';
import { keyOf } from './who/directory.ts';

export interface ChannelParts {
  readonly workspaces: Pick<Workspaces, 'arrive'>;
  readonly deliveries: Pick<Deliveries, 'rememberChannel' | 'forgetChannel'>;
  readonly api: WebApi;
  readonly clock: Clock;
  readonly log: Log;
}

export type Channels = ReturnType<typeof createChannels>;

/** The channels that the bot is in, as it hears of them. */
export const createChannels = ({ workspaces, deliveries, api, clock, log }: ChannelParts) => {
  const workspaceOf = async (installation: Installation) => {
    const { platform, workspace } = keyOf(installation, '');
    return (await workspaces.arrive({ platform, workspace }, clock.now())).id;
  };

  const save = async (installation: Installation, channel: { id?: string; name?: string }): Promise<void> => {
    const { id, name = '' } = channel;
    if (id === undefined) return;
    const workspace = await workspaceOf(installation);
    await deliveries.rememberChannel({ workspace, externalId: id, name: `#${name}`, address: {} }, clock.now());
  };

  return {
    /** The bot is in the channel, or the channel has another name. */
    remember: async ({ installation, token }: Access, channel: string): Promise<void> => {
      const { channel: info } = await api.client.conversations.info({ token, channel });
      if (info?.is_member)
        await save(installation, { id: channel, ...(info.name !== undefined && { name: info.name }) });
    },

    /** The bot is not in the channel any more, or nobody is. */
    forget: async (installation: Installation, channel: string): Promise<void> =>
      deliveries.forgetChannel(await workspaceOf(installation), channel),

    /** Every channel that the bot is in: while it was not running, it may have been invited to more. */
    list: async ({ installation, token }: Access): Promise<void> => {
      const pages = api.client.paginate('users.conversations', {
        token,
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: 200,
      });
      try {
        for await (const page of pages) {
          const { channels = [] } = page as { readonly channels?: readonly { id?: string; name?: string }[] };
          for (const channel of channels) await save(installation, channel);
        }
      } catch (error) {
        log.info({ fault: faultOf(error).kind }, 'Slack did not say which channels the bot is in');
      }
    },
  };
};
