import { describe, expect, it } from 'vitest';
import { createBadEndsReport } from '../../src/office/report-bad-ends.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { button, createTestBot, said } from '../support/bot.ts';
import { databases } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';
import { newTown } from '../support/town.ts';

describe.each(databases)('an announcement on $kind', ({ use }) => {
  const database = use();

  it('stands in every channel, and shows everywhere how many have seen it', async () => {
    const [slack, teams] = [createTestMessenger(), createTestMessenger()];
    const { app, clock, person } = await createTestBot(database(), { messengers: { slack, teams } });
    await newTown(database(), { platform: 'slack', channels: 2 });
    await newTown(database(), { platform: 'teams', channels: 1 });
    const office = person('Office');
    expect(said(await person('Ada').types('announcements'))).toContain('has not announced anything yet');
    expect(said(await office.types('announce'))).toContain('This is for the programme office');
    await office.types(`claim ${await app.office.newCode(clock.now())}`);

    const words = { title: 'Spring reviews', text: 'Three councils have asked.\n\nTell us when you can.' };
    expect(said(await office.submits(await office.types('announce'), words))).toContain(
      'Spring reviews goes to 3 channels.',
    );
    expect(said(await office.types('deliveries'))).toContain('to 3: 3 waiting.');
    await app.worker.workOff();
    expect(said(await office.types('deliveries'))).toContain('to 3: 3 arrived.');

    const cards = () =>
      [...slack.posted, ...teams.posted].map(({ view }) => said({ kind: 'show', to: 'caller', view }));
    expect(cards()).toEqual(Array(3).fill(expect.stringContaining('Nobody has said yet')));

    const [card] = slack.posted;
    if (!card) throw new Error('The card was posted');
    const seen = button({ kind: 'show', to: 'caller', view: card.view }, 'I have seen this');
    expect(await person('Ada').presses(seen)).toEqual({ kind: 'noted' });
    expect(await person('Ada').presses(seen)).toEqual({ kind: 'noted' });
    expect(await person('Bob').presses(seen)).toEqual({ kind: 'noted' });
    await app.worker.workOff();
    expect(cards()).toEqual(Array(3).fill(expect.stringContaining('2 people have seen this.')));
    const list = await person('Cat').types('announcements');
    expect(said(list)).toContain('2 people have seen this.');
    const answer = await person('Cat').presses(button(list, 'I have seen this'));
    expect(said(answer)).toContain('Thank you. You have seen Spring reviews.\n3 people have seen this.');

    const gone = { command: 'announcements', values: { seen: '00000000-0000-4000-8000-000000000000' } };
    expect(said(await person('Ada').presses(gone))).toContain('This announcement is gone');
  });

  it('that did not arrive is sent again at a press', async () => {
    const slack = createTestMessenger();
    const { app, clock, person } = await createTestBot(database(), { messengers: { slack } });
    await newTown(database(), { platform: 'slack', channels: 2 });
    const office = person('Office Again', {
      platform: 'slack',
      workspace: { externalId: 'T-office', name: 'The office' },
    });
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    slack.answer = () => ({ kind: 'unreachable', why: 'The bot was removed from the channel.' });
    await office.submits(await office.types('announce'), { title: 'Lost', text: 'Words' });
    await app.worker.workOff();
    const list = await office.types('deliveries');
    expect(said(list)).toContain('Lost');
    expect(said(list)).toContain('could not be reached');
    expect(said(list)).toContain('The bot was removed from the channel.');

    // The office hears of it, once, where it is; and never of a report that did not arrive.
    const report = () =>
      inTransaction(database(), (tx) =>
        createBadEndsReport(app.deliveries).run(tx, { dueAt: clock.now(), now: clock.now() }),
      );
    expect(await report()).toMatch(/^reported \d+ to \d+$/u);
    expect(await report()).toBe('nothing to report');

    slack.answer = () => undefined;
    expect(said(await office.presses(button(list, 'Send these again')))).toContain('are sent again');
    await app.worker.workOff();
    expect(slack.posted.length).toBeGreaterThanOrEqual(2);
    expect(said(await office.types('deliveries'))).toContain('Lost to 5: 1 waiting, 4 arrived.');
  });
});
