import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { systemClock } from '../src/calendar/clock.ts';
import { addressOf, end } from './incoming.ts';
import { createRateLimit } from './rate-limit.ts';

export interface RoutesParts {
  /** Whether the bot can do its work now: asked by whoever balances the load. */
  readonly ready: () => Promise<boolean>;
  readonly playground?: Hono;
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

/** What is nobody else's: whether the bot lives, the playground, and pages that there are not. */
export const createRoutes = ({ ready, playground }: RoutesParts): RequestListener => {
  const isReady = remembered(ready);
  const app = new Hono()
    .get('/healthz', (c) => c.text('ok\n'))
    .get('/readyz', async (c) =>
      (await isReady()) ? c.text('ready\n') : c.text('the database does not answer\n', 503),
    );
  app.notFound((c) => c.text(`There is no such page.${playground ? ' Start again at /playground.' : ''}\n`, 404));
  if (playground) {
    app.get('/', (c) => c.redirect('/playground'));
    app.route('/playground', playground);
  }
  const listener = getRequestListener(app.fetch);
  const limits = { probe: createRateLimit(mostProbes), lost: createRateLimit(mostLost) };

  const limitOf = (path: string) => {
    if (path === '/healthz' || path === '/readyz') return limits.probe;
    // The playground answers this computer alone.
    return playground && /^\/(?:playground(?:\/|$)|$)/u.test(path) ? undefined : limits.lost;
  };

  return async (request, response) => {
    const isAllowed = await limitOf(pathOf(request.url))?.(addressOf(request));
    if (isAllowed === false) return end(response, 429, 'Too many requests. Try again in a minute.');
    return listener(request, response);
  };
};
