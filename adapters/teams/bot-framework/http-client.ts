import type { ConnectorClientOptions } from 'botframework-connector';
import { Agent, request } from 'undici';
import { type Fault, ServiceFault } from './fault.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Resource = Parameters<HttpClient['sendRequest']>[0];
type Answer = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Seconds to wait where the service does not say for how long. */
const pause = 2;

/** The connection was never there, so nothing went over it. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const wordIn = (text: string): string => {
  const [, word = ''] = /"code"\s*:\s*"([A-Za-z]{1,60})"/u.exec(text) ?? [];
  return word;
};

// 412 and 503 say that nothing was done; after any other failure of the service a message may be there:
// https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-apis
const faultFor = (status: number, retryAfter: string | undefined, text: string): Fault => {
  if (status === 429) return { kind: 'rate-limited', seconds: Number(retryAfter) || pause };
  if (status === 412 || status === 503) return { kind: 'unsent' };
  return status >= 500 ? { kind: 'unclear' } : { kind: 'refused', status, error: wordIn(text) };
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Sends what the connector's client wants sent, once. The client's own retries would send a message
 * again that may have arrived, so whatever is no success is thrown at once, as what became of it; only
 * what was not accepted because of its token is sent again, with a new one.
 * @param renew a new token, if there is one
 * @param patience milliseconds to wait for an answer
 */
export const createHttpClient = (renew: () => Promise<string | undefined>, patience: number) => {
  const agent = new Agent({ connections: 64, headersTimeout: patience, bodyTimeout: patience });

  const send = async ({ url, method, headers, body }: Resource) => {
    try {
      const options = { dispatcher: agent, method: method as 'POST', headers: headers.toJson(), body: body ?? null };
      const response = await request(url, options);
      return { response, text: await response.body.text() };
    } catch (error) {
      throw new ServiceFault({ kind: neverConnected.has(codeOf(error)) ? 'unsent' : 'unclear' }, { cause: error });
    }
  };

  const client: HttpClient = {
    sendRequest: async (resource) => {
      const first = await send(resource);
      const token = first.response.statusCode === 401 ? await renew() : undefined;
      if (token !== undefined) resource.headers.set('authorization', `Bearer ${token}`);
      const { response, text } = token === undefined ? first : await send(resource);
      const { statusCode: status, headers } = response;
      if (status >= 400) {
        const { 'retry-after': after } = headers;
        throw new ServiceFault(faultFor(status, Array.isArray(after) ? after[0] : after, text));
      }
      const read = resource.headers.clone();
      read.set('content-type', String(headers['content-type'] ?? 'application/json'));
      return { request: resource, status, headers: read, bodyAsText: text } as Answer;
    },
  };
  return { client, close: () => agent.destroy() };
};
