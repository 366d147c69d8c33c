import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Call, isJson, type Operation, Refusal } from './call.ts';
import { operate, routeFor } from './connector/routes.ts';
import type { Asked, Injected } from './injections.ts';
import { keySet } from './keys.ts';
import { authorityMetadata, instanceDiscovery } from './login.ts';
import type { FakeState } from './state.ts';
import { issuer } from './tokens.ts';
import type { Json } from './world.ts';

interface Answered {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A call that is counted and can be spoilt. */
interface Work extends Asked {
  readonly token: string | undefined;
  readonly act: () => Answered;
}

const orRefused = (act: () => Answered): Answered => {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) {
      return { status: 500, body: { error: { code: 'ServiceError', message: String(error) } } };
    }
    const { status, code, message, headers } = error;
    return { status, body: { error: { code, message } }, headers };
  }
};

const send = (response: ServerResponse, { status, body, headers }: Answered): void => {
  if (response.destroyed) return;
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
};

const note = ({ world, note: keep }: FakeState, { act: _, ...work }: Work, { status, body }: Answered): void =>
  keep?.({ ...work, at: world.now(), status, answer: body } satisfies Call);

/** The true answer, with its effect, noted among the calls. */
const done = (teams: FakeState, work: Work): Answered => {
  const answered = orRefused(work.act);
  note(teams, work, answered);
  return answered;
};

const refusalOf = (injected: Injected & { readonly kind: 'error' | 'status' }): Answered => {
  const { status, headers = {} } = injected;
  if (injected.kind === 'status') return { status, headers, ...(injected.body && { body: injected.body }) };
  const { code, message = code } = injected;
  return { status, headers, body: { error: { code, message } } };
};

const answerInjected = async (teams: FakeState, injected: Injected, work: Work, response: ServerResponse) => {
  switch (injected.kind) {
    case 'error':
    case 'status': {
      const answered = refusalOf(injected);
      note(teams, work, answered);
      return send(response, answered);
    }
    case 'gateway':
      done(teams, work);
      return send(response, { status: injected.status, body: { error: { code: 'ServiceError', message: 'Later' } } });
    case 'close':
      if (injected.effect === 'done') done(teams, work);
      else note(teams, work, { status: 0 });
      response.destroy();
      return;
    case 'hang': {
      const before = injected.effect === 'after' ? undefined : done(teams, work);
      await wait(injected.ms, undefined, { ref: false });
      return send(response, before ?? done(teams, work));
    }
  }
};

const answer = (teams: FakeState, work: Work, response: ServerResponse): Promise<void> | undefined => {
  const injected = teams.injections.take(work);
  if (injected) return answerInjected(teams, injected, work, response);
  send(response, done(teams, work));
  return undefined;
};

/** By events, which cost less than an iterator does. */
const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces).toString()));
    request.on('error', reject);
  });

const bearer = ({ headers }: IncomingMessage): string | undefined =>
  /^Bearer (?<token>\S+)$/u.exec(headers.authorization ?? '')?.groups?.['token'];

const parsed = (text: string): Json => {
  try {
    const body: unknown = JSON.parse(text || '{}');
    if (isJson(body)) return body;
  } catch {
    // Answered below as what is no object.
  }
  throw new Refusal(400, 'BadSyntax', 'The body is not a JSON object');
};

/** A call of the connector, whose paths stand below the service URL's. */
const connectorWork = (teams: FakeState, request: IncomingMessage, path: string, text: string): Work => {
  const [bare = '', search = ''] = path.split('?');
  const route = routeFor(request.method ?? '', bare);
  const token = bearer(request);
  const nowhere = { operation: 'send' as Operation, conversation: bare, target: '', body: {}, token };
  if (!route) return { ...nowhere, act: () => ({ status: 404, body: { error: { code: 'ServiceNotFound' } } }) };
  try {
    const body = parsed(text);
    const given = { ...route, body, bytes: Buffer.byteLength(text), query: new URLSearchParams(search) };
    return { ...route, body, token, act: () => operate(teams, route.operation, given, token) };
  } catch (error) {
    const act = (): Answered => {
      throw error;
    };
    return { ...route, body: {}, token, act };
  }
};

const loginWork = (teams: FakeState, tenant: string, text: string): Work => ({
  operation: 'token',
  conversation: '',
  target: tenant,
  // The secret is nobody's business here.
  body: {},
  token: undefined,
  act: () => teams.login.token(tenant, text),
});

const published = (path: string, origin: string): Json | undefined => {
  if (path === '/openid/configuration') return { issuer, jwks_uri: `${origin}/openid/keys` };
  if (path === '/openid/keys') return keySet();
  const [, tenant = ''] = /^\/login\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/u.exec(path) ?? [];
  if (tenant !== '') return authorityMetadata(tenant);
  return path === '/login/common/discovery/instance' ? instanceDiscovery('common') : undefined;
};

/** Where the connector's paths begin. */
export const servicePath = '/uk';

const handle = async (teams: FakeState, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const text = await readBody(request);
  const { url = '', headers } = request;
  const [path = ''] = url.split('?');
  if (path.startsWith(`${servicePath}/`)) {
    return answer(teams, connectorWork(teams, request, url.slice(servicePath.length), text), response);
  }
  const [, tenant] = /^\/login\/([^/]+)\/oauth2\/v2\.0\/token$/u.exec(path) ?? [];
  if (tenant !== undefined) return answer(teams, loginWork(teams, tenant, text), response);
  const body = published(path, `http://${headers.host ?? ''}`);
  return send(response, body ? { status: 200, body } : { status: 404 });
};

/** The fake's HTTP server, on a free port of 127.0.0.1. */
export const listen = async (teams: FakeState): Promise<Server> => {
  const server = createServer((request, response) => {
    handle(teams, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
