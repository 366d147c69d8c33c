import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../adapters/playground/cast.ts';
import { openMovableClock } from '../../adapters/playground/clock/clock.ts';
import { openPlayground } from '../../adapters/playground/open.ts';
import { createRenderers } from '../../adapters/previews.ts';
import { projectRoot } from '../../adapters/project-root.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { createApp } from '../../src/app.ts';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { databases } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { all, byId, type Element, hasClass, parseHtml, visibleText } from '../support/playground-html.ts';
import { formOf, type RawAnswer, sendRaw } from '../support/playground-raw.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { filledIn, known } from '../support/volunteer-values.ts';
import { useServed } from './served.ts';

const timeZone = 'Europe/London' as TimeZone;

/** Answers as a form of the playground sends them. */
const answers = (values: Readonly<Record<string, string | boolean | readonly string[]>>): [string, string][] =>
  Object.entries(values).map(([name, value]) => [`field.${name}`, String(value)]);

describe('the story of the first steps', () => {
  const [embedded] = databases;
  const database = embedded.use();
  const log = { info: () => undefined, error: () => undefined };
  let url = '';
  let port = 0;
  let end = async (): Promise<unknown> => undefined;

  beforeAll(async () => {
    const clock = await openMovableClock(database(), createMovedClock('2026-11-30T18:00:00.000Z'));
    const playground = openPlayground({
      ...{ database: database(), clock, log, root: projectRoot() },
      moves: { clock, timeZone, afresh: 'begin afresh' },
      renderers: async (commands) => createRenderers(commands),
    });
    const { messengers } = playground;
    const basics = { database: database(), clock, timeZone, log, onlyPlayground: true, messengers, cast };
    const app = createApp({ ...basics, programme: hmepStrategicPeerReview });
    const pages = await playground.serve(app);
    const server = await startServer({ ready: async () => true, playground: pages }, 0, '127.0.0.1');
    ({ port } = server.address() as AddressInfo);
    url = `http://localhost:${port}`;
    await app.schedule.look();
    app.worker.start();
    end = () => Promise.all([app.worker.stop(), stopServer(server)]);
  });
  afterAll(() => end());

  const as = (persona: string) => createVisitor({ url, place: 'hmep', as: persona });
  const look = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Element> =>
    parseHtml((await sendRaw(port, { path, headers })).text);
  const begin = '/playground/hmep?as=colleague';

  const panel = (page: Element): Element => {
    const found = byId(page, 'story');
    if (!found) throw new Error('The page has no story');
    return found;
  };
  const marks = (page: Element): readonly string[] =>
    all(panel(page), 'li').map(({ attributes }) => attributes['class']?.replace('story-step ', '') ?? '');

  /** Presses what the panel offers next, as a browser sends it without a script. */
  const pressesNext = async (): Promise<RawAnswer> => {
    const story = panel(await look(begin));
    const next = all(story).find((each) => hasClass(each, 'next') || hasClass(each, 'story-end'));
    const [form] = next ? all(next, 'form') : [];
    if (!form) throw new Error('There is no next step');
    expect(form.attributes['data-turbo']).toBe('false');
    const pairs = all(form, 'input').map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']);
    return sendRaw(port, formOf(port, form.attributes['action'] ?? '', Object.fromEntries(pairs)));
  };

  const nothingMore = async (): Promise<void> => undefined;

  /** Each step: where it leads, and what is done there. */
  const walk: readonly [string, string, string, () => Promise<unknown>][] = [
    [
      ...(['/playground/hmep?as=officer', '/hmep volunteer', 'Register an authority'] as const),
      async () => {
        await as('officer').turns('submit', (_, pairs) => [
          ...pairs.filter(([name]) => !(name.replace('field.', '') in filledIn)),
          ...answers(filledIn),
        ]);
        await as('officer').turns('submit', (_, pairs) => [...pairs, ...answers(known)]);
      },
    ],
    [
      ...(['/playground/hmep?as=host', '/hmep register', 'Approve the volunteer'] as const),
      () => as('host').turns('submit', (_, pairs) => [...pairs, ['field.authority', 'E06000010']]),
    ],
    [
      ...(['/playground/hmep?as=office', '/hmep inbox', 'Subscribe a channel'] as const),
      async () => {
        await as('office').presses('Approve');
        await as('office').turns('submit', (_, pairs) => [...pairs, ['field.agreed', 'true']]);
      },
    ],
    [...(['/playground/highways?as=officer', '/hmep subscribe weekly', 'Rehearse a review'] as const), nothingMore],
    [...(['/playground/hmep?as=officer', '/hmep rehearse', 'That was the last.'] as const), nothingMore],
  ];

  it('is walked through: each step leads where it is done, and open pages follow', async () => {
    expect(marks(await look(begin))).toEqual(['next', 'later', 'later', 'later', 'later']);
    const listening = await as('councillor').listens();
    for (const [index, [location, said, then, acts]] of walk.entries()) {
      const answer = await pressesNext();
      expect([answer.status, answer.headers.location]).toEqual([303, location]);
      const page = await look(location);
      expect(visibleText(page)).toContain(said);
      await acts();
      await expect.poll(listening.heard, { timeout: 10_000 }).toContain(`${index + 1} of 5 steps are done.`);
      expect(listening.heard()).toContain(then);
      const done = marks(await look(begin)).filter((mark) => mark === 'done');
      expect(done).toHaveLength(index + 1);
    }
    await listening.closes();
  });

  it('ends with the rehearsal, which goes on as the clock is moved', async () => {
    const before = await look(begin);
    expect(visibleText(panel(before))).toContain('That is the whole story.');
    const answer = await pressesNext();
    expect([answer.status, answer.headers.location]).toEqual([303, '/playground/hmep?as=officer']);
    const clock = byId(await look(begin), 'clock');
    expect(clock && visibleText(clock)).toContain('Tuesday 1 December 2026, 17:45');
    await expect.poll(() => as('officer').reads(), { timeout: 10_000 }).toContain('Tomorrow, day 1 of 3');
  });

  it('stays put away where somebody has put it away', async () => {
    expect(panel(await look(begin)).attributes).toHaveProperty('open');
    expect(panel(await look(begin, { cookie: 'story=open' })).attributes).toHaveProperty('open');
    expect(panel(await look(begin, { cookie: 'story=away' })).attributes).not.toHaveProperty('open');
  });
});

