import type { Client } from './client.ts';
import { teamOf, verificationToken } from './client-payloads.ts';
import { asBlocks, asMessage } from './client-typing.ts';
import { type Channel, type Json, randomId, type Workspace, type World } from './world.ts';
import { say } from './world-messages.ts';
import { describeView } from './world-views.ts';

/** As the Events API wraps what happened in a workspace, with an id of its own. */
export const eventCallback = (world: World, workspace: Workspace, event: Json): Json => {
  const { teamId, enterprise } = teamOf(workspace);
  const organised = enterprise !== null;
  return {
    token: verificationToken,
    team_id: teamId,
    ...(enterprise && { enterprise_id: enterprise.id }),
    context_team_id: teamId,
    context_enterprise_id: enterprise?.id ?? null,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: `Ev${randomId()}`,
    event_time: Math.floor(world.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: organised ? null : teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: organised,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${randomId(20).toLowerCase()}`,
  };
};

/** What a person does of which Slack tells the bot as an event. */
export interface Events {
  writes(channel: Channel, typed: string): Promise<void>;
  opensHome(): Promise<void>;
}

export const createEvents = (client: Client): Events => {
  const { fake, workspace, user } = client;

  /** Whether the bot hears a message, and as what. */
  const heardAs = (channel: Channel, text: string): Json | undefined => {
    if (channel.kind === 'direct') return { type: 'message', channel_type: 'im' };
    const isHeard = text.includes(`<@${workspace.botUserId}>`) && channel.members.has(workspace.botUserId);
    return isHeard ? { type: 'app_mention' } : undefined;
  };

  return {
    writes: async (channel, typed) => {
      const text = asMessage(client, typed);
      const { ts } = say(fake.world, channel, user, text);
      const heard = heardAs(channel, text);
      if (!heard) return;
      const event = {
        ...heard,
        user,
        text,
        ts,
        event_ts: ts,
        channel: channel.id,
        team: teamOf(workspace).teamId,
        client_msg_id: randomId(),
        blocks: asBlocks(client, typed),
      };
      await client.act('event', eventCallback(fake.world, workspace, event));
    },
    opensHome: async () => {
      const home = workspace.homes.get(user);
      const event = {
        type: 'app_home_opened',
        user,
        channel: fake.world.direct(workspace.id, user).id,
        tab: 'home',
        event_ts: fake.world.nextTs(),
        ...(home && { view: describeView(fake.world, workspace, home) }),
      };
      await client.act('event', eventCallback(fake.world, workspace, event));
    },
  };
};
