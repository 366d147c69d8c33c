import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** Whether whoever looks has put the story away: their browser remembers it. */
export const isAway = (c: Context): boolean => getCookie(c, 'story') === 'away';
