import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { inCouncil, inOffice } from '../journeys/digests-set-up.ts';
import { createTestBot, formOf, type Person, said } from '../support/bot.ts';
import { databases, emptyDatabase, mainly } from '../support/databases.ts';
import { all } from '../support/playground-html.ts';
import { servePlayground } from '../support/playground-server.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { sendsOff } from './posting.ts';

const setUp = async (database: Database) => {
  const [slack, teams] = [createTestMessenger(), createTestMessenger()];
  const bot = await createTestBot(database, { messengers: { slack, teams }, onlyPlayground: false });
  const { app, clock, person } = bot;
  const office = person('Office One', inOffice);
  await office.types(`claim ${await app.office.newCode(clock.now())}`);
  await app.workspaces.configure(inCouncil, clock.now());
  const { workspace } = await app.people.meet({ ...inCouncil, externalId: 'ann', name: 'Ann' }, clock.now());
  // The jobs are known from now on.
  await app.schedule.look();

  const posts = async (title: string): Promise<void> => {
    clock.advance({ minutes: 1 });
    await sendsOff(office, title);
  };
  /** The next morning, when digests are composed; they are sent where the test says so. */
  const isMorning = async (): Promise<void> => {
    clock.advance({ days: 1 });
    await app.schedule.look();
  };
  const isIn = (channel: string) =>
    app.deliveries.rememberChannel(
      { workspace: workspace.id, externalId: channel, name: `#${channel}`, address: {} },
      clock.now(),
    );
  const leaves = (channel: string) => app.deliveries.forgetChannels(workspace.id, [channel]);
  const came = (channel: string): readonly string[] =>
    teams.posted.flatMap(({ to, view }) => (to.externalId === channel ? [view.summary] : []));
  const ann = (channel: string): Person => person('Ann', inCouncil, channel);
  return { ...bot, teams, office, posts, isMorning, isIn, leaves, came, ann };
};

