import { type Context, Hono } from 'hono';
import type { Identify } from '../../identity.ts';
import type { Hub } from '../hub.ts';
import { readBody, readMoved } from '../parse.ts';
import { isStreamed, turboStream } from '../show-changes.tsx';
import { path } from '../sidebar.tsx';
import { standingOf } from '../standing.ts';
import { type Visit, visit } from '../visit.ts';
import { RenderClock } from './clock-panel.tsx';
import type { Moving } from './moving.ts';

export interface MoveParts {
  readonly identify: Identify;
  readonly hub: Hub;
  readonly moving: Moving;
}

/** Moves the bot's clock on, for everybody at the playground. */
export const move = ({ identify, hub, moving }: MoveParts) => {
  const shown = async (c: Context, here: Visit, page: string, moved: boolean) => {
    if (!isStreamed(c, here)) return c.redirect(path(here.place, here.persona), 303);
    const panel = <RenderClock face={await moving.face()} standing={standingOf(here, page)} moved={moved} />;
    return c.body(String(await panel), 200, { 'content-type': turboStream });
  };

  return new Hono().post('/:place/clock', async (c) => {
    const body = await readBody(c.req);
    const { as, page, to } = readMoved(body);
    const here = await visit(identify, c.req.param('place'), as);
    if (!here) return c.notFound();
    const moment = to === 'next' ? await moving.next() : to;
    const moved = moment !== undefined && (await moving.move(moment));
    if (moved) hub.moved(page);
    return shown(c, here, page, moved);
  });
};
