import { optionalText, refuse } from '../call.ts';
import { type Access, tokenLifeSeconds } from '../tokens.ts';
import type { Json, Workspace } from '../world.ts';
import { isOrganisation } from './auth.ts';
import type { Asked, Method } from './method.ts';

type ByClient = Pick<Asked, 'slack' | 'args'>;

const granted = ({ slack }: ByClient, access: Access, workspace: Workspace, user?: string): Json => ({
  app_id: slack.world.appId,
  token_type: 'bot',
  access_token: access.token,
  scope: [...access.scopes].join(','),
  bot_user_id: workspace.botUserId,
  team: isOrganisation(workspace) ? null : { id: workspace.id, name: workspace.name },
  enterprise: isOrganisation(workspace) ? { id: workspace.id, name: workspace.name } : null,
  is_enterprise_install: isOrganisation(workspace),
  ...(user === undefined ? {} : { authed_user: { id: user } }),
  ...(access.refreshToken === undefined ? {} : { refresh_token: access.refreshToken, expires_in: tokenLifeSeconds }),
});

const oauthAccess = (asked: ByClient): Json => {
  const { slack, args } = asked;
  slack.grants.checkClient(args);
  const type = optionalText(args, 'grant_type') ?? 'authorization_code';
  if (type === 'refresh_token') {
    const access = slack.grants.refresh(args);
    return granted(asked, access, slack.world.workspace(access.workspace));
  }
  if (type !== 'authorization_code') refuse('invalid_grant_type');
  const { workspace, user, scopes } = slack.grants.exchange(args);
  return granted(asked, slack.tokens.issue(workspace.id, scopes), workspace, user);
};

export const apps: Readonly<Record<string, Method>> = {
  'oauth.v2.access': { by: 'client', run: oauthAccess },
  'apps.connections.open': { by: 'app', run: ({ socket }) => ({ url: socket.issue() }) },
};
