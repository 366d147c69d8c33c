import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Change } from './hub.ts';
import { RenderChange } from './message-view.tsx';
import type { Parts } from './parts.ts';
import { standingOf } from './standing.ts';
import { visit } from './visit.ts';

/** Milliseconds between signs of life, so that nothing on the way thinks the page has gone. */
const heartbeat = 25_000;

/** What arrives on a page by itself, as server-sent events. */
export const events = ({ identify, hub }: Pick<Parts, 'identify' | 'hub'>) =>
  new Hono().get('/:place/events', async (c) => {
    const here = await visit(identify, c.req.param('place'), c.req.query('as'));
    const page = c.req.query('page');
    if (!here || page === undefined) return c.notFound();
    const { caller, conversation } = here;
    const standing = standingOf(here, page);
    // A page that comes back after a break has missed something: it loads itself again.
    const isBack = c.req.header('last-event-id') !== undefined;

    return streamSSE(c, async (stream) => {
      let next = 0;
      const send = (data: string) => stream.writeSSE({ data: data.replaceAll('\n', ' '), id: String((next += 1)) });
      const tell = async ({ message, isNew }: Change) => {
        const change = await (
          <RenderChange message={message} how={isNew ? 'append' : 'replace'} standing={standing} />
        );
        await send(String(change));
      };
      const stop = hub.watch({
        page,
        account: caller.account,
        conversation: conversation.id,
        tell: (change) => void tell(change),
      });
      stream.onAbort(stop);
      await send(isBack ? '<turbo-stream action="refresh"></turbo-stream>' : '');
      while (!stream.aborted && !stream.closed) await stream.sleep(heartbeat).then(() => stream.write(': here\n\n'));
      stop();
    });
  });
