import type { RequestListener } from 'node:http';
import { systemClock } from '../src/calendar/clock.ts';
import { addressOf, end } from './incoming.ts';
import { createRateLimit } from './rate-limit.ts';

export interface RoutesParts {
  /** Whether the bot can do its work now: asked by whoever balances the load. */
  readonly ready: () => Promise<boolean>;
  /** Answers `/` and what is below `/playground`. */
  readonly playground?: RequestListener;
}

/** Requests of one address in a minute: for a proxy's own looks, which may share it with whoever comes through. */
const mostProbes = 600;
/** For pages that there are not. */
const mostLost = 120;

/** Milliseconds for which one answer of the database is everybody's. */
const readyLife = 1_000;

/** Asks once for all who ask within a second, so that nobody can keep the database busy. */
const remembered = (ready: () => Promise<boolean>): (() => Promise<boolean>) => {
  let known: { readonly answer: Promise<boolean>; readonly until: number } | undefined;
  return () => {
    const now = systemClock.now().getTime();
    if (!known || now >= known.until || known.until > now + readyLife) {
      known = { answer: ready(), until: now + readyLife };
    }
    return known.answer;
  };
};

const pathOf = (url = ''): string => url.split('?')[0] ?? '';

const isOfPlayground = (path: string): boolean => /^\/(?:playground(?:\/|$)|$)/u.test(path);

type Answer = readonly [status: number, words: string];

/** What is nobody else's: whether the bot lives, the playground, and pages that there are not. */
export const createRoutes = ({ ready, playground }: RoutesParts): RequestListener => {
  const isReady = remembered(ready);
  const limits = { probe: createRateLimit(mostProbes), lost: createRateLimit(mostLost) };
  const probes: Readonly<Record<string, () => Promise<Answer>>> = {
    '/healthz': async () => [200, 'ok'],
    '/readyz': async () => ((await isReady()) ? [200, 'ready'] : [503, 'the database does not answer']),
  };
  const lost: Answer = [404, `There is no such page.${playground ? ' Start again at /playground.' : ''}`];
  const probeAt = (path: string, method = ''): (() => Promise<Answer>) | undefined =>
    ['GET', 'HEAD'].includes(method) && Object.hasOwn(probes, path) ? probes[path] : undefined;

  return async (request, response) => {
    const path = pathOf(request.url);
    // The playground answers this computer alone, as often as it asks.
    if (playground && isOfPlayground(path)) return playground(request, response);
    const probe = probeAt(path, request.method);
    const isAllowed = await (probe ? limits.probe : limits.lost)(addressOf(request));
    if (!isAllowed) return end(response, 429, 'Too many requests. Try again in a minute.');
    const [status, words] = probe ? await probe() : lost;
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
  };
};
