import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type FakeTeams, type FakeTeamsSettings, startFakeTeams } from '../support/teams/fake-teams.ts';
import type { Json } from '../support/teams/world.ts';
import type { TenantSettings } from '../support/teams/world-settings.ts';

export const roads = '19:roads@thread.tacv2';
export const closed = '19:closed@thread.tacv2';
export const chat = '19:bridges@thread.v2';

export const westhaven: TenantSettings = {
  id: '10000000-0000-4000-8000-000000000001',
  users: [
    {
      id: '29:ann',
      aadObjectId: '10000000-0000-4000-8000-0000000000aa',
      name: 'Ann Archer',
      email: 'ann@westhaven.example',
    },
    { id: '29:ben', aadObjectId: '10000000-0000-4000-8000-0000000000bb', name: 'Ben', isGuest: true },
    { id: '29:out', aadObjectId: '10000000-0000-4000-8000-0000000000cc', name: 'Olga', installed: false },
  ],
  teams: [
    {
      id: '19:westhaven@thread.tacv2',
      name: 'Westhaven',
      channels: [{ id: roads, name: 'Roads', members: ['29:ann', '29:ben'] }],
    },
    {
      id: '19:others@thread.tacv2',
      name: 'Others',
      installed: false,
      channels: [{ id: closed, name: 'Closed', members: ['29:ann'] }],
    },
  ],
  groupChats: [{ id: chat, name: 'Bridges', members: ['29:ann', '29:ben'] }],
};

export const easthaven: TenantSettings = {
  id: '20000000-0000-4000-8000-000000000002',
  users: [{ id: '29:cat', aadObjectId: '20000000-0000-4000-8000-0000000000aa', name: 'Cat' }],
};

export const password = 'a-secret-for-tests';

/** The fake, which stops with the test. */
export const startTown = async (settings: Partial<FakeTeamsSettings> = {}): Promise<FakeTeams> => {
  const appId = randomUUID();
  const fake = await startFakeTeams({ appId, password, tenants: [westhaven, easthaven], ...settings });
  onTestFinished(() => fake.stop());
  return fake;
};

/** A token for the bot itself. */
export const logIn = async ({ networkClient, appId }: FakeTeams, form: Readonly<Record<string, string>> = {}) => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: password,
    scope: 'https://api.botframework.com/.default',
    ...form,
  }).toString();
  const url = 'https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token';
  return networkClient.sendPostRequestAsync<Record<string, unknown>>(url, { body });
};

export interface Told {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

export type Ask = (method: string, path: string, body?: object) => Promise<Told>;

/** Calls the connector as a bot that has logged in. */
export const connectorOf = async (fake: FakeTeams): Promise<Ask> => {
  const { body } = await logIn(fake);
  const headers = { authorization: `Bearer ${String(body['access_token'])}`, 'content-type': 'application/json' };
  return async (method, path, sent) => {
    const response = await fetch(`${fake.serviceUrl}v3/conversations${path}`, {
      method,
      headers,
      ...(sent && { body: JSON.stringify(sent) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Json };
  };
};

export const errorOf = ({ status, body }: Told): string =>
  status < 300 ? 'ok' : `${status} ${(body['error'] as { readonly code?: string } | undefined)?.code ?? ''}`;

export const hello = { type: 'message', text: 'Hello' } as const;

/** A message with a card of these elements. */
export const withCard = (...body: readonly object[]) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: cardOf(body) }],
});

export const cardOf = (body: readonly object[], actions: readonly object[] = []) => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText: 'A card',
  msteams: { width: 'Full' },
  body,
  ...(actions.length > 0 && { actions }),
});

export const words = (text: string) => ({ type: 'TextBlock', text, wrap: true });
