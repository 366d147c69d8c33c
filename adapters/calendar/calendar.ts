import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Calendars } from '../../src/review-days/timetable/calendars.ts';
import { createListener } from '../listener.ts';
import { setHeaders } from '../page.ts';
import type { Listener } from '../server.ts';

/** Requests of one address in a minute: services that fetch calendars do it for many people. */
const mostRequests = 120;

/** The path holds what opens it, so nothing here, and nothing that logs, may repeat it. */
const path = /^\/calendar(?:\/([^/?#]*))?\/?(?:\?.*)?$/u;
const file = /^([\w-]{43})\.ics$/u;

export interface CalendarParts {
  readonly calendars: Pick<Calendars, 'file'>;
  readonly clock: Clock;
  readonly log: Log;
}

const say = (response: ServerResponse, status: number, text: string): void => {
  if (response.headersSent) return;
  setHeaders(response);
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
};

/** What people's calendars fetch: the sessions of one person, at a secret address. */
export const createCalendarPage = ({ calendars, clock, log }: CalendarParts): Listener => {
  const answer = async (_: IncomingMessage, response: ServerResponse, given: string): Promise<void> => {
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

  return createListener(
    {
      ...{ path, mostRequests, answer, methods: ['GET', 'HEAD'] },
      busy: (response) => say(response, 429, 'That was often. Try again in a minute.\n'),
      broken: (response, reference) =>
        say(response, 500, `Something went wrong. Tell whoever runs the bot this reference: ${reference}\n`),
      fault: 'a calendar could not be made',
    },
    log,
  );
};
