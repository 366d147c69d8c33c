import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../src/chat/log.ts';
import { end } from '../incoming.ts';
import { createListener } from '../listener.ts';
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
  const wanted = hashOf(`Bearer ${token}`);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!timingSafeEqual(hashOf(request.headers.authorization ?? ''), wanted)) {
      response.setHeader('www-authenticate', 'Bearer');
      return end(response, 401, 'This is for whoever has METRICS_TOKEN.');
    }
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
  };

  return createListener(
    {
      ...{ path: /^\/metrics(?:\?.*)?$/u, methods: ['GET'], mostRequests, answer },
      busy: (response) => end(response, 429, 'Too many requests. Try again in a minute.'),
      broken: (response, reference) => end(response, 500, `Something went wrong on our side. Reference: ${reference}`),
      fault: 'the figures could not be shown',
    },
    log,
  );
};
