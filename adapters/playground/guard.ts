import type { MiddlewareHandler } from 'hono';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const forwarding =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-(?:host|forwarded-for)|(?:x-)?real-ip|x-(?:cluster-)?client-ip|true-client-ip|cf-.*|fly-client-ip|fastly-client-ip|ngrok-.*)$/u;

const isForwarded = (headers: Headers): boolean => [...headers.keys()].some((name) => forwarding.test(name));

/**
 * Lets in only what this computer's own browser asks for. The address is not enough: a tunnel, and
 * a page elsewhere whose name was made to point here, also arrive from 127.0.0.1.
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = (c.req.header('host') ?? '').replace(/:\d+$/u, '').toLowerCase();
  if (loopbackHosts.has(host) && !isForwarded(c.req.raw.headers)) return next();
  return c.text('The playground answers only on this computer. Open http://localhost with its port.\n', 403);
};
