import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './call.ts';
import { createInjections, type Injection } from './injections.ts';
import { createLogin } from './login.ts';
import { createNetworkClient, type NetworkClient } from './network-client.ts';
import { createPace, type PaceSettings } from './pace.ts';
import { listen, servicePath } from './server.ts';
import type { FakeState } from './state.ts';
import { type BadToken, badTokens, createTokenFor, type TokenFor } from './tokens.ts';
import { createWorld, type World } from './world.ts';
import type { TenantSettings } from './world-settings.ts';

export interface FakeTeamsSettings extends PaceSettings {
  /** A GUID. The library caches tokens and keys for good by the app's id: a test takes a fresh one. */
  readonly appId: string;
  readonly password: string;
  readonly tenants: readonly TenantSettings[];
  /** Dates activities, and paces where it is given; tokens live by the real time. */
  readonly now?: () => Date;
  /** Seconds for which a token of the bot's is good. */
  readonly tokenLife?: number;
  /** Cards are not checked, which makes sending faster. */
  readonly strict?: false;
  /** `calls` stays empty. */
  readonly record?: false;
}

export interface FakeTeams {
  readonly appId: string;
  /** What activities name as where they come from; ends with a slash. */
  readonly serviceUrl: string;
  /** Where the keys are that sign what comes to the bot. */
  readonly openIdMetadataUrl: string;
  /** Stands in for Microsoft's login; ends without a slash. */
  readonly loginUrl: string;
  /** For MSAL, in place of the way to Microsoft's login. */
  readonly networkClient: NetworkClient;
  readonly world: World;
  readonly calls: readonly Call[];
  /** Whether cards are checked. */
  readonly strict: boolean;
  /** Answers the next (`times`, 1 by default; Infinity for every) calls so that match. */
  inject(rule: Injection): void;
  /** A token as the Bot Framework sends it with an activity of this service URL. */
  readonly tokenFor: TokenFor;
  /** A token that is wrong in one way. */
  badToken(wrong: BadToken, serviceUrl?: string): string;
  /** How many tokens the bot was given for itself. */
  tokensGiven(): number;
  /** No token that the bot was given is good any more. */
  revokeTokens(): void;
  stop(): Promise<void>;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A strict fake of Microsoft's servers on a free port of 127.0.0.1: keys, login and the connector. */
export const startFakeTeams = async (settings: FakeTeamsSettings): Promise<FakeTeams> => {
  const { appId, password, tenants, now, tokenLife, strict = true, record = true } = settings;
  const world = createWorld(appId, tenants, now);
  const login = createLogin({
    appId,
    password,
    tenants: () => world.tenants.keys(),
    ...(tokenLife !== undefined && { tokenLife }),
  });
  const calls: Call[] = [];
  const state: FakeState = {
    world,
    login,
    strict,
    injections: createInjections(),
    pace: createPace(settings, now),
    note: record ? (call) => calls.push(call) : undefined,
  };
  const server = await listen(state);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const serviceUrl = `${origin}${servicePath}/`;
  const tokenFor = createTokenFor(appId);

  return {
    appId,
    serviceUrl,
    openIdMetadataUrl: `${origin}/openid/configuration`,
    loginUrl: `${origin}/login`,
    networkClient: createNetworkClient(`${origin}/login`),
    world,
    calls,
    strict,
    inject: state.injections.add,
    tokenFor,
    badToken: (wrong, url = serviceUrl) => tokenFor(url, badTokens[wrong]()),
    tokensGiven: login.given,
    revokeTokens: login.revoke,
    stop: () => close(server),
  };
};
