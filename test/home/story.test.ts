import { beforeEach, describe, expect, it } from 'vitest';
import { cast } from '../../adapters/playground/cast.ts';
import { accountOf, findPersona } from '../../adapters/playground/personas.ts';
import type { Deed } from '../../src/home/story/story.ts';
import { button, createTestBot, said, westhaven } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { filledIn, known } from '../support/volunteer-values.ts';

describe.each(mainly('postgresql'))('the first steps on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const setUp = async () => {
    const playground = createTestMessenger();
    const bot = await createTestBot(database(), { messengers: { playground }, cast });
    const { app, clock, person } = bot;
    const host = findPersona('host');
    const at = { workspace: (await app.people.meet(accountOf(host as never), clock.now())).workspace.id };
    await app.deliveries.rememberChannel({ ...at, externalId: 'roads', name: '#roads', address: {} }, clock.now());
    const office = person('Office One');
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    const done = async (): Promise<readonly string[]> =>
      Object.entries(await app.deeds()).flatMap(([deed, isDone]) => (isDone ? [deed] : []));
    return { ...bot, office, done };
  };

  it('are done one by one, by whomever', async () => {
    const { person, office, done, clock } = await setUp();
    const ann = person('Ann');
    const soFar: Deed[] = [];
    expect(await done()).toEqual(soFar);

    await ann.submits(await ann.submits(await ann.types('volunteer'), filledIn), known);
    expect(await done()).toEqual(['volunteer']);
    clock.advance({ minutes: 1 });
    await person('Ben').types('register Hull');
    expect(await done()).toEqual(['volunteer', 'register']);

    const opened = await office.presses(button(await office.types('inbox'), 'Open'));
    await office.submits(await office.presses(button(opened, 'Approve')), { agreed: true });
    expect(await done()).toEqual(['volunteer', 'register', 'approve']);

    // What is somebody's own is no channel's.
    await ann.types('subscribe weekly');
    expect(await done()).toHaveLength(3);
    expect(said(await person('Ann', { workspace: westhaven }, 'roads').types('subscribe weekly'))).toContain(
      'This channel',
    );
    expect(await done()).toEqual(['volunteer', 'register', 'approve', 'subscribe']);

    await ann.types('rehearse');
    expect(await done()).toEqual(['volunteer', 'register', 'approve', 'subscribe', 'rehearse']);
  });

  it('are still to be done where what was asked for came to nothing', async () => {
    const { person, done } = await setUp();
    const ann = person('Ann');
    await ann.submits(await ann.submits(await ann.types('volunteer'), filledIn), known);
    await ann.presses(button(await ann.types('withdraw'), 'Yes, withdraw'));
    await ann.types('register Hull');
    await ann.presses(button(await ann.types('status'), 'Take it back'));
    expect(await done()).toEqual([]);
  });
});
