import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createIdentify } from '../../adapters/identity.ts';
import { events } from '../../adapters/playground/events.tsx';
import { createHub, type Watcher } from '../../adapters/playground/hub.ts';
import { createTranscript } from '../../adapters/playground/store.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { longWork } from '../contract/contract-app.ts';
import { parseHtml } from '../support/playground-html.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { useServed } from './served.ts';

describe('what arrives on an open page', () => {
  const served = useServed();
  const visitor = (place: 'hmep' | 'highways', as: string) => createVisitor({ url: served().url, place, as });
  const silence = () => new Promise((resolve) => setTimeout(resolve, 300));

  it('is what others say in the channel, and not what they are answered', async () => {
    const [ann, ben] = [visitor('highways', 'officer'), visitor('highways', 'host')];
    const page = await ben.listens({ after: '0' });
    await ann.says('Good <morning>\nall');
    await expect.poll(page.heard).toContain('Good &lt;morning&gt;');
    await ann.says('/hmep secret');
    await ann.says('@hmep tell');
    await expect.poll(page.heard).toContain('This is for everybody.');
    await silence();
    expect(page.heard()).not.toContain('Between you and me');
    expect(page.heard()).not.toContain('/hmep secret');
    await page.closes();
  });

  it('is, of a direct message, only one’s own', async () => {
    const [mine, theirs] = [visitor('hmep', 'officer'), visitor('hmep', 'host')];
    const [here, there] = [await mine.listens(), await theirs.listens()];
    await mine.says('help');
    await expect.poll(here.heard).toContain('What you can do here');
    await silence();
    expect(there.heard()).not.toContain('What you can do here');
    await Promise.all([here.closes(), there.closes()]);
  });

  it('is not, once more, what was done on that very page', async () => {
    const ann = visitor('hmep', 'councillor');
    const [here, window] = [await ann.listens({ acts: true }), await visitor('hmep', 'councillor').listens()];
    const answer = await ann.says('count');
    expect(answer).toMatch(/This is number.*action="renew".*action="look"/su);
    expect(() => parseHtml(answer)).not.toThrow();
    await expect.poll(window.heard).toContain('This is number');
    await silence();
    expect(here.heard()).not.toContain('This is number');
    await Promise.all([here.closes(), window.closes()]);
  });

  it('is what came between the making of the page and its listening', async () => {
    const ann = visitor('highways', 'officer');
    await ann.says('Before');
    const last = /message-(\d+)/gu;
    const html = JSON.stringify(await ann.page());
    const after = [...html.matchAll(last)]
      .map(([, id]) => Number(id))
      .sort((a, b) => a - b)
      .at(-1);
    await ann.says('In between');
    const page = await visitor('highways', 'host').listens({ after: String(after) });
    await expect.poll(page.heard).toContain('In between');
    expect(page.heard()).not.toContain('Before');
    await page.closes();
  });

  it('is the advice to load again, for a page that comes back', async () => {
    const page = await visitor('highways', 'host').listens({ since: '3' });
    await expect.poll(page.heard).toContain('action="refresh"');
    await page.closes();
  });

  it('is an answer that took long, and the end of the waiting', async () => {
    const ann = visitor('hmep', 'host');
    const page = await ann.listens({ acts: true });
    const said = await ann.says('slow');
    expect(said).toContain('Working on it.');
    expect(said).not.toContain('It took a while.');
    await expect.poll(page.heard, { timeout: 2 * longWork }).toContain('It took a while.');
    await expect.poll(page.heard).toMatch(/action="remove" target="working-.*action="renew"/su);
    await page.closes();
  });

  it('is nothing for a question without a body', async () => {
    const path = '/playground/hmep/events?as=officer&page=p&after=0';
    expect(await served().send({ method: 'HEAD', path })).toMatchObject({ status: 404 });
  });
});

describe('an open page', () => {
  const served = useServed();

  it('is forgotten when it goes away', async () => {
    const { app } = served();
    const hub = createHub();
    const watching = new Set<Watcher>();
    const counted = {
      ...hub,
      watch: (watcher: Watcher) => {
        watching.add(watcher);
        const stop = hub.watch(watcher);
        return () => {
          watching.delete(watcher);
          stop();
        };
      },
    };
    const identify = createIdentify(app.people, app.clock);
    const parts = { identify, hub: counted, transcript: createTranscript(app.database), log: app.log };
    const playground = getRequestListener(new Hono().route('/playground', events(parts)).fetch);
    const server = await startServer({ ready: async () => true, playground }, 0, '127.0.0.1');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

    const visitor = createVisitor({ url, place: 'highways', as: 'officer' });
    const pages = await Promise.all(Array.from({ length: 20 }, () => visitor.listens()));
    await expect.poll(() => watching.size).toBe(20);
    await Promise.all(pages.slice(0, 19).map((page) => page.closes()));
    await expect.poll(() => watching.size).toBe(1);
    const stopped = stopServer(server);
    await expect.poll(() => watching.size).toBe(0);
    await stopped;
    await pages.at(-1)?.closes();
  });
});
