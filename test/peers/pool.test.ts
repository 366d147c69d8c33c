import { describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../../src/storage/database.ts';
import { recordingEngine } from '../bench/replay.ts';
import { button, createTestBot, said, type TestBot } from '../support/bot.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';
import { seedPeers } from '../support/pool.ts';

const officeOf = async (bot: TestBot) => {
  const office = bot.person('Office');
  await office.types(`claim ${await bot.app.office.newCode(bot.clock.now())}`);
  return office;
};

const begin = async (database: Database) => {
  await emptyDatabase(database);
  const bot = await createTestBot(database);
  return { bot, office: await officeOf(bot) };
};

describe.each(mainly('postgresql'))('the pool on $kind', ({ use, openEngine }) => {
  const database = use();

  it('is for the office alone', async () => {
    const { bot } = await begin(database());
    expect(said(await bot.person('Ada').types('peers'))).toContain('This is for the programme office');
  });

  it('has gaps everywhere before there are peers', async () => {
    const { office } = await begin(database());
    const seen = said(await office.types('peers'));
    expect(seen).toContain('Nobody can be asked to join a review.');
    expect(seen).toContain('to see who has volunteered and waits');
    expect(seen).toMatch(/^Nobody for: .*; Asset management and resilience; /mu);
    expect(seen).toMatch(/^Nobody in: North East; .*; London$/mu);
    expect(seen).not.toContain('By theme');
  });

  it('counts by theme and by region, and finds by what is typed', async () => {
    const { office } = await begin(database());
    await seedPeers(database(), { count: 4, prefix: 'Hull' });
    await seedPeers(database(), {
      count: 2,
      prefix: 'Kent',
      authority: `'E10000016'`,
      theme: `'finance'`,
      experience: `'done'`,
    });
    await seedPeers(database(), { count: 3, prefix: 'Learner', theme: `'delivery'`, experience: `'learning'` });
    await seedPeers(database(), { count: 1, prefix: 'Member', kind: `'member'` });
    for (const state of ['interested', 'with_group_office', 'paused', 'declined', 'withdrawn']) {
      await seedPeers(database(), { count: 1, prefix: state, state: `'${state}'` });
    }

    const all = said(await office.types('peers'));
    expect(all).toContain('10 peers can be asked to join a review. One peer takes a break.');
    // Who is learning a theme does not fill its gap.
    expect(all).toMatch(/^Nobody for: .*Delivery model and supply chain/mu);
    expect(all).toContain('Hardly anybody for: Corporate and financial context (2)');
    expect(all).toContain('Hardly anybody in: South East (2)');
    expect(all).toContain('Corporate and financial context: 2 peers: 2 did it');
    expect(all).toContain('Asset management and resilience: 5 peers: 5 led it');
    expect(all).toContain('Yorkshire and The Humber: 8 peers');
    expect(all).toContain('South East: 2 peers');
    expect(all).toContain('Cllr Member 000001');
    for (const state of ['interested', 'with_group_office', 'paused', 'declined', 'withdrawn']) {
      expect(all).not.toContain(`${state} 000001`);
    }

    const kent = said(await office.types('peers theme:finance region:"south east"'));
    expect(kent).toContain('2 peers can be asked and fit.');
    expect(kent).toContain('Kent 000002, Head of Highways, A council. Has done: Corporate and financial context.');
    expect(said(await office.types('peers theme:delivery'))).toContain('Nobody can be asked and fits');
    expect(said(await office.types('peers kind:councillor'))).toContain('One peer can be asked and fits.');
    expect(said(await office.types('peers kind:provider'))).toContain('Nobody can be asked');
  });

  it('counts a peer wherever they would travel, also where that is anywhere', async () => {
    const { office } = await begin(database());
    await seedPeers(database(), { count: 3, prefix: 'Hull' });
    const { prisma } = database();
    await prisma.peer.updateMany({
      where: { name: 'Hull 000001' },
      data: { answered: ['regions'], travelsTo: ['London', 'North East'] },
    });
    await prisma.peer.updateMany({ where: { name: 'Hull 000002' }, data: { answered: ['regions'], travelsTo: [] } });
    const all = said(await office.types('peers'));
    expect(all).toContain('Yorkshire and The Humber: 3 peers');
    expect(all).toContain('London: 2 peers');
    expect(all).toContain('South West: one peer');
    expect(said(await office.types('peers region:london'))).toContain('2 peers can be asked and fit.');
    expect(said(await office.types('peers region:"south west"'))).toContain('Hull 000002');
  });

  it('finds who is available for as long as a visit takes', async () => {
    const { office } = await begin(database());
    await seedPeers(database(), { count: 4, prefix: 'Hull' });
    await database().prisma.$executeRaw`
      INSERT INTO peer_availability (peer_id, "from", "to")
      SELECT id, days.first::date, days.last::date FROM peers JOIN (VALUES
        ('Hull 000001', '2027-03-01', '2027-03-31'), ('Hull 000002', '2027-03-30', '2027-04-30'),
        ('Hull 000003', '2027-05-01', '2027-05-31')) AS days(name, first, last) ON days.name = peers.name`;
    const names = async (typed: string) => said(await office.types(`peers ${typed}`)).match(/Hull 00000\d/gu) ?? [];
    expect(await names('available:2027-03-01..2027-03-31')).toEqual(['Hull 000001']);
    // Two days in March are too few for a visit of three, but all that is asked for here.
    expect(await names('available:2027-03-30..2027-03-31')).toEqual(['Hull 000001', 'Hull 000002']);
    expect(await names('available:2027-04-01..2027-04-30')).toEqual(['Hull 000002']);
    expect(await names('available:2027-05-01..2027-05-31 theme:finance')).toEqual([]);
    expect(await names('available:2027-08-01..2027-08-31')).toEqual([]);
  });

  it('is paged, and nobody is left out or shown twice', async () => {
    const { office } = await begin(database());
    await seedPeers(database(), {
      count: 23,
      prefix: 'Peer',
      state: `CASE WHEN n % 2 = 0 THEN 'active' ELSE 'approved' END`,
    });
    const seen: string[] = [];
    let reply = await office.types('peers theme:assets');
    for (let page = 0; page < 3; page += 1) {
      seen.push(...(said(reply).match(/Peer \d{6}/gu) ?? []));
      if (page < 2) reply = await office.presses(button(reply, 'More'));
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `Peer ${String(index + 1).padStart(6, '0')}`));
    expect(said(reply)).not.toContain('[More]');

    const gone = { command: 'peers', values: { after: '00000000-0000-4000-8000-000000000000' } };
    expect(said(await office.presses(gone))).toContain('Peer 000001');
    const { id } = await database().prisma.peer.findFirstOrThrow({ where: { name: 'Peer 000023' } });
    expect(said(await office.presses({ command: 'peers', values: { after: id } }))).toContain('That was everybody');
  });

  it('says what is wrong with what was typed, and what was meant', async () => {
    const { office } = await begin(database());
    await seedPeers(database(), { count: 1, prefix: 'Hull' });
    const wrong = await office.types('peers theme:asets kind:officer');
    expect(said(wrong)).toContain('There is no theme “asets”.');
    expect(said(wrong)).toContain('Did you mean /hmep peers theme:assets?');
    expect(said(await office.presses(button(wrong, 'Show theme:assets')))).toContain('One peer can be asked and fits.');
    expect(said(await office.types('peers region:kent'))).toContain('Did you mean /hmep peers region:"South East"?');
    expect(said(await office.types('peers kind:bishop'))).toContain(
      'Choose one of these: officer, member, provider, other.',
    );
    expect(said(await office.types('peers available:2027-03-31..2027-03-01'))).toContain('ends before it starts');
    expect(said(await office.types('peers available:2020-03-01..2020-03-31'))).toContain('These days are over');
    expect(said(await office.types('peers available:soon'))).toContain('is not a period');
    expect(said(await office.types('peers party:any'))).toContain('I do not know what to do with “party:any”');
  });

  it('takes a number of statements that does not grow with the peers', async () => {
    const { office } = await begin(database());
    await seedPeers(database(), { count: 20, prefix: 'Few' });
    const looks = async () => [
      await countStatements(database(), () => office.types('peers')),
      await countStatements(database(), () =>
        office.types('peers theme:assets region:london available:2027-03-01..2027-03-31'),
      ),
      await countStatements(database(), async () => {
        const { id } = await database().prisma.peer.findFirstOrThrow({ orderBy: { name: 'asc' } });
        await office.presses({ command: 'peers', values: { after: id } });
      }),
    ];
    const few = await looks();
    await seedPeers(database(), { count: 3_000, prefix: 'Many' });
    expect(await looks()).toEqual(few);
    // One says who asks; then the counts, then the page.
    expect(few.slice(0, 2)).toEqual([3, 3]);
  });

  it('never names a political group in a statement, and counts the same whatever it is', async () => {
    const statements: string[] = [];
    const recorded = createDatabase(recordingEngine(await openEngine('migrated'), ({ sql }) => statements.push(sql)));
    try {
      const bot = await createTestBot(recorded);
      const office = await officeOf(bot);
      await seedPeers(recorded, { count: 2, prefix: 'Member', kind: `'member'` });
      const look = async () => [
        said(await office.types('peers')),
        said(await office.types('peers kind:member region:london available:2027-03-01..2027-03-31')),
        said(await office.types('calls')),
      ];
      const before = await look();
      statements.splice(0);
      await recorded.prisma.$executeRaw`
        INSERT INTO peer_group_offices (peer_id, group_office) SELECT id, 'labour' FROM peers`;
      expect(statements.some((sql) => sql.includes('peer_group_offices'))).toBe(true);
      statements.splice(0);
      expect(await look()).toEqual(before);
      await office.submits(await office.types('call'), { text: 'Help', kind: 'member', closesOn: '2026-12-01' });
      await bot.app.worker.workOff();
      expect(statements.length).toBeGreaterThan(10);
      expect(statements.filter((sql) => sql.includes('group_office'))).toEqual([]);
    } finally {
      await recorded.close();
    }
  });
});