describe.each(mainly('postgresql'))('bad input, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('an update of 20,000 characters is answered at its field, and nothing of it is lost', async () => {
    const { office } = await setUp(database());
    const text = 'Potholes '.repeat(2_222).trim().padEnd(20_000, '!');
    const asked = formOf(await office.submits(await office.types('post'), { title: 'A long one', text, link: '' }));
    expect(asked.errors).toEqual({ text: 'This is 20000 characters long; 3000 fit.' });
    expect(asked.values).toMatchObject({ title: 'A long one', text });
    // Whoever closes it and comes back finds it.
    expect(formOf(await office.types('post')).values).toMatchObject({ title: 'A long one', text });
    expect(await database().prisma.update.count()).toBe(0);
  });

  it('a link that is none is answered at its field', async () => {
    const { office } = await setUp(database());
    for (const link of [
      'javascript:alert(1)',
      'http//example.org',
      'https://example.org/a b',
      'example.org',
      '//x.org',
    ]) {
      const asked = formOf(await office.submits(await office.types('post'), { title: 'A', text: 'B', link }));
      expect(asked.errors).toEqual({ link: expect.stringContaining('This is not a web address.') });
      expect(asked.values).toMatchObject({ link });
    }
  });

  it('a time or a day that is none is answered at its field', async () => {
    const { office, person } = await setUp(database());
    const second = await office.submits(await office.types('post'), { title: 'A', text: 'B', link: '' });
    const whom = { topic: 'news', themes: [], region: '', urgent: false };
    const wrong = { ...whom, expiresOn: '2026-11-01', publishOn: '2026-11-25', publishTime: '25:61' };
    expect(formOf(await office.submits(second, wrong)).errors).toEqual({
      expiresOn: 'This is over before it is published.',
      publishTime: 'This is not a time of day. Write it like 08:30.',
    });
    const never = { ...whom, expiresOn: '', publishOn: '2027-02-30', publishTime: '08:30' };
    expect(formOf(await office.submits(second, never)).errors).toEqual({
      publishOn: 'This is not a date. Write it like 2027-03-01 or 1/3/2027.',
    });

    const ann = person('Ann', inCouncil);
    const asked = await ann.types('subscribe');
    for (const at of ['24:00', '8:3', '08:60', 'noon']) {
      expect(formOf(await ann.submits(asked, { ...formOf(asked).values, at })).errors).toHaveProperty('at');
    }
    const none = { ...formOf(asked).values, every: 'monthly', day: '32' };
    expect(formOf(await ann.submits(asked, none)).errors).toEqual({ day: 'Choose one of the answers.' });
    expect(await database().prisma.subscription.count()).toBe(0);
  });

  it('200 subscriptions for one channel end at ten, also where twenty people ask at once', async () => {
    const { isIn, ann, person } = await setUp(database());
    const channel = await isIn('highways');
    const asks = Array.from({ length: 20 }, (_, each) => person(`Reader ${each}`, inCouncil, 'highways'));
    const answers = (await Promise.all(asks.map((each) => each.types('subscribe daily at 08:30')))).map(said);
    expect(answers.filter((each) => each.includes('This channel gets all news'))).toHaveLength(10);
    expect(answers.filter((each) => each.includes('There are 10 subscriptions here already'))).toHaveLength(10);
    for (let each = 20; each < 200; each += 1) {
      expect(said(await ann('highways').types('subscribe daily at 08:30'))).toContain('no more fit');
    }
    expect(await database().prisma.subscription.count({ where: { channelId: channel } })).toBe(10);
    expect(said(await person('Ann', inCouncil).types('subscribe daily at 08:30'))).toContain('You get all news');
  });

  it('a channel that the bot left gets nothing more, and everybody else gets theirs', async () => {
    const { app, isIn, leaves, ann, posts, isMorning, came } = await setUp(database());
    for (const channel of ['highways', 'drainage']) {
      await isIn(channel);
      await ann(channel).types('subscribe daily at 08:30');
    }
    await posts('First');
    await isMorning();
    // Its digest is on the way when it goes.
    await leaves('highways');
    await app.worker.workOff();
    await posts('Second');
    await isMorning();
    await app.worker.workOff();
    expect([came('highways'), came('drainage')]).toEqual([[], ['HMEP news: First', 'HMEP news: Second']]);
    expect(await database().prisma.subscription.count()).toBe(1);

    // Whoever added it again decides again; what was missed comes at once.
    await isIn('highways');
    expect(said(await ann('highways').types('subscriptions'))).not.toContain('This channel');
    expect(said(await ann('highways').types('subscribe daily at 08:30'))).toContain('Second\nAbout Second.');
    await posts('Third');
    await isMorning();
    await app.worker.workOff();
    expect(came('highways')).toEqual(['HMEP news: Third']);
  });

  it('a channel that the bot left unheard loses nothing, and keeps nobody waiting', async () => {
    const { app, teams, isIn, ann, posts, isMorning, came } = await setUp(database());
    for (const channel of ['highways', 'drainage']) {
      await isIn(channel);
      await ann(channel).types('subscribe daily at 08:30');
    }
    const away = { kind: 'unreachable', why: 'The bot is not in the channel.' } as const;
    teams.answer = ({ externalId }) => (externalId === 'highways' ? away : undefined);
    for (let day = 1; day <= 9; day += 1) {
      await posts(`Day ${day}`);
      await isMorning();
      await app.worker.workOff();
    }
    expect(came('drainage')).toHaveLength(9);
    teams.answer = () => undefined;
    await isMorning();
    await app.worker.workOff();
    expect(came('highways')).toEqual(['HMEP news: Day 9 and 8 more']);
    expect(came('drainage')).toHaveLength(9);
    await posts('After it');
    await isMorning();
    await app.worker.workOff();
    expect([came('highways').at(-1), came('drainage').at(-1)]).toEqual(['HMEP news: After it', 'HMEP news: After it']);
  });
});

describe('bad input at the playground', () => {
  const database = databases[0].use();

  it('an update of 20,000 characters comes back whole, with what is wrong at its field', async () => {
    const bot = await createTestBot(database());
    const log = { info: () => undefined, error: () => undefined };
    const { app, clock } = bot;
    const server = await servePlayground({ ...app, app, clock, log, database: database() });
    try {
      const office = createVisitor({ url: server.url, place: 'hmep', as: 'office' });
      await office.says(`/hmep claim ${await app.office.newCode(clock.now())}`);
      await office.says('/hmep post');
      const text = 'x'.repeat(20_000);
      await office.turns('submit', (_, pairs) =>
        pairs.map(([name, value]) => [name, { 'field.title': 'A', 'field.text': text }[name] ?? value]),
      );
      expect(await office.reads()).toContain('This is 20000 characters long; 3000 fit.');
      expect(JSON.stringify(all(await office.openForm(), 'textarea'))).toContain(text);
    } finally {
      await server.stop();
    }
  });
});
