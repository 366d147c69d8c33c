import type { Defaults } from './defaults.ts';
import type { Environment } from './environment.ts';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** What must not be, with what to do about it. */
export interface Rule {
  readonly breaks: (env: Environment, config: Defaults) => boolean;
  readonly says: string;
}

const has = (env: Environment, ...names: readonly (keyof Environment)[]): boolean =>
  names.some((name) => env[name] !== undefined);

const manyWorkspaces = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
const realTeams = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID', 'TEAMS_APP_TYPE'] as const;
/** Teams itself is meant, not a local client. */
const isRealTeams = (env: Environment): boolean => env.TEAMS_LOCAL !== true && has(env, ...realTeams);
const anySlack = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', ...manyWorkspaces] as const;

/** Which settings belong together, and which never do; each with what to do about it. */
export const rules: readonly Rule[] = [
  {
    breaks: (_, { playground, production }) => playground && production,
    says: 'PLAYGROUND lets anybody be anybody, so it never runs in production. Unset it, or unset NODE_ENV=production.',
  },
  {
    breaks: (env, { production }) => env.TEAMS_LOCAL === true && production,
    says: 'TEAMS_LOCAL lets anybody be anybody, so it never runs in production. Unset it, or unset NODE_ENV=production.',
  },
  {
    breaks: (env, { host }) => env.TEAMS_LOCAL === true && !loopback.includes(host),
    says: 'TEAMS_LOCAL is for this computer alone. Unset HOST, or set it to 127.0.0.1.',
  },
  {
    breaks: (env) => env.TEAMS_LOCAL === true && has(env, ...realTeams),
    says: 'TEAMS_LOCAL takes no registration. Unset it, or unset TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID and TEAMS_APP_TYPE.',
  },
  {
    breaks: (env) => isRealTeams(env) && !has(env, 'TEAMS_APP_ID'),
    says: 'TEAMS_APP_ID is missing: Teams is configured in part. docs/teams.md says where it is.',
  },
  {
    breaks: (env) => isRealTeams(env) && env.TEAMS_APP_TYPE !== 'UserAssignedMSI' && !has(env, 'TEAMS_APP_PASSWORD'),
    says: 'TEAMS_APP_PASSWORD is missing: Teams is configured in part. docs/teams.md says where it is. A managed identity has none: set TEAMS_APP_TYPE=UserAssignedMSI.',
  },
  {
    breaks: (env) => isRealTeams(env) && env.TEAMS_APP_TYPE !== 'MultiTenant' && !has(env, 'TEAMS_TENANT_ID'),
    says: 'TEAMS_TENANT_ID is missing: the registration belongs to a tenant. Only one that was made for many tenants, before August 2025, does without: set TEAMS_APP_TYPE=MultiTenant.',
  },
  {
    breaks: (_, { playground, host }) => playground && !loopback.includes(host),
    says: 'PLAYGROUND is for this computer alone. Unset HOST, or set it to 127.0.0.1.',
  },
  {
    breaks: (env) => has(env, 'SLACK_BOT_TOKEN') && has(env, ...manyWorkspaces),
    says: 'SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are for many. Unset the one or the others.',
  },
  ...manyWorkspaces.map(
    (name): Rule => ({
      breaks: (env) => has(env, ...manyWorkspaces) && !has(env, name, 'SLACK_BOT_TOKEN'),
      says: `${name} is missing: an app for many workspaces needs it. docs/slack.md says where it is.`,
    }),
  ),
  {
    breaks: (env) => has(env, ...anySlack) && !has(env, 'SLACK_BOT_TOKEN', ...manyWorkspaces),
    says: 'SLACK_BOT_TOKEN is missing: Slack is configured in part. For many workspaces set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET instead.',
  },
  {
    breaks: (env) => has(env, ...anySlack) && !has(env, 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'),
    says: 'SLACK_SIGNING_SECRET is missing: without it nobody can tell what comes from Slack. For Socket Mode set SLACK_APP_TOKEN instead.',
  },
  {
    breaks: (env) => has(env, ...manyWorkspaces) && !has(env, 'TOKEN_KEY', 'SLACK_BOT_TOKEN'),
    says: 'TOKEN_KEY is missing: it encrypts the tokens of the workspaces. Make one with: openssl rand -base64 32',
  },
];
