import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMovableClock } from '../../adapters/playground/clock/clock.ts';
import { openPlayground } from '../../adapters/playground/open.ts';
import { createRenderers } from '../../adapters/previews.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { createApp } from '../../src/app.ts';
import type { App } from '../../src/app-parts.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import type { Job } from '../../src/schedule/job.ts';
import { databases } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { byId, visibleText } from '../support/playground-html.ts';
import { formOf, sendRaw } from '../support/playground-raw.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { useServed } from './served.ts';

const start = '2026-11-30T18:00:00.000Z';
const timeZone = 'Europe/London' as TimeZone;

describe.each(databases)('the bot’s clock on $name', ({ use }) => {
  const database = use();

  it('goes like the computer’s, moves only forwards, and is where it was after a restart', async () => {
    const own = createMovedClock(start);
    const clock = await openMovableClock(database(), own);
    expect([clock.now().toISOString(), clock.isMoved()]).toEqual([start, false]);

    expect(await clock.moveTo(new Date('2026-12-01T07:45:00Z'))).toBe(true);
    own.advance({ minutes: 5 });
    expect(clock.now().toISOString()).toBe('2026-12-01T07:50:00.000Z');
    expect(clock.own().toISOString()).toBe('2026-11-30T18:05:00.000Z');
    expect(await clock.moveTo(new Date('2026-12-01T07:50:00Z'))).toBe(false);
    expect(await clock.moveTo(new Date('2026-11-01T07:50:00Z'))).toBe(false);

    const days = [9, 3, 12, 5].map((day) => new Date(Date.UTC(2026, 11, day)));
    await Promise.all(days.map(clock.moveTo));
    const again = await openMovableClock(database(), own);
    expect([clock.now(), again.now()]).toEqual([new Date('2026-12-12'), new Date('2026-12-12')]);
    expect(again.isMoved()).toBe(true);
  });
});

describe('the playground’s clock', () => {
  const [embedded] = databases;
  const database = embedded.use();
  const log = { info: () => undefined, error: () => undefined };
  const ran: string[] = [];
  let url = '';
  let port = 0;
  let end = async (): Promise<unknown> => undefined;

  beforeAll(async () => {
    const clock = await openMovableClock(database(), createMovedClock(start));
    const moves = { clock, timeZone, afresh: 'begin afresh' };
    const playground = openPlayground({
      database: database(),
      clock,
      moves,
      log,
      root: projectRoot(),
      renderers: async (commands) => createRenderers(commands),
    });
    const morning: Job = {
      name: 'good-morning',
      does: 'Wishes the office a good morning',
      recurrence: { kind: 'daily', at: '07:30' },
      catchUp: { kind: 'once' },
      run: async (tx, { dueAt, now }) => {
        ran.push(dueAt.toISOString());
        const view = {
          summary: 'Good morning',
          blocks: [{ kind: 'text', text: `Good morning, ${ran.length}` }],
        } as const;
        await app.deliveries.enqueue(tx, { key: `morning:${dueAt.toISOString()}`, view, to: { kind: 'office' } }, now);
        return 'wished';
      },
    };
    const { messengers } = playground;
    const basics = { database: database(), clock, timeZone, log, onlyPlayground: true, messengers };
    const app: App = createApp({ ...basics, programme: hmepStrategicPeerReview, jobs: [morning] });
    const server = await startServer(
      { ready: async () => true, playground: await playground.serve(app) },
      0,
      '127.0.0.1',
    );
    ({ port } = server.address() as AddressInfo);
    url = `http://localhost:${port}`;
    await app.schedule.look();
    app.worker.start();
    end = () => Promise.all([app.worker.stop(), stopServer(server)]);
  });
  afterAll(() => end());

  const office = () => createVisitor({ url, place: 'hmep', as: 'office' });
  const reads = async () => {
    const clock = byId(await office().page(), 'clock');
    return clock ? visibleText(clock).replaceAll(/\s+/gu, ' ') : undefined;
  };
  const moving = (to: string, headers: Readonly<Record<string, string>> = {}) =>
    sendRaw(port, formOf(port, '/playground/hmep/clock', { as: 'colleague', page: 'a-page', to }, headers));
  const streamed = { accept: 'text/vnd.turbo-stream.html, text/html' };

  it('says what time it is for the bot, and where one can move it', async () => {
    expect(await reads()).toBe(
      'Monday 30 November 2026, 18:00 is the bot’s time. Move it on to see what comes. An hour on 30 Nov, 19:00 Next morning 1 Dec, 07:45',
    );
  });

  it.each<[string, string]>([
    ['no moment', 'tomorrow'],
    ['a day without its time', '2026-12-01'],
    ['nothing', ''],
    ['a moment that no calendar reaches', '9999-12-31T00:00:00.000Z'],
  ])('does not move to %s', async (_, to) => {
    const before = await reads();
    expect(await moving(to)).toMatchObject({ status: 400 });
    expect(await reads()).toBe(before);
  });

  it('is moved by nobody elsewhere', async () => {
    const before = await reads();
    const to = '2027-01-01T07:45:00.000Z';
    expect(await moving(to, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toMatchObject({
      status: 403,
    });
    expect(await moving(to, { 'x-forwarded-for': '203.0.113.7' })).toMatchObject({ status: 403 });
    expect(await moving(to, { host: 'evil.example' })).toMatchObject({ status: 403 });
    expect(await reads()).toBe(before);
  });

  it('has the bot do at once what has become due, and tells every open page', async () => {
    const listening = await office().listens();
    const answer = await moving('2026-12-01T07:45:00.000Z', streamed);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain('Moved on. For the bot it is Tuesday 1 December 2026, 07:45.');
    expect(ran).toEqual(['2026-12-01T07:30:00.000Z']);
    await expect.poll(listening.heard).toContain('Good morning, 1');
    expect(listening.heard()).toContain('Tuesday 1 December 2026, 07:45');
    await listening.closes();
    expect(await reads()).toContain(
      'Tuesday 1 December 2026, 07:45 is the bot’s time, moved on. Yours is 30 Nov, 18:00: begin afresh.',
    );
  });

  it('goes back for nobody, nor twice to the same moment', async () => {
    for (const to of ['2026-12-01T07:45:00.000Z', '2026-11-30T18:00:00.000Z']) {
      const answer = await moving(to, streamed);
      expect(answer.text).toContain('past that already');
      expect(answer.text).toContain('Tuesday 1 December 2026, 07:45');
    }
    expect(ran).toHaveLength(1);
  });

  it('moves on without a script too, where one is', async () => {
    const sent = formOf(port, '/playground/home/clock', {
      as: 'office',
      page: 'a-page',
      to: '2026-12-04T07:45:00.000Z',
    });
    const answer = await sendRaw(port, sent);
    expect([answer.status, answer.headers.location]).toEqual([303, '/playground/home?as=office']);
    expect(await reads()).toContain('Friday 4 December 2026, 07:45');
    // Three mornings are one: what was missed is not made up for one by one.
    expect(ran).toHaveLength(2);
    await expect.poll(() => office().reads()).toContain('Good morning, 2');
  });
});

describe('where the clock is everybody’s', () => {
  const served = useServed();

  it('nothing moves it', async () => {
    const { posts, send } = served();
    const to = new Date(Date.UTC(2100, 0, 1)).toISOString();
    expect(await posts('/playground/hmep/clock', { as: 'office', page: 'a-page', to })).toMatchObject({ status: 404 });
    expect((await send({ path: '/playground/hmep?as=office' })).text).not.toContain('id="clock"');
  });
});
