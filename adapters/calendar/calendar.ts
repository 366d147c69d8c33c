import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import { referenceHere } from '../../src/chat/reference.ts';
import type { Calendars } from '../../src/review-days/timetable/calendars.ts';
import { addressOf } from '../incoming.ts';
import { setHeaders } from '../page.ts';
import { createRateLimit } from '../rate-limit.ts';
import type { Listener } from '../server.ts';

/** Requests of one address in a minute: services that fetch calendars do it for many people. */
const mostRequests = 120;

/** The path holds what opens it, so nothing here, and nothing that logs, may repeat it. */
const path = /^\/calendar(?:\/([^/?#]*))?\/?(?:\?.*)?$/u;
const methods = ['GET', 'HEAD'];
const file = /^([\w-]{43})\.ics$/u;

export interface CalendarParts {
  readonly calendars: Pick<Calendars, 'file'>;
  readonly clock: Clock;
  readonly log: Log;
}

const say = (response: ServerResponse, status: number, text: string): void => {
  setHeaders(response);
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
};

/** What people's calendars fetch: the sessions of one person, at a secret address. */
export const createCalendarPage = ({ calendars, clock, log }: CalendarParts): Listener => {
  const isAllowed = createRateLimit(mostRequests);

  const answer = async (request: IncomingMessage, response: ServerResponse, given: string): Promise<void> => {
    if (!(await isAllowed(addressOf(request)))) {
      return say(response, 429, 'That was often. Try again in a minute.\n');
    }
    if (!methods.includes(request.method ?? '')) {
      response.writeHead(405, { allow: methods.join(', ') }).end();
      return;
    }
    const [, token] = file.exec(given) ?? [];
    const text = token === undefined ? undefined : await calendars.file(token, clock.now());
    if (text === undefined) {
      return say(response, 404, 'There is no calendar at this address any more. Ask the bot for a new one.\n');
    }
    setHeaders(response);
    response.setHeader('content-type', 'text/calendar; charset=utf-8');
    response.setHeader('content-disposition', 'attachment; filename="review.ics"');
    response.writeHead(200).end(text);
  };

  return (request, response) => {
    const found = path.exec(request.url ?? '');
    if (!found) return false;
    request.resume();
    answer(request, response, found[1] ?? '').catch((error: unknown) => {
      const reference = referenceHere();
      log.error({ reference, err: error }, 'a calendar could not be made');
      say(response, 500, `Something went wrong. Tell whoever runs the bot this reference: ${reference}\n`);
    });
    return true;
  };
};
