import type { Channel, Json, Workspace } from '../world.ts';

const describeDirect = ({ id, members, isArchived }: Channel, { botUserId }: Workspace): Json => ({
  id,
  is_im: true,
  is_org_shared: false,
  is_archived: isArchived,
  user: [...members].find((member) => member !== botUserId),
});

/** A conversation as Slack's answers describe it. */
export const describeChannel = (channel: Channel, workspace: Workspace): Json => {
  if (channel.kind === 'direct') return describeDirect(channel, workspace);
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.isArchived,
    is_general: false,
    is_shared: channel.isExtShared,
    is_org_shared: false,
    is_ext_shared: channel.isExtShared,
    is_pending_ext_shared: false,
    is_member: channel.members.has(workspace.botUserId),
    context_team_id: workspace.id,
  };
};
