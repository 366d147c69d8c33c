import { type Logger, LogLevel, WebAPIPlatformError, WebClient } from '@slack/web-api';
import { type FakeSlack, type FakeSlackSettings, startFakeSlack } from '../support/slack/fake-slack.ts';
import type { WorkspaceSettings } from '../support/slack/world-settings.ts';

const scopes = [
  'chat:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  'im:read',
  'im:write',
  'im:history',
  'channels:history',
  'groups:history',
  'team:read',
];

export const alpha: WorkspaceSettings = {
  id: 'T1',
  name: 'Alphashire',
  token: 'xoxb-alpha',
  scopes,
  botUserId: 'UBOT1',
  users: [
    { id: 'UANN', name: 'Ann Archer', email: 'ann@example.org' },
    { id: 'UBEN', name: 'Ben Baker', isGuest: true },
    { id: 'UOLD', name: 'Olga Oldcastle', deleted: true },
  ],
  channels: [
    { id: 'C1', name: 'roads', members: ['UANN', 'UBOT1'] },
    { id: 'C2', name: 'bridges', members: ['UANN'] },
    { id: 'C3', name: 'closed', members: ['UANN', 'UBOT1'], isArchived: true },
    { id: 'G1', name: 'team', members: ['UANN', 'UBOT1'] },
    { id: 'G2', name: 'others', members: ['UANN'] },
  ],
};

const beta: WorkspaceSettings = {
  id: 'T2',
  name: 'Betaham',
  token: 'xoxb-beta',
  botUserId: 'UBOT2',
  users: [{ id: 'UCAT', name: 'Cat Carter' }],
  channels: [{ id: 'C9', name: 'streets', members: ['UCAT', 'UBOT2'], isExtShared: true }],
};

export const startTown = (settings: Partial<FakeSlackSettings> = {}): Promise<FakeSlack> =>
  startFakeSlack({
    signingSecret: 'secret',
    appToken: 'xapp-1',
    clientId: 'client',
    clientSecret: 'hush',
    workspaces: [alpha, beta],
    ...settings,
  });

/** These tests ask for refusals, which a client would log. */
const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => LogLevel.ERROR,
};

export const clientOf = ({ apiUrl }: FakeSlack, token?: string): WebClient =>
  new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });

/** What Slack says is wrong; `ok` where nothing is. */
export const errorOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return error.data.error;
    throw error;
  }
};

export const section = (text: string) =>
  ({ type: 'section', text: { type: 'plain_text', text, emoji: false } }) as const;

export const modal = (title = 'Form', more: object = {}) =>
  ({
    type: 'modal',
    title: { type: 'plain_text', text: title, emoji: false },
    blocks: [section('Hello')],
    ...more,
  }) as const;