describe('where others use the bot too', () => {
  const served = useServed();

  it('no story is told, and every place says what will be there', async () => {
    const reads = async (path: string) => visibleText(parseHtml((await served().send({ path })).text));
    expect(await reads('/playground/hmep?as=officer')).not.toContain('First steps');
    expect(await reads('/playground/highways?as=officer')).toContain('Quiet so far. Type /hmep subscribe weekly');
    expect(await reads('/playground/review-team?as=officer')).toContain('The team and its lists for each day');
    expect(await reads('/playground/review-host?as=host')).toContain('What the host prepares for each day');
    const visitor = createVisitor({ url: served().url, place: 'highways', as: 'officer' });
    await visitor.says('Good morning');
    expect(await visitor.reads()).not.toContain('Quiet so far');
  });

  it.each([
    ['colleague', 'volunteer', 'help'],
    ['host', 'register', 'help'],
    ['office', 'inbox', 'inbox'],
  ])('the box suggests to %s what is likely theirs: %s, later %s', async (persona, first, later) => {
    const suggested = async () => {
      const { text } = await served().send({ path: `/playground/hmep?as=${persona}` });
      const composer = byId(parseHtml(text), 'composer');
      return composer && all(composer, 'input').at(-1)?.attributes['placeholder'];
    };
    expect(await suggested()).toBe(`Type /hmep ${first}`);
    await createVisitor({ url: served().url, place: 'hmep', as: persona }).says('hello');
    expect(await suggested()).toBe(`Type /hmep ${later}`);
  });
});
