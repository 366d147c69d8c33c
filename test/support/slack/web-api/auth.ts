import { refuse } from '../call.ts';
import type { Json, Workspace } from '../world.ts';
import type { Asked, Method } from './method.ts';
import { page } from './pages.ts';

/** An organisation is told as both: its id stands in `team_id` too. */
export const isOrganisation = ({ id }: Workspace): boolean => id.startsWith('E');

const domainOf = ({ id }: Workspace): string => id.toLowerCase();

const test = ({ workspace }: Asked): Json => ({
  url: `https://${domainOf(workspace)}.slack.com/`,
  team: workspace.name,
  user: 'hmep',
  team_id: workspace.id,
  user_id: workspace.botUserId,
  bot_id: workspace.botId,
  ...(isOrganisation(workspace) ? { enterprise_id: workspace.id } : {}),
  is_enterprise_install: isOrganisation(workspace),
});

const info = ({ workspace }: Asked): Json => ({
  team: { id: workspace.id, name: workspace.name, domain: domainOf(workspace), email_domain: '', icon: {} },
});

/** Of an organisation, whose app has to be let into each of its workspaces. */
const teamsList = ({ workspace, args }: Asked): Json => {
  if (!isOrganisation(workspace)) refuse('not_allowed_token_type');
  const { items, more } = page(workspace.teams, args);
  return { teams: items.map((id) => ({ id, name: id.toLowerCase() })), ...more };
};

export const auth: Readonly<Record<string, Method>> = {
  'auth.test': { by: 'bot', run: test },
  'auth.teams.list': { by: 'bot', run: teamsList },
  'team.info': { by: 'bot', scopes: ['team:read'], run: info },
};
