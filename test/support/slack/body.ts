import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { type Args, isJson, refuse } from './call.ts';
import { isMalformed, malformed } from './malformed.ts';

export interface Sent {
  readonly args: Args;
  readonly token: string | undefined;
}

/** Arguments that are JSON inside a form. */
const structured = ['blocks', 'view', 'metadata', 'attachments'];

/** By events, which cost less than an iterator does. */
export const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => resolve(Buffer.concat(pieces).toString()));
    request.on('error', reject);
  });

/** JSON, or a mark that it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return malformed;
  }
};

const formArgs = (body: string): Args => {
  const args: Record<string, unknown> = { ...parse(body) };
  for (const name of structured) {
    const value = args[name];
    if (typeof value === 'string') args[name] = parseJson(value);
  }
  return args;
};

const jsonArgs = (body: string): Args => {
  const parsed = parseJson(body);
  if (isMalformed(parsed)) return refuse('invalid_json');
  return isJson(parsed) ? parsed : refuse('json_not_object');
};

const bearer = (request: IncomingMessage): string | undefined =>
  /^Bearer (?<token>\S+)$/iu.exec(request.headers.authorization ?? '')?.groups?.['token'];

/** An app's id and secret as HTTP Basic, which oauth.v2.access takes too. */
const basic = (request: IncomingMessage): Args => {
  const encoded = /^Basic (?<encoded>\S+)$/iu.exec(request.headers.authorization ?? '')?.groups?.['encoded'];
  if (encoded === undefined) return {};
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: id, client_secret: secret };
};

const withoutToken = ({ token, ...args }: Args, request: IncomingMessage): Sent => ({
  args: { ...args, ...basic(request) },
  token: bearer(request) ?? (typeof token === 'string' ? token : undefined),
});

/** What a call of the Web API was given. @throws {Refusal} where it is neither a form nor JSON */
export const readArgs = (request: IncomingMessage, body: string): Sent => {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return { ...withoutToken(jsonArgs(body), request), token: bearer(request) };
  if (type.startsWith('application/x-www-form-urlencoded')) return withoutToken(formArgs(body), request);
  if (request.method === 'GET' || body === '') {
    return withoutToken(formArgs((request.url ?? '').split('?')[1] ?? ''), request);
  }
  return refuse(type === '' ? 'missing_post_type' : 'invalid_post_type');
};
