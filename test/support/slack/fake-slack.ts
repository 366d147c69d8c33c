import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './call.ts';
import { createGrants } from './grants.ts';
import { createInjections, type Injection } from './injections.ts';
import { createPace, type PaceSettings } from './pace.ts';
import { createResponseUrls, type ResponseUrlSettings } from './response-urls.ts';
import { listen } from './server.ts';
import { signed } from './signing.ts';
import { createSocket, type Socket } from './socket.ts';
import type { FakeState } from './state.ts';
import { type Access, createTokens, type Ended, leastScopes } from './tokens.ts';
import { createTriggers } from './triggers.ts';
import { createWorld, type World } from './world.ts';
import type { WorkspaceSettings } from './world-settings.ts';

export interface FakeSlackSettings extends PaceSettings {
  readonly signingSecret: string;
  /** Of Socket Mode: xapp-… */
  readonly appToken?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly workspaces: readonly WorkspaceSettings[];
  /** Dates messages, response URLs and tokens; triggers live by the real time. */
  readonly now?: () => Date;
  /** Tokens of oauth.v2.access live for 12 hours and come with a refresh token that is good once. */
  readonly rotation?: boolean;
  /** Blocks are not checked, which makes sending faster. */
  readonly strict?: false;
  /** `calls` stays empty. */
  readonly record?: false;
  /** The world remembers whatever anybody ever saw. */
  readonly keepsAll?: boolean;
}

export interface FakeSlack {
  /** `http://127.0.0.1:<port>/api/` */
  readonly apiUrl: string;
  /** Where people agree to install an app; see `approve`. */
  readonly authorizationUrl: string;
  readonly world: World;
  readonly calls: readonly Call[];
  /** Answers the next (`times`, 1 by default; Infinity for every) calls so that match. */
  inject(rule: Injection): void;
  /** Good once, for 3 s. The workspace is the first that has the user where none is given. */
  newTrigger(user: string, workspace?: string): string;
  /** Good 5 times in 30 minutes. */
  newResponseUrl(settings: ResponseUrlSettings): string;
  readonly socket: Pick<Socket, 'connections' | 'deliver' | 'disconnect'>;
  sign(body: string, at?: Date): { 'x-slack-signature': string; 'x-slack-request-timestamp': string };
  /** Agrees to an installation at the address that the app sent somebody to; gives the address that the browser goes to next. */
  approve(url: string, workspace: string, user?: string): string;
  /** Cancels it instead. */
  deny(url: string): string;
  /** A workspace's tokens, the newest last. */
  tokens(workspace: string): readonly Access[];
  /** All tokens of a workspace stop working; `account_inactive` is what an uninstalled app reads. */
  revoke(workspace: string, as?: Ended): void;
  stop(): Promise<void>;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A strict fake of Slack's servers on a free port of 127.0.0.1. */
export const startFakeSlack = async (settings: FakeSlackSettings): Promise<FakeSlack> => {
  const { now = () => new Date(), workspaces, strict = true, record = true } = settings;
  const world = createWorld(workspaces, now, settings.keepsAll);
  const tokens = createTokens(now, settings.rotation ?? false);
  for (const { id, token, scopes = leastScopes } of workspaces) {
    if (token !== undefined) tokens.add({ token, workspace: id, scopes: new Set(scopes), refreshToken: undefined });
  }
  const calls: Call[] = [];
  const state: FakeState = {
    world,
    tokens,
    strict,
    appToken: settings.appToken,
    grants: createGrants({ clientId: settings.clientId, clientSecret: settings.clientSecret, tokens, now }),
    triggers: createTriggers(),
    responseUrls: createResponseUrls(now),
    pace: createPace(settings, settings.now),
    injections: createInjections(),
    socket: createSocket(world.appId),
    note: record ? (call) => calls.push(call) : undefined,
  };
  const server = await listen(state);
  const { port } = server.address() as AddressInfo;
  const origin = `127.0.0.1:${port}`;
  state.socket.origin = `ws://${origin}`;

  return {
    apiUrl: `http://${origin}/api/`,
    authorizationUrl: `http://${origin}/oauth/v2/authorize`,
    world,
    calls,
    inject: state.injections.add,
    newTrigger: (user, workspace) => state.triggers.issue(user, workspace ?? world.workspaceOf(user).id),
    newResponseUrl: (url) => `http://${origin}${state.responseUrls.issue(url)}`,
    socket: state.socket,
    sign: (body, at) => signed(settings.signingSecret, body, at ?? now()),
    approve: (url, workspace, user) => state.grants.approve(url, world.workspace(workspace), user),
    deny: state.grants.deny,
    tokens: tokens.of,
    revoke: tokens.end,
    stop: async () => {
      await state.socket.stop();
      await close(server);
    },
  };
};
