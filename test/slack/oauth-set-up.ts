import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createSecurityHeaders } from '../../adapters/security-headers.ts';
import { createWebApi } from '../../adapters/slack/api/web-api.ts';
import { createManyInstallations } from '../../adapters/slack/installations/installations.ts';
import { createInstallRoutes } from '../../adapters/slack/installations/oauth.ts';
import { createRefresh } from '../../adapters/slack/installations/refresh.ts';
import { requiredScopes } from '../../adapters/slack/scopes.ts';
import { createCipher } from '../../adapters/token-key.ts';
import type { WorkspaceState } from '../../src/people/person.ts';
import type { Database } from '../../src/storage/database.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { startFakeSlack } from '../support/slack/fake-slack.ts';

const clientId = '1.2';
const clientSecret = 'client-secret';
const hostile = '<script>alert(1)</script> & "Roads"';

const workspaces = [
  { id: 'T1', name: 'Roads', botUserId: 'UBOT1', users: [], channels: [] },
  { id: 'T2', name: hostile, botUserId: 'UBOT2', users: [], channels: [] },
  { id: 'E1', name: 'County', botUserId: 'UBOT3', users: [], channels: [] },
];

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** What is between the link's quotes, as a browser reads it. */
const linkOf = (html: string): string =>
  (/class="button" href="([^"]*)"/u.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

/** A bot that can be installed by OAuth at a Slack with token rotation, and a browser. */
export const beginOAuth = async (database: Database, { secret = clientSecret, broken = false } = {}) => {
  const clock = createMovedClock('2026-03-01T12:00:00Z');
  const slack = await startFakeSlack({
    signingSecret: 'signing',
    clientId,
    clientSecret,
    workspaces,
    now: clock.now,
    rotation: true,
  });
  onTestFinished(slack.stop);
  const said: unknown[] = [];
  const note = (...words: unknown[]) => said.push(words);
  const log = { info: note, error: note };
  const webApi = createWebApi({ apiUrl: slack.apiUrl, log });
  onTestFinished(webApi.close);
  const cipher = createCipher(randomBytes(32).toString('hex'));
  const refresh = createRefresh({ clientId, clientSecret: secret, webApi, clock });
  const installations = createManyInstallations({ database, clock, log, cipher, refresh });
  const told: unknown[] = [];
  let state: WorkspaceState = 'waiting';
  let routes: ReturnType<typeof createInstallRoutes> | undefined;
  const setHeaders = createSecurityHeaders(undefined);
  const publicUrl = await listen(
    createServer((request, response) => {
      setHeaders(response);
      if (request.url?.startsWith('/slack/install')) routes?.install(request, response);
      else routes?.redirect(request, response);
    }),
  );
  routes = createInstallRoutes({
    settings: { clientId, clientSecret: secret, stateSecret: 'state-secret', publicUrl, apiUrl: slack.apiUrl },
    scopes: requiredScopes,
    installations,
    webApi,
    clock,
    log,
    onInstalled: async ({ id, name }, isNew) => {
      if (broken) throw new Error('no database');
      told.push({ id, name, isNew });
      return state;
    },
  });

  /** A browser: it goes to the page, and comes back from Slack. */
  const open = async () => {
    const response = await fetch(`${publicUrl}/slack/install`);
    const html = await response.text();
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { response, html, cookie, link: linkOf(html) };
  };
  const back = async (url: string, cookie: string) => {
    const response = await fetch(url, { headers: { cookie } });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const install = async (workspace: string) => {
    const { link, cookie } = await open();
    return back(slack.approve(link, workspace), cookie);
  };
  const become = (next: WorkspaceState) => {
    state = next;
  };
  return { clock, slack, said, told, installations, publicUrl, open, back, install, become };
};
