import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Deliveries } from '../../src/delivery/deliveries.ts';
import type { Workspaces } from '../../src/people/workspaces.ts';
import { patiently } from './api/patiently.ts';
import { faultOf, type WebApi } from './api/web-api.ts';
import type { Access, Installation } from './installations/installation.ts';
import { keyOf } from './who/directory.ts';

export interface ChannelParts {
  readonly workspaces: Pick<Workspaces, 'arrive'>;
  readonly deliveries: Pick<Deliveries, 'rememberChannel' | 'forgetChannels' | 'channelsOf'>;
  readonly api: WebApi;
  readonly clock: Clock;
  readonly log: Log;
}

export type Channels = ReturnType<typeof createChannels>;

interface Told {
  readonly id?: string;
  readonly name?: string;
}

/** The channels that the bot is in, as it hears of them. */
export const createChannels = ({ workspaces, deliveries, api: { client }, clock, log }: ChannelParts) => {
  const workspaceOf = async (installation: Installation): Promise<string> => {
    const { platform, workspace } = keyOf(installation, '');
    return (await workspaces.arrive({ platform, workspace }, clock.now())).id;
  };

  const save = async (workspace: string, id: string, name = ''): Promise<void> => {
    await deliveries.rememberChannel({ workspace, externalId: id, name: `#${name}`, address: {} }, clock.now());
  };

  /** The workspaces of an organisation that may use the bot; of a workspace there is nothing to say. */
  const teamsOf = async ({ installation, token }: Access): Promise<readonly (string | undefined)[]> => {
    if (!installation.id.startsWith('E')) return [undefined];
    const teams: string[] = [];
    for await (const page of client.paginate('auth.teams.list', { token, limit: 200 })) {
      const { teams: some = [] } = page as { readonly teams?: readonly Told[] };
      teams.push(...some.flatMap(({ id }) => id ?? []));
    }
    return teams;
  };

  const channelsIn = async ({ token }: Access, team: string | undefined): Promise<readonly Told[]> => {
    const channels: Told[] = [];
    const pages = client.paginate('users.conversations', {
      token,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 200,
      ...(team !== undefined && { team_id: team }),
    });
    for await (const page of pages)
      channels.push(...((page as { readonly channels?: readonly Told[] }).channels ?? []));
    return channels;
  };

  const lookThrough = async (access: Access): Promise<void> => {
    const workspace = await workspaceOf(access.installation);
    const before = await deliveries.channelsOf(workspace);
    const there = new Set<string>();
    for (const team of await patiently(() => teamsOf(access))) {
      for (const { id, name } of await patiently(() => channelsIn(access, team))) {
        if (id === undefined || there.has(id)) continue;
        there.add(id);
        await save(workspace, id, name);
      }
    }
    const lost = before.filter((id) => !there.has(id));
    if (lost.length > 0) await deliveries.forgetChannels(workspace, lost);
  };

  return {
    /** The bot is in the channel, or the channel has another name. */
    remember: async ({ installation, token }: Access, channel: string): Promise<void> => {
      const { channel: info } = await client.conversations.info({ token, channel });
      if (info?.is_member) await save(await workspaceOf(installation), channel, info.name);
    },

    /** The bot is not in the channel any more, or nobody is. */
    forget: async (installation: Installation, channel: string): Promise<void> =>
      deliveries.forgetChannels(await workspaceOf(installation), [channel]),

    /**
     * Every channel that the bot is in, and no other: while it was not running, it may have been invited to
     * more, and taken out of some. Where Slack does not tell of all, none is forgotten.
     */
    list: (access: Access): Promise<void> =>
      lookThrough(access).catch((error: unknown) => {
        log.info({ fault: faultOf(error).kind }, 'Slack did not say which channels the bot is in');
      }),
  };
};
