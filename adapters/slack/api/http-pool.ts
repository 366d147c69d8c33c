import type { FetchFunction } from '@slack/web-api';
import { Pool, request } from 'undici';

/** Milliseconds to wait for an answer of Slack, which says most things within one second. */
const usualPatience = 10_000;

/** Connections kept open to Slack's API: 50 at once already send a thousand messages a second. */
const most = 64;

/** What of a response the Web API's client reads. */
type Answer = Awaited<ReturnType<FetchFunction>>;

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/**
 * Calls over connections that are kept open: in the client's own words of `fetch`, at a fraction of
 * what `fetch` costs.
 * @param origin of Slack's API; calls to other places go there as they are
 * @param patience milliseconds to wait for an answer; tests wait less
 */
export const createHttpPool = (origin: string, patience = usualPatience) => {
  const pool = new Pool(origin, { connections: most, headersTimeout: patience, bodyTimeout: patience });

  const fetch: FetchFunction = async (url, init = {}) => {
    const to = new URL(url);
    const { method = 'GET', headers = {}, body } = init;
    if (body !== undefined && typeof body !== 'string') throw new TypeError('Only text is sent to Slack');
    const more = to.origin === origin ? { dispatcher: pool } : { headersTimeout: patience, bodyTimeout: patience };
    const response = await request(to, { ...more, method: method as 'POST', headers, body: body ?? null });
    const text = await response.body.text();
    const answer: Answer = {
      ok: response.statusCode >= 200 && response.statusCode < 300,
      status: response.statusCode,
      statusText: '',
      url: to.href,
      headers: {
        get: (name) => first(response.headers[name.toLowerCase()]) ?? null,
        entries: () =>
          Object.entries(response.headers).map(([name, value]): [string, string] => [name, first(value) ?? '']),
      },
      text: async () => text,
      json: async () => JSON.parse(text) as unknown,
      arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
    };
    return answer;
  };

  return { fetch, close: () => pool.destroy() };
};
