import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { completionsFor } from './completions.ts';
import { Page } from './page.tsx';
import type { Parts } from './parts.ts';
import { standingOf } from './standing.ts';
import { isAway } from './story/away.ts';
import { type Visit, visit } from './visit.ts';

/** The pages that one looks at. */
export const pages = ({ app, identify, transcript, homeOf, moving, story }: Parts) => {
  const shownTo = async (here: Visit) => {
    if (here.place.kind === 'home') return { home: await homeOf(here) };
    const messages = await transcript.list(here.conversation.id, here.caller.account);
    const isFirst = messages.length === 0 && here.place.kind === 'direct';
    return { messages, welcome: isFirst ? await homeOf(here) : undefined };
  };

  return new Hono().get('/:place', async (c) => {
    const here = await visit(identify, c.req.param('place'), c.req.query('as'));
    if (!here) return c.notFound();
    const { place, persona, caller } = here;
    const shown = await shownTo(here);
    const completions = completionsFor(app.commands, caller);
    const nonce = c.get('secureHeadersNonce' as never) as string;
    const standing = standingOf(here, randomUUID());
    const face = await moving?.face();
    const told = story && { deeds: await story.deeds(), away: isAway(c) };
    return c.html(Page({ place, persona, standing, completions, nonce, shown, face, story: told }));
  });
};
