import { beforeEach, describe, expect, it } from 'vitest';
import { button, createTestBot, formOf, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { forAll } from './posting.ts';

const onSlack = { platform: 'slack', workspace: { externalId: 'T-office', name: 'The office' } } as const;
const onTeams = { platform: 'teams', workspace: { externalId: 'tenant', name: 'Westhaven County Council' } } as const;

const words = { title: 'Winter maintenance', text: 'It begins in January.', link: '' };

describe.each(mainly('postgresql'))('looking at news before it is sent off, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('an officer gets it on every platform that they use, and nobody else does', async () => {
    const [slack, teams] = [createTestMessenger(), createTestMessenger()];
    const { app, clock, person } = await createTestBot(database(), {
      messengers: { slack, teams },
      onlyPlayground: false,
    });
    await app.workspaces.configure(onTeams, clock.now());
    const officer = person('Officer', onSlack);
    await officer.types(`claim ${await app.office.newCode(clock.now())}`);
    await person('Ann', onTeams).types('subscribe daily at 08:30');

    const look = await officer.submits(await officer.submits(await officer.types('post'), words), forAll);
    expect(said(await officer.presses(button(look, 'Send it to me alone')))).toContain(
      'You get it in a message of your own',
    );
    await app.worker.workOff();
    expect(slack.posted.map(({ view }) => view.summary)).toEqual(['Only for you to look at: Winter maintenance']);
    expect(teams.posted).toEqual([]);

    const code = /[A-Z]{4}-[A-Z]{4}/u.exec(said(await officer.types('link')))?.[0] ?? '';
    const there = person('Officer', onTeams);
    const asked = await there.types(`link ${code}`);
    await there.presses(button(asked, 'Yes, this is me'));
    clock.advance({ minutes: 1 });
    expect(said(await officer.presses(button(look, 'Send it to me alone')))).toContain('in 2 messages of your own');
    await app.worker.workOff();
    const shown = teams.posted.filter(({ view }) => view.summary.startsWith('Only for you'));
    expect(shown).toHaveLength(1);
    expect(JSON.stringify(shown[0]?.view)).toContain('It begins in January.');
    // Nothing was published.
    expect(said(await officer.types('news'))).toContain('published nothing yet');
  });

  it('a time alone is meant for today, and one that has passed is said at its field', async () => {
    const { app, clock, person } = await createTestBot(database(), { onlyPlayground: false });
    const officer = person('Officer', onSlack);
    await officer.types(`claim ${await app.office.newCode(clock.now())}`);
    const second = await officer.submits(await officer.types('post'), words);
    const passed = formOf(await officer.submits(second, { ...forAll, publishTime: '07:00' }));
    expect(passed.errors).toEqual({
      publishTime: 'This has passed today. Give the day too, or leave it empty to publish now.',
    });
    const look = await officer.submits(second, { ...forAll, publishTime: '22:00' });
    expect(said(await officer.presses(button(look, 'Send it off')))).toContain(
      'Waits for its time: 22 November 2026, 22:00.',
    );
  });
});
