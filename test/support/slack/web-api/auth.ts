import type { Json, Workspace } from '../world.ts';
import type { Asked, Method } from './method.ts';

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

export const auth: Readonly<Record<string, Method>> = {
  'auth.test': { by: 'bot', run: test },
  'team.info': { by: 'bot', scopes: ['team:read'], run: info },
};
