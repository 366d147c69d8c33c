import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { createDeliveries } from '../../src/delivery/deliveries.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import type { People } from '../../src/people/people.ts';
import type { Workspaces } from '../../src/people/workspaces.ts';
import type { Database } from '../../src/storage/database.ts';
import { createKeptStore, type KeptStore } from '../kept/store.ts';
import type { Cipher } from '../token-key.ts';
import { createWebApi, faultOf, type WebApi } from './api/web-api.ts';
import { type Channels, createChannels } from './channels.ts';
import {
  asInstallationId,
  type Granted,
  type Installation,
  type Installations,
  type Stored,
} from './installations/installation.ts';
import { createManyInstallations, createOneInstallation } from './installations/installations.ts';
import { createRefresh } from './installations/refresh.ts';
import { createDraw, type Draw } from './say/draw.ts';
import { createMessenger } from './say/messenger.ts';
import { keyOf } from './who/directory.ts';

/** One workspace whose token the operator set, or as many as install the bot. */
export type SlackAccess =
  | { readonly kind: 'one'; readonly botToken: string }
  | { readonly kind: 'many'; readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string };

export interface ConnectionParts {
  readonly access: SlackAccess;
  /** Another server than Slack's, for tests; ends with a slash. */
  readonly apiUrl?: string;
  readonly people: Pick<People, 'accountsIn'>;
  readonly workspaces: Pick<Workspaces, 'arrive' | 'configure'>;
  readonly database: Database;
  /** Encrypts the tokens of many workspaces. */
  readonly cipher?: Cipher;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds to wait for an answer of Slack's, for tests. */
  readonly patience?: number;
}

/** What can speak to Slack, before there is a bot that answers. */
export interface Connection {
  readonly api: WebApi;
  readonly installations: Installations;
  /** Stores what Slack granted; missing where the operator set the only token. */
  readonly store?: (granted: Granted) => Promise<Stored>;
  readonly kept: KeptStore;
  readonly draw: Draw;
  readonly channels: Channels;
  readonly messenger: Messenger;
}

/** Asks Slack whose a token is. */
const introduce =
  ({ client }: WebApi, log: Log) =>
  async (token: string): Promise<Installation | undefined> => {
    const told = await client.auth.test({ token }).catch((error: unknown) => {
      const fault = faultOf(error);
      if (fault.kind !== 'refused') throw error;
      log.error({ slack: fault.error }, 'Slack does not accept SLACK_BOT_TOKEN; docs/slack.md says where the token is');
      return undefined;
    });
    const isForAll = told?.is_enterprise_install === true;
    const id = asInstallationId(isForAll ? told?.enterprise_id : told?.team_id);
    if (!told || id === undefined) return undefined;
    const { team = id, user_id: botUserId = '', response_metadata: more } = told;
    return { id, name: team, appId: '', botUserId, scopes: more?.scopes ?? [] };
  };

const openInstallations = (parts: ConnectionParts, api: WebApi): Pick<Connection, 'installations' | 'store'> => {
  const { access, workspaces, database, cipher, clock, log } = parts;
  if (access.kind === 'many') {
    if (!cipher) throw new Error('Tokens of many workspaces are not stored without a key');
    const refresh = createRefresh({ ...access, webApi: api, clock });
    const { store, ...installations } = createManyInstallations({ database, clock, log, cipher, refresh });
    return { installations, store };
  }
  const ask = introduce(api, log);
  return {
    installations: createOneInstallation({
      token: access.botToken,
      introduce: async (token) => {
        const installation = await ask(token);
        // Whoever set its token has admitted the workspace.
        if (installation) await workspaces.configure(keyOf(installation, ''), clock.now());
        return installation;
      },
    }),
  };
};

/** Prepares what speaks to Slack. Nothing is called before somebody asks for it. */
export const connectSlack = (parts: ConnectionParts): Connection => {
  const { apiUrl, patience, people, workspaces, database, clock, log } = parts;
  const elsewhere = { ...(apiUrl !== undefined && { apiUrl }), ...(patience !== undefined && { patience }) };
  const api = createWebApi({ ...elsewhere, log });
  const kept = createKeptStore(database);
  const draw = createDraw({ people, kept, clock });
  const { installations, store } = openInstallations(parts, api);
  // Where the bot is, is remembered among the deliveries; nothing is sent because of that.
  const deliveries = createDeliveries(database, () => undefined);
  const channels = createChannels({ workspaces, deliveries, api, clock, log });
  const messenger = createMessenger({ installations, channels, api, draw, clock, log });
  return { api, kept, draw, installations, channels, messenger, ...(store && { store }) };
};
