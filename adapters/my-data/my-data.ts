import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { type Exports, wholeExport } from '../../src/people/exports/exports.ts';
import { createListener } from '../listener.ts';
import { sendPage, setHeaders } from '../page.ts';
import type { Listener } from '../server.ts';
import { brokenPage, busyPage, fetchPage, stalePage } from './pages.ts';

/** Requests of one address in a minute: a person makes two. */
const mostRequests = 30;

/** The path holds what opens it, so nothing here, and nothing that logs, may repeat it. */
const path = /^\/my-data(?:\/([^/?#]*))?\/?(?:\?.*)?$/u;
const token = /^[\w-]{43}$/u;

export interface MyDataParts {
  readonly exports: Pick<Exports, 'isGood' | 'spend'>;
  readonly clock: Clock;
  readonly log: Log;
}

const sendFile = (response: ServerResponse, text: string): void => {
  setHeaders(response);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('content-disposition', 'attachment; filename="hmep-my-data.json"');
  response.writeHead(200).end(text);
};

/**
 * The page at the end of a link to one's data: looking at it spends nothing, because chats and scanners look
 * at every link; a press fetches the file, once.
 */
export const createMyDataPage = ({ exports, clock, log }: MyDataParts): Listener => {
  const answer = async (request: IncomingMessage, response: ServerResponse, given: string): Promise<void> => {
    const now = clock.now();
    if (request.method === 'POST') {
      const parts = token.test(given) ? await exports.spend(given, now) : undefined;
      if (!parts) return sendPage(response, 404, stalePage());
      return sendFile(response, JSON.stringify(wholeExport(parts, now), null, 2));
    }
    const isGood = token.test(given) && (await exports.isGood(given, now));
    return isGood ? sendPage(response, 200, fetchPage()) : sendPage(response, 404, stalePage());
  };

  return createListener(
    {
      ...{ path, mostRequests, answer, methods: ['GET', 'HEAD', 'POST'] },
      busy: (response) => sendPage(response, 429, busyPage()),
      broken: (response, reference) => sendPage(response, 500, brokenPage(reference)),
      fault: 'an export failed',
    },
    log,
  );
};
