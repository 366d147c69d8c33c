import { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { streamSSE } from 'hono/streaming';
import { RenderClock } from './clock/clock-panel.tsx';
import type { Change } from './hub.ts';
import { RenderChange, RenderFinished } from './message-view.tsx';
import type { Parts } from './parts.ts';
import { standingOf } from './standing.ts';
import { RenderStory } from './story/story-panel.tsx';
import { visit } from './visit.ts';

/** Milliseconds between signs of life, so that nothing on the way thinks the page has gone. */
const heartbeat = 25_000;

const wholeNumber = /^\d{1,18}$/u;

/** What arrives on a page by itself, as server-sent events. */
export const events = ({ identify, hub, transcript, log, moving }: Omit<Parts, 'app' | 'talk' | 'homeOf'>) =>
  new Hono().get('/:place/events', async (c) => {
    const here = await visit(identify, c.req.param('place'), c.req.query('as'));
    const { page, after = '' } = c.req.query();
    // A HEAD has no body, so nobody would ever end its stream.
    if (!here || page === undefined || !wholeNumber.test(after) || c.req.method !== 'GET') return c.notFound();
    const { caller, conversation } = here;
    const standing = standingOf(here, page);
    // A page that comes back after a break has missed something: it loads itself again.
    const isBack = c.req.header('last-event-id') !== undefined;

    return streamSSE(c, async (stream) => {
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
      let sent = 0;
      const send = async (html: Child) => {
        sent += 1;
        await stream.writeSSE({ data: String(await html), id: String(sent) });
      };
      const tell = (change: Change) => send(<RenderChange change={change} standing={standing} />);
      const showClock = async () => {
        if (moving) await send(<RenderClock face={await moving.face()} standing={standing} />);
      };
      const orLog = (telling: Promise<void>) => {
        telling.catch((error: unknown) => log.error({ err: error }, 'a message did not reach a page'));
      };
      const stop = hub.watch({
        page,
        account: caller.account,
        conversation: conversation.id,
        tell: (change) => orLog(tell(change)),
        moved: () => orLog(showClock()),
        advanced: (deeds) => orLog(send(<RenderStory deeds={deeds} />)),
        finish: (delivery) => orLog(send(<RenderFinished delivery={delivery} />)),
      });
      const signs = setInterval(() => {
        if (moving) orLog(showClock());
        else void stream.write(': here\n\n');
      }, heartbeat);
      try {
        await send(isBack ? <turbo-stream action="refresh" /> : '');
        // Between its making and its listening the page missed these.
        const missed = isBack ? [] : await transcript.list(conversation.id, caller.account, after);
        for (const message of missed) await tell({ message, how: 'added' });
        await gone;
      } finally {
        clearInterval(signs);
        stop();
      }
    });
  });
