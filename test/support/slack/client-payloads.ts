import type { Client, Surface } from './client.ts';
import type { Channel, Json, Message, OpenView, Workspace } from './world.ts';
import { describeMessage } from './world-messages.ts';
import { describeView } from './world-views.ts';

const domainOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');

/** Whose the act is. An organisation is written as one whose people are all in one team of it. */
export const teamOf = ({ id, name }: Workspace) => {
  const organised = id.startsWith('E');
  return {
    teamId: organised ? `T${id.slice(1)}` : id,
    domain: domainOf(name),
    enterprise: organised ? { id, name } : null,
  };
};

/** Stands in every payload; nothing trusts it any more. */
export const verificationToken = 'verification-token';

/** What every interactive payload begins with. */
export const basics = ({ fake, workspace, user, nameOf }: Client): Json => {
  const { teamId, domain, enterprise } = teamOf(workspace);
  const organisation = enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name };
  const name = domainOf(nameOf(user));
  return {
    user: { id: user, username: name, name, team_id: teamId },
    api_app_id: fake.world.appId,
    token: verificationToken,
    team: { id: teamId, domain, ...organisation },
    enterprise,
    is_enterprise_install: enterprise !== null,
  };
};

export const triggerOf = ({ fake, user, workspace }: Client): string => fake.newTrigger(user, workspace.id);

/** As payloads call a channel. */
export const channelNameOf = ({ kind, name }: Channel): string => {
  if (kind === 'direct') return 'directmessage';
  return kind === 'private' ? 'privategroup' : name;
};

const ofView = (client: Client, open: OpenView): Json => ({
  container: { type: 'view', view_id: open.id },
  view: describeView(client.fake.world, client.workspace, open),
});

/** Slack does not show an ephemeral message again to whoever sent it. */
const ofMessage = (client: Client, channel: Channel, message: Message): Json => {
  const { botId } = client.workspace;
  const isEphemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
    },
    channel: { id: channel.id, name: channelNameOf(channel) },
    ...(isEphemeral ? {} : { message: describeMessage(message, { botId, appId: client.fake.world.appId }) }),
  };
};

/** Where an act took place, as payloads tell it. */
export const placeOf = (client: Client, surface: Surface): Json =>
  surface.kind === 'view' ? ofView(client, surface.open) : ofMessage(client, surface.channel, surface.message);
