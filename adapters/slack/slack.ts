import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { WorkspaceState } from '../../src/people/person.ts';
import type { Acknowledging } from '../acknowledging.ts';
import { createActs } from './acts/acts.ts';
import type { SlackApp } from './acts/parts.ts';
import { faultOf } from './api/web-api.ts';
import { createBolt } from './bolt.ts';
import type { Connection, SlackAccess } from './connection.ts';
import { createGuard } from './guard.ts';
import type { Installation } from './installations/installation.ts';
import { createInstallRoutes } from './installations/oauth.ts';
import { createReadFault } from './installations/read-fault.ts';
import { requiredScopes } from './scopes.ts';
import { keyOf } from './who/directory.ts';
import { createRoleCheck } from './who/role-check.ts';

/** Milliseconds between looks for people who have a role and were not asked about for a day. */
const roleChecks = 60 * 60 * 1_000;

export interface SlackSettings {
  readonly access: SlackAccess;
  /** Checks what comes over HTTP; not needed in Socket Mode. */
  readonly signingSecret?: string;
  /** For Socket Mode instead of HTTP. */
  readonly appToken?: string;
  /** Another server than Slack's, for tests; ends with a slash. */
  readonly apiUrl?: string;
  /** Where people reach the bot, without a slash at the end. */
  readonly publicUrl?: string;
}

export interface SlackParts {
  readonly settings: SlackSettings;
  readonly connection: Connection;
  readonly app: SlackApp;
  readonly clock: Clock;
  readonly log: Log;
  readonly acknowledging?: Acknowledging;
}

export interface Slack {
  /** Answers what comes to Slack's paths. @returns false where the path is another's */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Connects, where the bot has to, and finds out which channels it is in. */
  start(): Promise<void>;
  /** Waits until what is being answered has been. */
  answered(): Promise<void>;
  /** Hears nothing more, and lets what is being answered end. */
  stop(): Promise<void>;
  /** Gives up its connections. */
  close(): Promise<void>;
}

/** The bot on Slack: over HTTP or Socket Mode, in one workspace or in many. */
export const createSlack = ({ settings, connection, app, clock, log, acknowledging }: SlackParts): Slack => {
  const { api, installations, channels, store } = connection;
  const { deliveries } = app;
  const readFault = createReadFault(installations);
  const acts = createActs({ connection, app, readFault, clock, log });
  const checkRoles = createRoleCheck({ people: app.people, installations, api, readFault, clock, log });
  const { signingSecret, appToken, publicUrl, apiUrl, access } = settings;
  const bolt = createBolt({
    acts,
    api,
    log,
    ...(signingSecret !== undefined && { signingSecret }),
    ...(appToken !== undefined && { appToken }),
    ...(acknowledging && { acknowledging }),
  });
  const guard = createGuard(signingSecret);

  /** The bot can speak there (again): what waited is sent, and the channels are looked through. */
  const welcome = async (installation: Installation, isNew: boolean): Promise<WorkspaceState> => {
    const { platform, workspace } = keyOf(installation, '');
    const { id, state } = await app.newcomers.arrived({ platform, workspace }, clock.now());
    await deliveries.resume(id, { isNew, now: clock.now() });
    const found = await installations.access(installation.id);
    if (found) void channels.list(found);
    return state;
  };

  const pages = (): Readonly<Record<string, RequestListener>> => {
    if (access.kind === 'one' || !store) return {};
    const { kind: _, ...client } = access;
    const more = { ...(publicUrl !== undefined && { publicUrl }), ...(apiUrl !== undefined && { apiUrl }) };
    const routes = createInstallRoutes({
      settings: { ...client, ...more },
      scopes: requiredScopes,
      installations: { store },
      webApi: api,
      clock,
      log,
      onInstalled: (installation) => welcome(installation, true),
    });
    return { '/slack/install': routes.install, '/slack/oauth_redirect': routes.redirect };
  };
  const byPath = pages();
  let timer: NodeJS.Timeout | undefined;

  return {
    listener: (request, response) => {
      const [path = ''] = (request.url ?? '').split('?');
      if (path === '/slack/events' && bolt.listener && request.method === 'POST') {
        void guard.events(request, response, bolt.listener);
        return true;
      }
      const page = Object.hasOwn(byPath, path) ? byPath[path] : undefined;
      if (page) void guard.pages(request, response, () => page(request, response));
      return page !== undefined;
    },

    start: async () => {
      await bolt.start();
      const failed = (error: unknown): void => {
        const slack = faultOf(error).kind;
        log.error({ slack, err: error }, 'a workspace was not looked through at the start; it is when it is needed');
      };
      const look = async (): Promise<void> => {
        for (const installation of await installations.list()) await welcome(installation, false).catch(failed);
      };
      const check = (): void => {
        checkRoles().catch((error: unknown) => log.error({ err: error }, 'those who have a role were not checked'));
      };
      void look().catch(failed).then(check);
      timer = setInterval(check, roleChecks);
    },

    answered: bolt.answered,
    stop: () => {
      clearInterval(timer);
      return bolt.stop();
    },
    close: () => api.close(),
  };
};
