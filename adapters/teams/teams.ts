import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { asStored } from '../../src/storage/json.ts';
import { type Acknowledging, untimed } from '../acknowledging.ts';
import { addressOf, end, readBody } from '../incoming.ts';
import { isFromHere } from '../loopback.ts';
import type { TeamsApp } from './acts/parts.ts';
import { createAnswering } from './answering.ts';
import type { TeamsIdentity } from './bot-framework/credentials.ts';
import type { Connection } from './connection.ts';
import { type Activity, activitySchema } from './parse/activity.ts';
import { kindOf } from './parse/kind-of.ts';

export interface TeamsSettings {
  readonly identity: TeamsIdentity;
  /** Where the keys are published that sign what comes in; for tests. */
  readonly openIdMetadataUrl?: string;
}

export interface TeamsParts {
  readonly settings: TeamsSettings;
  readonly connection: Connection;
  readonly app: TeamsApp;
  readonly clock: Clock;
  readonly log: Log;
  readonly acknowledging?: Acknowledging;
}

export interface Teams {
  /** Answers what comes to Teams' path. @returns false where the path is another's */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Admits the tenant that the operator configured. */
  start(): Promise<void>;
  /** Waits until what is being answered has been. */
  answered(): Promise<void>;
  /** Lets what is being answered end. */
  stop(): Promise<void>;
  /** Gives up its connections. */
  close(): Promise<void>;
}

const path = '/api/messages';

/** Bytes of an activity: Teams sends up to about 100 KB. */
const mostBytes = 256 * 1024;

/** Requests of one address in a minute that turn out not to be Teams'. */
const mostForged = 120;

/** Milliseconds for which a stop waits for what is being answered. */
const patience = 4_000;

/** What a text may have that no database takes: a NUL, or half a surrogate pair. */
const unstorable = /\\u(?:0000|[Dd][89A-Fa-f])/u;

const json = (body: Buffer): unknown => {
  try {
    const text = body.toString('utf8');
    const read = JSON.parse(text) as unknown;
    return unstorable.test(text) && typeof read === 'object' && read !== null ? asStored(read) : read;
  } catch {
    return undefined;
  }
};

/** Ends an exchange with what was asked for; the connection stays open for what comes next. */
const finish = (response: ServerResponse, status: number, body: unknown): void => {
  const content = body === undefined ? '' : JSON.stringify(body);
  const type = body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...type, 'content-length': Buffer.byteLength(content) });
  response.end(content);
};

/** The bot on Microsoft Teams: checks shape, then sender, then answers. */
export const createTeams = ({ settings, connection, app, clock, log, ...more }: TeamsParts): Teams => {
  const { acknowledging = untimed } = more;
  const { framework } = connection;
  const { identity } = settings;
  const isLocal = identity.kind === 'local';
  const answering = createAnswering({ connection, isLocal, app, clock, log });
  const forged = new RateLimiterMemory({ points: mostForged, duration: 60 });

  /** Reads an activity; a wrong shape goes no further, whoever sent it. */
  const read = async (request: IncomingMessage, response: ServerResponse): Promise<Activity | undefined> => {
    const body = await readBody(request, mostBytes);
    if (!body) return undefined;
    if (!Buffer.isBuffer(body)) {
      end(response, body[0], body[1]);
      return undefined;
    }
    const activity = activitySchema.safeParse(json(body));
    const isChannel = activity.success && (activity.data.channelId === 'msteams' || isLocal);
    if (isChannel) return activity.data;
    end(response, 400, 'This is no activity of Microsoft Teams.');
    return undefined;
  };

  const deal = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const activity = await read(request, response);
    if (!activity) return undefined;
    const acknowledged = acknowledging();
    const { status, body } = await framework.receive(request.headers.authorization ?? '', activity, answering.answer);
    if (status === 401) return end(response, status, 'This was not sent by Microsoft Teams.');
    finish(response, status, body);
    if (status < 400) acknowledged(kindOf(activity));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = addressOf(request);
    if (((await forged.get(address))?.consumedPoints ?? 0) >= mostForged) {
      return end(response, 429, 'Too many requests that are not from Microsoft Teams.');
    }
    response.once('finish', () => {
      if ([400, 401, 405, 408, 413].includes(response.statusCode)) void forged.consume(address).catch(() => undefined);
    });
    if (request.method !== 'POST') return end(response, 405, 'Microsoft Teams posts here.');
    // A page in the browser would say where it is from: it may be anybody's, and nobody asks it for a token.
    if (isLocal && (!isFromHere(request.headers) || request.headers.origin !== undefined)) {
      return end(response, 403, 'TEAMS_LOCAL answers only on this computer.');
    }
    return deal(request, response);
  };

  return {
    listener: (request, response) => {
      if ((request.url ?? '').split('?')[0] !== path) return false;
      answer(request, response).catch((error: unknown) => {
        log.error({ err: error }, 'an activity could not be dealt with');
        end(response, 500, 'Something went wrong on our side.');
      });
      return true;
    },

    start: async () => {
      const tenant = identity.kind === 'local' ? undefined : identity.tenantId;
      if (tenant !== undefined) await answering.configure(tenant);
      // The registration may have been put right meanwhile: what waits is tried again.
      const tenants = (await app.workspaces.list()).filter(({ platform }) => platform === 'teams');
      for (const { id } of tenants) await app.deliveries.resume(id, { isNew: false, now: clock.now() });
    },

    answered: answering.answered,
    stop: async () => {
      await Promise.race([answering.answered(), sleep(patience)]);
    },
    close: () => framework.close(),
  };
};
