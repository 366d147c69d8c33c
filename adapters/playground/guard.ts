import type { MiddlewareHandler } from 'hono';
import { isFromHere } from '../loopback.ts';

/** Lets in only what this computer's own browser asks for. */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  if (isFromHere(c.req.raw.headers)) return next();
  return c.text('The playground answers only on this computer. Open http://localhost with its port.\n', 403);
};
