import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/chat/caller.ts';
import type { PeerState } from '../../src/peers/peer.ts';
import { said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { dump, fillEverythingAbout, tablesWith } from '../support/everything-about.ts';
import { at, begin, name } from './merging-set-up.ts';

const peer = (personId: string, state: PeerState, more: object = {}) => ({
  personId,
  kind: 'officer' as const,
  state,
  name,
  email: `${state}@council.example`,
  role: 'Head of Highways',
  privacyNotice: '2026-11',
  volunteeredAt: at,
  updatedAt: at,
  ...more,
});

const range = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

describe.each(mainly('postgresql'))('two people who turn out to be one, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('lose nothing: all of one is the other’s', async () => {
    const { callers, links } = await begin(database());
    const { from, into } = await callers();
    const about = { person: from.person, account: from.account, lane: from.workspace.id, name, email: 'zq@x.example' };
    await fillEverythingAbout(database(), about);
    const before = await dump(database());
    await links();
    const after = await dump(database());

    expect(tablesWith(after, from.person)).toEqual(['audit_entries', 'persons']);
    const held = ['announcements', 'announcements_seen', 'call_answers', 'cases', 'peers', 'registrations', 'accounts'];
    expect(tablesWith(after, into.person)).toEqual(expect.arrayContaining(held));
    // Codes and links that were made for one of the two are void; everything else is there as before.
    for (const [table, rows] of before) {
      if (['link_codes', 'data_exports', 'link_guesses'].includes(table)) continue;
      const count = (text = '') => text.split('\n').filter((line) => line !== '').length;
      expect([table, count(after.get(table)) >= count(rows)]).toEqual([table, true]);
    }
    for (const kept of [name, 'zq@x.example', '020 7946 0123', 'E06000010', 'independent'])
      expect(tablesWith(after, kept)).toEqual(tablesWith(before, kept));
  });

  it('are the office if one of them was, since the earlier day', async () => {
    const { there, callers, links, app, clock } = await begin(database());
    await there.types(`claim ${await app.office.newCode(clock.now())}`);
    await links();
    const { into, from } = await callers();
    expect(from.person).toBe(into.person);
    expect(into.roles).toEqual(['office']);
    expect(await database().prisma.roleGrant.count()).toBe(1);
    expect(said(await there.types('audit'))).toMatch(
      /: (Ann|Zachary Quennell-Example) became the programme office with a code/u,
    );
    expect(said(await there.types('audit ', { person: into.person, name }))).toContain('became the programme office');
    expect(said(await there.types('my-data'))).toContain(
      'the audit log: you became the programme office with a code, ',
    );
  });

  it.each<[PeerState, PeerState, PeerState]>([
    ['approved', 'interested', 'approved'],
    ['interested', 'approved', 'approved'],
    ['withdrawn', 'declined', 'declined'],
  ])('who volunteered on both, %s and %s, go on as %s, with what only the other had', async (ofInto, ofFrom, state) => {
    const { callers, links, there } = await begin(database());
    const { from, into } = await callers();
    const { prisma } = database();
    await prisma.peer.create({
      data: {
        ...peer(into.person, ofInto, { telephone: '020 7946 0001', optIns: ['mentoring'] }),
        themes: { create: { theme: 'assets', experience: 'led' } },
        organisations: { create: { position: 0, name: 'Hull', authority: 'E06000010', kind: 'authority' } },
        availability: { create: [range('2027-03-01', '2027-03-10'), range('2027-05-01', '2027-05-02')] },
      },
    });
    await prisma.peer.create({
      data: {
        ...peer(from.person, ofFrom, { reviewsAYear: 2, optIns: ['events'] }),
        themes: {
          create: [
            { theme: 'assets', experience: 'learning' },
            { theme: 'customers', experience: 'done' },
          ],
        },
        organisations: {
          create: [
            { position: 0, name: 'Hull', authority: 'E06000010', kind: 'authority' },
            { position: 1, name: 'Example Ltd', kind: 'provider' },
          ],
        },
        availability: { create: [range('2027-03-08', '2027-03-20'), range('2027-06-01', '2027-06-02')] },
        earlierPosts: { create: { position: 0, name: 'Elsewhere' } },
      },
    });
    const reply = await links();
    expect(reply).toContain('You had volunteered as a peer on both.');
    expect(reply).toContain(`${state}@council.example`);

    const [one, ...others] = await prisma.peer.findMany({
      include: { themes: true, organisations: true, availability: { orderBy: { from: 'asc' } }, earlierPosts: true },
    });
    expect(others).toEqual([]);
    expect(one).toMatchObject({ personId: into.person, state, telephone: '020 7946 0001', reviewsAYear: 2 });
    expect(one?.optIns).toEqual(['events', 'mentoring']);
    const levels = Object.fromEntries(one?.themes.map(({ theme, experience }) => [theme, experience]) ?? []);
    expect(levels).toEqual({ assets: state === ofInto ? 'led' : 'learning', customers: 'done' });
    expect(one?.organisations.map(({ name: each }) => each).sort()).toEqual(['Example Ltd', 'Hull']);
    const day = (date: Date) => date.toISOString().slice(5, 10);
    expect(one?.availability.map((each) => [day(each.from), day(each.to)])).toEqual([
      ['03-01', '03-20'],
      ['05-01', '05-02'],
      ['06-01', '06-02'],
    ]);
    expect(one?.earlierPosts.map(({ name: each }) => each)).toEqual(['Elsewhere']);
    expect(said(await there.types('profile'))).toContain(`${state}@council.example`);
  });

  it('have one case about one offer, with the questions of both, and its card is drawn anew', async () => {
    const { callers, links } = await begin(database());
    const { from, into } = await callers();
    const { prisma } = database();
    const opened = async (personId: string, state: PeerState, text: string) => {
      const { id: aboutId } = await prisma.peer.create({ data: peer(personId, state) });
      const data = { kind: 'volunteer' as const, aboutId, personId, openedAt: at, replyBy: at };
      return prisma.case.create({ data: { ...data, questions: { create: { text, askedAt: at, answer: 'Yes' } } } });
    };
    const kept = await opened(into.person, 'with_group_office', 'One?');
    const folded = await opened(from.person, 'interested', 'Two?');
    await links();
    const cases = await prisma.case.findMany({ include: { questions: true }, orderBy: { state: 'asc' } });
    expect(
      cases.map(({ id, state, outcome, aboutId, personId, questions }) => [
        id,
        state,
        outcome,
        aboutId,
        personId,
        questions.length,
      ]),
    ).toEqual([
      [kept.id, 'waiting', null, kept.aboutId, into.person, 2],
      [folded.id, 'closed', 'withdrawn', kept.aboutId, into.person, 0],
    ]);
    const versions = await prisma.subject.findMany();
    expect(versions.map(({ subject }) => subject).sort()).toEqual([`case:${folded.id}`, `case:${kept.id}`].sort());
  });

  it.each<[PeerState, object]>([
    ['with_group_office', { state: 'waiting' }],
    ['paused', { state: 'closed', outcome: 'approved', officer: null }],
  ])('keep a case whose offer was folded into another that has none, and is %s: %j', async (state, expected) => {
    const { callers, links } = await begin(database());
    const { from, into } = await callers();
    const { prisma } = database();
    const main = await prisma.peer.create({ data: peer(into.person, state) });
    const other = await prisma.peer.create({ data: peer(from.person, 'interested') });
    await prisma.case.create({
      data: { kind: 'volunteer', aboutId: other.id, personId: from.person, openedAt: at, replyBy: at },
    });
    await links();
    expect(await prisma.case.findMany()).toMatchObject([{ aboutId: main.id, personId: into.person, ...expected }]);
  });

  it('have answered a call, and seen an announcement, once', async () => {
    const { callers, links } = await begin(database());
    const { from, into } = await callers();
    const { prisma } = database();
    const call = await prisma.call.create({ data: { text: 'Help', closesOn: at, createdAt: at } });
    const later = new Date('2026-11-21T09:00:00Z');
    await prisma.callAnswer.create({ data: { callId: call.id, personId: into.person, answer: 'yes', at } });
    await prisma.callAnswer.create({ data: { callId: call.id, personId: from.person, answer: 'no', at: later } });
    const news = await prisma.announcement.create({
      data: { title: 'Spring', text: 'Reviews', authorId: from.person, createdAt: at },
    });
    for (const { person } of [from, into])
      await prisma.announcementSeen.create({ data: { announcementId: news.id, personId: person, at } });
    await links();
    expect(await prisma.callAnswer.findMany()).toMatchObject([{ personId: into.person, answer: 'no' }]);
    expect(await prisma.announcementSeen.findMany()).toMatchObject([{ personId: into.person }]);
    const redrawn = (await prisma.subject.findMany()).map(({ subject }) => subject).sort();
    expect(redrawn).toEqual([`announcement:${news.id}`, `call:${call.id}`]);
  });

  it('get a message that waits for both once', async () => {
    const { callers, links } = await begin(database());
    const { from, into } = await callers();
    const { prisma } = database();
    const to = (of: Caller, state: 'queued' | 'sent') => ({
      lane: of.workspace.id,
      recipientKind: 'account' as const,
      recipientId: of.account,
      state,
      dueAt: at,
      updatedAt: at,
    });
    const message = async (key: string, states: readonly ['queued' | 'sent', 'queued' | 'sent']) =>
      prisma.outgoingMessage.create({
        data: { key, summary: key, createdAt: at, deliveries: { create: [to(from, states[0]), to(into, states[1])] } },
      });
    await message('both wait', ['queued', 'queued']);
    await message('one has come', ['sent', 'queued']);
    await prisma.outgoingMessage.create({
      data: { key: 'alone', summary: 'alone', createdAt: at, deliveries: { create: to(from, 'queued') } },
    });
    await links();
    const states = async (key: string) =>
      (await prisma.delivery.findMany({ where: { message: { key } } })).map(({ state }) => state).sort();
    expect(await states('both wait')).toEqual(['cancelled', 'queued']);
    expect(await states('one has come')).toEqual(['cancelled', 'sent']);
    expect(await states('alone')).toEqual(['queued']);
  });

  it('wait while one of them is on hold', async () => {
    const { callers, links, there, here } = await begin(database());
    const { from } = await callers();
    await database().prisma.hold.create({ data: { personId: from.person, placedBy: randomUUID(), placedAt: at } });
    const code = /[A-Z]{4}-[A-Z]{4}/u.exec(said(await here.types('link')))?.[0] ?? '';
    expect(said(await there.types(`link ${code}`))).toContain('One of the two accounts is on hold');
    await database().prisma.hold.deleteMany();
    expect(await links()).toContain('Your accounts are linked.');
  });
});
