import { describe, expect, it } from 'vitest';
import { createTestBot, said } from '../support/bot.ts';
import { countStatements, mainly } from '../support/databases.ts';
import { seedCases } from '../support/seed-cases.ts';

describe.each(mainly('postgresql'))('the inbox on $kind', ({ use }) => {
  const database = use();

  it('takes as many statements with thousands who wait as with a few, and is turned over page by page', async () => {
    const { app, clock, person } = await createTestBot(database());
    const office = person('Office');
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    const count = () => countStatements(database(), () => office.types('inbox'));

    await seedCases(database(), { volunteers: 4, registrations: 2 });
    const few = await count();
    await seedCases(database(), { volunteers: 2000, registrations: 1000 });
    expect(said(await office.types('inbox'))).toContain('3006 wait for the office');
    expect(await count()).toBe(few);

    // Each once, the longest waiting first.
    const seen: string[] = [];
    for (let from = 0; from < 20; from += 5) {
      const page = await office.presses({ command: 'inbox', values: { from: String(from) } });
      seen.push(...(said(page).match(/^.+ (?:offers to be a peer|asks for a review)\./gmu) ?? []));
      expect(said(page)).toContain(`[More (${3006 - from - 5})]`);
    }
    expect(seen).toHaveLength(20);
    const first = await database().prisma.case.findFirstOrThrow({ orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] });
    const press = { command: 'inbox', values: { open: first.id, listed: 'yes' } };
    expect(said(await office.presses(press))).toContain(String(seen[0]).slice(0, -1));
  });
});
