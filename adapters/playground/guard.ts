import type { MiddlewareHandler } from 'hono';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * Lets in only what this computer's own browser asks for. The address is not enough: a tunnel, and
 * a page elsewhere whose name was made to point here, also arrive from 127.0.0.1.
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/u, '').toLowerCase();
  if (loopbackHosts.has(host) && !forwarding.some((name) => c.req.header(name) !== undefined)) return next();
  return c.text('The playground answers only on this computer. Open http://localhost with its port.\n', 403);
};
