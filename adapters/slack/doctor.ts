import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { examineClock } from '../doctor/clock.ts';
import { type Finding, good, note, problem } from '../doctor/finding.ts';
import { createWebApi, type WebApi } from './api/web-api.ts';
import type { SlackAccess } from './connection.ts';
import { requiredScopes } from './scopes.ts';
import type { SlackSettings } from './slack.ts';

interface Answered {
  readonly ok: boolean;
  readonly error: string;
  readonly team: string;
  readonly scopes: readonly string[];
  readonly date: string | null;
}

/** Calls a method by itself, because only so its headers are seen; undefined where Slack does not answer. */
const call = async (
  { options: { slackApiUrl, fetch } }: WebApi,
  method: string,
  token?: string,
  args: Readonly<Record<string, string>> = {},
): Promise<Answered | undefined> => {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  try {
    const answer = await fetch(`${slackApiUrl}${method}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(args).toString(),
    });
    const { ok, error, team } = (await answer.json()) as Readonly<Record<string, unknown>>;
    const said = typeof error === 'string' && /^[a-z_]{1,80}$/u.test(error) ? error : 'no_reason';
    const scopes = answer.headers.get('x-oauth-scopes')?.split(',') ?? [];
    return {
      ok: ok === true,
      error: said,
      team: typeof team === 'string' ? team : '',
      scopes: scopes.map((scope) => scope.trim()),
      date: answer.headers.get('date'),
    };
  } catch {
    return undefined;
  }
};

const silent = problem('Slack does not answer.', 'Let this computer reach slack.com and its subdomains on port 443.');

const examineScopes = (granted: readonly string[]): readonly Finding[] => {
  const missing = requiredScopes.filter(({ scope }) => !granted.includes(scope));
  if (missing.length === 0) return [good('The bot may do in Slack what it needs to.')];
  return missing.map(({ scope, why }) =>
    problem(
      `Slack has not granted the scope ${scope}. ${why}`,
      'Add it under OAuth & Permissions, Bot Token Scopes, and install the app again. docs/slack.md lists all.',
    ),
  );
};

const examineToken = async (api: WebApi, token: string, clock: Clock): Promise<readonly Finding[]> => {
  const answer = await call(api, 'auth.test', token);
  if (!answer) return [silent];
  const time = examineClock(clock, answer.date, 'Slack’s');
  if (!answer.ok) {
    const next = 'Copy the Bot User OAuth Token from Install App: it begins with xoxb-. docs/slack.md';
    return [problem(`Slack does not accept SLACK_BOT_TOKEN (${answer.error}).`, next), ...time];
  }
  return [good(`Slack knows the bot in ${answer.team}.`), ...examineScopes(answer.scopes), ...time];
};

/** The client is looked at before the code, which is none. */
const examineClient = async (
  api: WebApi,
  { clientId, clientSecret }: Extract<SlackAccess, { kind: 'many' }>,
  clock: Clock,
): Promise<readonly Finding[]> => {
  const args = { client_id: clientId, client_secret: clientSecret, code: 'doctor' };
  const answer = await call(api, 'oauth.v2.access', undefined, args);
  if (!answer) return [silent];
  const time = examineClock(clock, answer.date, 'Slack’s');
  if (answer.error === 'invalid_code') return [good('Slack knows the app that others install.'), ...time];
  const wrong = answer.error === 'invalid_client_id' ? 'SLACK_CLIENT_ID' : 'SLACK_CLIENT_SECRET';
  const next = 'Copy both from Basic Information, App Credentials. docs/slack.md';
  return [problem(`Slack does not accept ${wrong} (${answer.error}).`, next), ...time];
};

const examineSocket = async (api: WebApi, appToken: string): Promise<Finding> => {
  const answer = await call(api, 'apps.connections.open', appToken);
  if (!answer) return silent;
  if (answer.ok) return good('Slack lets the bot connect in Socket Mode.');
  const next = 'Generate another under Basic Information, App-Level Tokens, with the scope connections:write.';
  return problem(`Slack does not accept SLACK_APP_TOKEN (${answer.error}).`, next);
};

export interface SlackDoctorParts {
  readonly settings: SlackSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** Whether Slack accepts what is configured, grants what is needed, and has the same time. */
export const examineSlack = async ({ settings, clock, log }: SlackDoctorParts): Promise<readonly Finding[]> => {
  const { access, appToken, apiUrl } = settings;
  const api = createWebApi({ ...(apiUrl !== undefined && { apiUrl }), log });
  try {
    const found =
      access.kind === 'one' ? await examineToken(api, access.botToken, clock) : await examineClient(api, access, clock);
    if (appToken !== undefined) return [...found, await examineSocket(api, appToken)];
    const secret = note('Whether SLACK_SIGNING_SECRET is right, only Slack can tell: Event Subscriptions, Retry.');
    return [...found, secret];
  } finally {
    await api.close();
  }
};
