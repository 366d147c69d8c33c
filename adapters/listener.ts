import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../src/chat/log.ts';
import { referenceHere } from '../src/chat/reference.ts';
import { addressOf } from './incoming.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Listener } from './server.ts';

/** What is answered at one path, to whoever asks not too often. */
export interface Answering {
  /** Its first group, if any, is given to `answer`. It may hold what opens the page, so nothing here repeats it. */
  readonly path: RegExp;
  readonly methods: readonly string[];
  /** Requests of one address in a minute. */
  readonly mostRequests: number;
  readonly answer: (request: IncomingMessage, response: ServerResponse, given: string) => Promise<void>;
  /** To whoever asks too often. */
  readonly busy: (response: ServerResponse) => void;
  /** Something went wrong here. */
  readonly broken: (response: ServerResponse, reference: string) => void;
  /** The same for the log. */
  readonly fault: string;
}

/** Makes a listener of what is answered at one path; what goes wrong is logged with the reference that is told. */
export const createListener = (answering: Answering, log: Log): Listener => {
  const { path, methods, mostRequests, answer, busy, broken, fault } = answering;
  const isAllowed = createRateLimit(mostRequests);

  const reply = async (request: IncomingMessage, response: ServerResponse, given: string): Promise<void> => {
    if (!(await isAllowed(addressOf(request)))) return busy(response);
    if (methods.includes(request.method ?? '')) return answer(request, response, given);
    response.writeHead(405, { allow: methods.join(', ') }).end();
  };

  return (request, response) => {
    const found = path.exec(request.url ?? '');
    if (!found) return false;
    request.resume();
    reply(request, response, found[1] ?? '').catch((error: unknown) => {
      const reference = referenceHere();
      log.error({ reference, err: error }, fault);
      broken(response, reference);
    });
    return true;
  };
};
