import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../src/chat/log.ts';
import { addressOf, end } from '../incoming.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { Listener } from '../server.ts';
import type { Metrics } from './metrics.ts';

/** Requests of one address in a minute: Prometheus makes four. */
const mostRequests = 60;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `/metrics`, for whoever has the token: it says how much is sent where, which is nobody else's business. */
export const createMetricsPage = (
  metrics: Pick<Metrics, 'text' | 'contentType'>,
  token: string,
  log: Log,
): Listener => {
  const isAllowed = createRateLimit(mostRequests);
  const wanted = hashOf(`Bearer ${token}`);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!(await isAllowed(addressOf(request)))) return end(response, 429, 'Too many requests. Try again in a minute.');
    if (!timingSafeEqual(hashOf(request.headers.authorization ?? ''), wanted)) {
      response.setHeader('www-authenticate', 'Bearer');
      return end(response, 401, 'This is for whoever has METRICS_TOKEN.');
    }
    if (request.method !== 'GET') {
      response.setHeader('allow', 'GET');
      return end(response, 405, 'This is only read.');
    }
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
  };

  return (request, response) => {
    if ((request.url ?? '').split('?')[0] !== '/metrics') return false;
    request.resume();
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'the figures could not be shown');
      end(response, 500, 'Something went wrong on our side.');
    });
    return true;
  };
};
