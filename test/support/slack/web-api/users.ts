import { booleanArg, optionalText, refuse, textArg } from '../call.ts';
import type { Access } from '../tokens.ts';
import type { Channel, Json, User } from '../world.ts';
import { isOrganisation } from './auth.ts';
import { describeChannel } from './describe-channel.ts';
import type { Asked, Method } from './method.ts';
import { page } from './pages.ts';
import { checkScope } from './scopes.ts';

const displayName = (name: string): string => name.split(' ')[0] ?? name;

const describeUser = (user: User, { scopes }: Access): Json => ({
  id: user.id,
  team_id: user.workspace,
  name: user.name.toLowerCase().replaceAll(' ', '.'),
  deleted: user.deleted,
  real_name: user.name,
  is_bot: user.isBot,
  is_app_user: false,
  updated: 0,
  // Slack leaves these out where somebody was deactivated.
  ...(user.deleted
    ? {}
    : {
        tz: user.timeZone ?? 'Europe/London',
        is_admin: false,
        is_owner: false,
        is_restricted: user.isGuest,
        is_ultra_restricted: false,
      }),
  profile: {
    real_name: user.name,
    display_name: displayName(user.name),
    team: user.workspace,
    ...(user.email !== undefined && scopes.has('users:read.email') ? { email: user.email } : {}),
  },
});

const info = ({ args, access, workspace }: Asked): Json => {
  const user = workspace.users.get(textArg(args, 'user'));
  return user ? { user: describeUser(user, access) } : refuse('user_not_found');
};

const typeNames: Readonly<Record<string, { readonly kind?: Channel['kind']; readonly scope: string }>> = {
  public_channel: { kind: 'public', scope: 'channels:read' },
  private_channel: { kind: 'private', scope: 'groups:read' },
  im: { kind: 'direct', scope: 'im:read' },
  mpim: { scope: 'mpim:read' },
};

/** An organisation's token has to say which of its workspaces it asks about. */
const isAsked = ({ args, workspace }: Asked): ((channel: Channel) => boolean) => {
  const team = optionalText(args, 'team_id');
  if (!isOrganisation(workspace)) return () => true;
  if (team === undefined) return refuse('missing_argument');
  if (!workspace.teams.includes(team)) refuse('team_access_not_granted');
  return ({ teams }) => teams.has(team);
};

/** The channels that the bot is in; or that the bot and the given user are both in. */
const conversations = (asked: Asked): Json => {
  const { args, access, workspace } = asked;
  const types = (optionalText(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const named = types.map((type) => typeNames[type] ?? refuse('invalid_types'));
  for (const { scope } of named) checkScope(access, [scope]);
  const user = optionalText(args, 'user') ?? workspace.botUserId;
  if (!workspace.users.has(user)) refuse('user_not_found');
  const kinds = new Set(named.map(({ kind }) => kind));
  const isOfTeam = isAsked(asked);
  const all = [...workspace.channels.values()]
    .filter(isOfTeam)
    .filter(
      ({ kind, members, isArchived }) =>
        kinds.has(kind) &&
        members.has(user) &&
        (kind === 'public' || members.has(workspace.botUserId)) &&
        !(isArchived && booleanArg(args, 'exclude_archived')),
    );
  const { items, more } = page(all, args);
  return { channels: items.map((channel) => describeChannel(channel, workspace)), ...more };
};

export const users: Readonly<Record<string, Method>> = {
  'users.info': { by: 'bot', scopes: ['users:read'], run: info },
  'users.conversations': { by: 'bot', run: conversations },
};
