import { describe, expect, it } from 'vitest';
import { button, said } from '../support/bot.ts';
import { countStatements, mainly } from '../support/databases.ts';
import { becomesPeer, seedPeers } from '../support/pool.ts';
import { beginCalling, call } from './calling.ts';

describe.each(mainly('postgresql'))('many calls, or many answers, on $kind', ({ use }) => {
  const database = use();

  it('list who can help page by page', async () => {
    const { office } = await beginCalling(database());
    await seedPeers(database(), { count: 45, prefix: 'Peer' });
    await office.submits(await office.types('call'), call);
    await database().prisma.$executeRaw`
      INSERT INTO call_answers (call_id, person_id, answer, at)
      SELECT calls.id, peers.person_id, 'yes', calls.created_at FROM calls, peers`;
    let reply = await office.presses(button(await office.types('calls'), 'See all 45'));
    const seen = [...(said(reply).match(/Peer \d{6}/gu) ?? [])];
    for (let page = 0; page < 2; page += 1) {
      reply = await office.presses(button(reply, 'More'));
      seen.push(...(said(reply).match(/Peer \d{6}/gu) ?? []));
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `Peer ${String(index + 1).padStart(6, '0')}`));
    expect(said(reply)).not.toContain('[More]');
  });

  it('are listed page by page, the last to close first', async () => {
    const { office } = await beginCalling(database());
    await database().prisma.$executeRaw`
      INSERT INTO calls (text, closes_on, created_at) SELECT 'Call ' || n, '2026-12-01'::date + n, '2026-11-22'
      FROM generate_series(1, 12) AS n`;
    let reply = await office.types('calls');
    const seen = [...(said(reply).match(/Call \d+/gu) ?? [])];
    for (let page = 0; page < 2; page += 1) {
      reply = await office.presses(button(reply, 'More'));
      seen.push(...(said(reply).match(/Call \d+/gu) ?? []));
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => `Call ${12 - index}`));
    const gone = { command: 'calls', values: { after: '00000000-0000-4000-8000-000000000000' } };
    expect(said(await office.presses(gone))).toContain('Call 12');
  });

  it('take a number of statements that does not grow with the peers', async () => {
    const counts = async (count: number): Promise<readonly number[]> => {
      const { bot, office, gets } = await beginCalling(database());
      const ada = await becomesPeer(database(), bot, 'Ada');
      await seedPeers(database(), { count, prefix: 'Peer' });
      const form = await office.types('call');
      const post = await countStatements(database(), () => office.submits(form, call));
      const yes = button(await gets('Ada'), 'I can help');
      await database().prisma.$executeRaw`
        INSERT INTO call_answers (call_id, person_id, answer, at)
        SELECT calls.id, peers.person_id, 'yes', calls.created_at FROM calls, peers WHERE peers.name <> 'Ada'`;
      const answer = await countStatements(database(), () => ada.presses(yes));
      const list = await countStatements(database(), () => office.types('calls'));
      return [post, answer, list];
    };
    expect(await counts(1_000)).toEqual(await counts(3));
  });
});
