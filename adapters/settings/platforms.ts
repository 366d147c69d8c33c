import type { Environment } from './environment.ts';

const slackAccess = (env: Environment) => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = env;
  if (botToken !== undefined) return { kind: 'one', botToken } as const;
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = env;
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) return undefined;
  return { kind: 'many', clientId, clientSecret, stateSecret } as const;
};

/** How Slack is configured, if it is. */
export const readSlack = (env: Environment) => {
  const access = slackAccess(env);
  if (!access) return undefined;
  return {
    access,
    ...(env.SLACK_SIGNING_SECRET !== undefined && { signingSecret: env.SLACK_SIGNING_SECRET }),
    ...(env.SLACK_APP_TOKEN !== undefined && { appToken: env.SLACK_APP_TOKEN }),
    ...(env.SLACK_API_URL !== undefined && { apiUrl: env.SLACK_API_URL.replace(/\/*$/u, '/') }),
  };
};

const teamsIdentity = (env: Environment) => {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password, TEAMS_TENANT_ID: tenantId } = env;
  const { TEAMS_APP_TYPE: kind = 'SingleTenant', TEAMS_LOCAL: isLocal = false } = env;
  if (isLocal) return { kind: 'local' } as const;
  if (appId === undefined) return undefined;
  if (kind === 'UserAssignedMSI') return tenantId === undefined ? undefined : ({ kind, appId, tenantId } as const);
  if (password === undefined) return undefined;
  return { kind, appId, password, ...(tenantId !== undefined && { tenantId }) } as const;
};

/** How Teams is configured, if it is. */
export const readTeams = (env: Environment) => {
  const identity = teamsIdentity(env);
  if (!identity) return undefined;
  const { TEAMS_OPENID_METADATA_URL: openIdMetadataUrl } = env;
  return { identity, ...(openIdMetadataUrl !== undefined && { openIdMetadataUrl }) };
};
