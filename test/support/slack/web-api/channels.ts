import { refuse, textArg } from '../call.ts';
import type { Channel, Workspace } from '../world.ts';
import type { Asked } from './method.ts';
import { checkScope } from './scopes.ts';

const readScopes: Readonly<Record<Channel['kind'], string>> = {
  public: 'channels:read',
  private: 'groups:read',
  direct: 'im:read',
};

export const isMember = ({ members }: Channel, { botUserId }: Workspace): boolean => members.has(botUserId);

/** What the bot may know of: public channels, and those it is in. @throws {Refusal} channel_not_found */
export const visibleChannel = (workspace: Workspace, id: string): Channel => {
  const channel = workspace.channels.get(id);
  if (!channel) return refuse('channel_not_found');
  return channel.kind === 'public' || isMember(channel, workspace) ? channel : refuse('channel_not_found');
};

/** The channel that is asked about. @throws {Refusal} channel_not_found, missing_scope */
export const readableChannel = ({ args, access, workspace }: Asked): Channel => {
  const channel = visibleChannel(workspace, textArg(args, 'channel'));
  checkScope(access, [readScopes[channel.kind]]);
  return channel;
};
