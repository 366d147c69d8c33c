import { beforeEach, describe, expect, it } from 'vitest';
import { button, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginNews, inCouncil, reader } from './digests-set-up.ts';

describe.each(mainly('embedded'))('digests on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('are stopped by one press on any of them, by whom they are for', async () => {
    const { app, clock, person, posts, passes, teams } = await beginNews(database());
    const ann = reader(person, 'Ann');
    await ann.types('subscribe daily at 08:30');
    await ann.types('subscribe reviews monthly on 31 at 08:30');
    const { id } = (await app.people.meet({ ...inCouncil, externalId: 'ann', name: 'Ann' }, clock.now())).workspace;
    const channel = { workspace: id, externalId: 'highways', name: '#highways', address: {} };
    await app.deliveries.rememberChannel(channel, clock.now());
    const there = person('Ann', inCouncil, 'highways');
    await there.types('subscribe daily at 08:30');
    await posts('News');
    await passes(1);
    expect(teams.posted).toHaveLength(2);
    const view = teams.posted[0]?.view ?? { summary: '', blocks: [] };
    const press = button({ kind: 'show', to: 'caller', view }, 'Stop this digest');
    expect(said(await reader(person, 'Stranger').presses(press))).toContain('has ended');
    expect(said(await ann.types('subscriptions'))).toContain('every day at 08:30');
    const stopped = await there.presses(press);
    expect(stopped).toMatchObject({ to: 'conversation' });
    expect(said(stopped)).toContain('Ann has seen to it.');
    expect(said(await ann.types('subscriptions'))).toContain('every day at 08:30');
    await ann.presses(press);
    const left = said(await ann.types('subscriptions'));
    expect(left).not.toContain('every day at 08:30');
    expect(left).toContain('Reviews');
  });
});
