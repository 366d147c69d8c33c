import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parseJson, readArgs, readBody, type Sent } from './body.ts';
import { Refusal } from './call.ts';
import type { Injected } from './injections.ts';
import { isMalformed } from './malformed.ts';
import { applyMessagePayload } from './message-payload.ts';
import type { FakeState } from './state.ts';
import { callMethod, scopesOfToken } from './web-api/call-method.ts';
import type { Json } from './world.ts';

interface Answered {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

const refused = ({ code, more, retryAfter }: Refusal): Answered => {
  const body = { ok: false, error: code, ...more };
  return retryAfter === undefined
    ? { status: 200, body }
    : { status: 429, body, headers: { 'retry-after': String(retryAfter) } };
};

const orRefused = (act: () => Answered): Answered => {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    return { status: 500, body: { ok: false, error: 'fatal_error', message: String(error) } };
  }
};

const send = (response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>>) => {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

const json = { 'content-type': 'application/json; charset=utf-8' };

interface Work {
  readonly method: string;
  readonly sent: Sent;
  readonly act: () => Answered;
}

/** The true answer, with its effect, noted among the calls. */
const done = (slack: FakeState, { method, sent, act }: Work): Answered => {
  const answered = orRefused(act);
  slack.note?.({ method, ...sent, at: slack.world.now(), answer: answered.body });
  return answered;
};

const answerTruly = (slack: FakeState, work: Work, response: ServerResponse): void => {
  const { status, body, headers = {} } = done(slack, work);
  const scopes = scopesOfToken(slack, work.sent.token);
  send(response, status, JSON.stringify(body), {
    ...json,
    ...headers,
    ...(scopes === undefined ? {} : { 'x-oauth-scopes': scopes }),
  });
};

const answerInjected = async (slack: FakeState, injected: Injected, work: Work, response: ServerResponse) => {
  const { method, sent } = work;
  const note = (answer: Json) => slack.note?.({ method, ...sent, at: slack.world.now(), answer });
  switch (injected.kind) {
    case 'error': {
      const answer = { ok: false, error: injected.error, ...injected.more };
      note(answer);
      return send(response, 200, JSON.stringify(answer), json);
    }
    case 'status':
      note({ status: injected.status });
      return send(response, injected.status, injected.body ?? '', injected.headers ?? {});
    case 'close':
      if (injected.effect === 'done') done(slack, work);
      else note({ closed: true });
      response.destroy();
      return;
    case 'hang': {
      if (injected.effect === 'after') {
        await wait(injected.ms, undefined, { ref: false });
        return answerTruly(slack, work, response);
      }
      const { status, body, headers = {} } = done(slack, work);
      await wait(injected.ms, undefined, { ref: false });
      return send(response, status, JSON.stringify(body), { ...json, ...headers });
    }
  }
};

const respond = (slack: FakeState, work: Work, response: ServerResponse): Promise<void> | undefined => {
  const injected = slack.injections.take(work.method, work.sent.args);
  if (injected) return answerInjected(slack, injected, work, response);
  answerTruly(slack, work, response);
  return undefined;
};

const callApi = (slack: FakeState, method: string, request: IncomingMessage, body: string): Work => {
  try {
    const sent = readArgs(request, body);
    const act = () => ({ status: 200, body: { ok: true, ...callMethod(slack, method, sent.args, sent.token) } });
    return { method, sent, act };
  } catch (error) {
    const act = (): Answered => {
      throw error;
    };
    return { method, sent: { args: {}, token: undefined }, act };
  }
};

const useResponseUrl = (slack: FakeState, path: string, body: string): Answered => {
  const settings = slack.responseUrls.use(path);
  if (!settings) return { status: 404, body: { ok: false, error: 'no_service' } };
  const payload = parseJson(body);
  if (isMalformed(payload)) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
  const applied = applyMessagePayload(slack.world, { ...settings, payload, strict: slack.strict });
  if (applied.ok) return { status: 200, body: { ok: true } };
  const metadata = applied.messages.length > 0 ? { response_metadata: { messages: applied.messages } } : {};
  return { status: 400, body: { ok: false, error: applied.error, ...metadata } };
};

/** An address that is used up or too old is answered as if there were none. */
const callResponseUrl = (slack: FakeState, path: string, body: string): Work => {
  const payload = parseJson(body);
  const args = typeof payload === 'object' && payload !== null ? (payload as Json) : { text: body };
  const act = (): Answered => {
    const answered = orRefused(() => useResponseUrl(slack, path, body));
    return answered.status === 200 && answered.body['ok'] === false ? { ...answered, status: 404 } : answered;
  };
  return { method: 'response_url', sent: { args, token: undefined }, act };
};

const handle = async (slack: FakeState, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await readBody(request);
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path.startsWith('/api/')) return respond(slack, callApi(slack, path.slice(5), request, body), response);
  if (/^\/(?:commands|actions)\//u.test(path)) return respond(slack, callResponseUrl(slack, path, body), response);
  send(response, 404, 'There is nothing here', { 'content-type': 'text/plain' });
};

/** The fake's HTTP server, on a free port of 127.0.0.1. */
export const listen = async (slack: FakeState): Promise<Server> => {
  const server = createServer((request, response) => {
    handle(slack, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, stream, head) => {
    if (!(request.url?.startsWith('/link/') && slack.socket.accept(request, stream, head))) stream.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
