import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { isOpen, type Reached } from '../../src/peers/calls/call.ts';
import { callSent } from '../../src/peers/calls/views.ts';
import { button, formOf, said } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';
import { becomesPeer, seedPeers } from '../support/pool.ts';
import { beginCalling, call } from './calling.ts';

describe('a call', () => {
  it.each<[string, boolean]>([
    ['2026-12-03', true],
    ['2026-12-04', true],
    ['2026-12-05', false],
  ])('that closes on 4 December is open on %s: %s', (today, expected) => {
    expect(isOpen({ closesOn: '2026-12-04' as CalendarDate }, today as CalendarDate)).toBe(expected);
  });

  it.each<[Reached, string]>([
    [{ peers: 1, channels: 0 }, 'one peer'],
    [{ peers: 0, channels: 1 }, 'one channel'],
    [{ peers: 2, channels: 1 }, '2 peers and one channel'],
    [{ peers: 1, channels: 3 }, 'one peer and 3 channels'],
  ])('that reaches %j goes to %s', (reached, expected) => {
    expect(callSent({ closesOn: '2026-12-04' as CalendarDate }, reached).summary).toBe(
      `Your call goes to ${expected}.`,
    );
  });
});

describe.each(mainly('postgresql'))('calls for peers on $kind', ({ use }) => {
  const database = use();

  it('are the office’s to make and to see', async () => {
    const { bot } = await beginCalling(database());
    for (const typed of ['call', 'calls']) {
      expect(said(await bot.person('Stranger').types(typed))).toContain('This is for the programme office');
    }
  });

  it('reach those who fit or may fit, and nobody else', async () => {
    const { office } = await beginCalling(database());
    const { prisma } = database();
    await seedPeers(database(), { count: 6, prefix: 'Peer' });
    await seedPeers(database(), { count: 1, prefix: 'Break', state: `'paused'` });
    await seedPeers(database(), { count: 1, prefix: 'New', state: `'interested'` });
    await seedPeers(database(), { count: 1, prefix: 'Finance', theme: `'finance'` });
    await seedPeers(database(), { count: 1, prefix: 'Learner', experience: `'learning'` });
    await seedPeers(database(), { count: 1, prefix: 'Member', kind: `'member'` });
    const set = (name: string, data: object) => prisma.peer.updateMany({ where: { name }, data });
    await set('Peer 000001', { answered: ['regions'], travelsTo: ['North East'] });
    await set('Peer 000002', { answered: ['regions'], travelsTo: ['London'] });
    await set('Peer 000003', { answered: ['regions'], travelsTo: [] });
    const free = async (name: string, from: string, to: string) => {
      const { id } = await prisma.peer.findFirstOrThrow({ where: { name } });
      await prisma.peerAvailability.create({ data: { peerId: id, from: new Date(from), to: new Date(to) } });
    };
    await free('Peer 000004', '2027-03-01', '2027-03-31');
    await free('Peer 000005', '2027-06-01', '2027-06-30');
    await free('Peer 000006', '2026-01-01', '2026-01-31');

    const reached = async (values: object): Promise<readonly string[]> => {
      await prisma.outgoingMessage.deleteMany();
      await office.submits(await office.types('call'), { ...call, ...values });
      const rows = await prisma.$queryRaw<{ name: string }[]>`
        SELECT p.name FROM deliveries d JOIN outgoing_messages m ON m.id = d.message_id AND m.view IS NOT NULL
        JOIN accounts a ON a.id = d.recipient_id JOIN peers p ON p.person_id = a.person_id ORDER BY p.name`;
      return rows.map(({ name }) => name.replace(' 00000', ' '));
    };
    const peers = [1, 2, 3, 4, 5, 6].map((each) => `Peer ${each}`);
    expect(await reached({})).toEqual(['Finance 1', 'Learner 1', 'Member 1', ...peers]);
    expect(await reached({ themes: ['assets', 'finance'], kind: 'officer' })).toEqual(['Finance 1', ...peers]);
    expect(await reached({ themes: ['finance'] })).toEqual(['Finance 1']);
    expect(await reached({ kind: 'member' })).toEqual(['Member 1']);
    // Of the others nobody knows yet where they would go.
    expect(await reached({ themes: ['assets'], kind: 'officer', region: 'North East' })).toEqual(
      peers.filter((name) => name !== 'Peer 2'),
    );
    expect(await reached({ themes: ['assets'], kind: 'officer', from: '2027-03-01', to: '2027-03-31' })).toEqual(
      peers.filter((name) => name !== 'Peer 5'),
    );
  });

  it('are answered with a press, changed at a press, and closed on time', async () => {
    const { bot, office, got, gets } = await beginCalling(database());
    const [ada, bob] = [await becomesPeer(database(), bot, 'Ada'), await becomesPeer(database(), bot, 'Bob')];
    const sent = await office.submits(await office.types('call'), call);
    expect(said(sent)).toContain('Your call goes to 2 peers. It closes on Friday 4 December 2026.');
    const asked = await gets('Ada');
    expect(said(asked)).toContain('Please answer by: Friday 4 December 2026');
    const [yes, no] = [button(asked, 'I can help'), button(asked, 'Not this time')];
    const card = () => gets('Office').then(said);
    expect(await card()).toContain('Open until Friday 4 December 2026. Nobody has answered yet.');

    const thanks = await ada.presses(yes);
    expect(thanks).toMatchObject({ replace: true });
    expect(said(thanks)).toContain('You can help. Thank you.');
    expect(said(await bob.presses(no))).toContain('Not this time. Thank you for telling us.');
    expect(await card()).toContain('One peer can help. One peer said: not this time.');
    expect(await card()).toContain('Ada, Head of Highways, Hull City Council, officer.one@council.example');
    expect(await card()).not.toContain('Bob');

    // The same again changes nothing, and a change of mind does.
    await ada.presses(yes);
    expect(said(await ada.presses(button(thanks, 'Not this time after all')))).toContain('Not this time.');
    await bob.presses(yes);
    expect(await card()).toContain('One peer can help. One peer said: not this time.');
    expect(await card()).toContain('Bob');
    expect(said(await office.types('calls'))).toContain('Bob');

    bot.clock.set('2026-12-04T23:59:00Z');
    expect(said(await ada.presses(yes))).toContain('You can help.');
    bot.clock.set('2026-12-05T00:01:00Z');
    const late = said(await ada.presses(no));
    expect(late).toContain('This call closed on Friday 4 December 2026. You said in time that you can help.');
    expect(said(await office.types('calls'))).toContain('Closed on Friday 4 December 2026. 2 peers can help.');
    bot.clock.set('2027-06-01T09:00:00Z');
    expect(said(await office.types('calls'))).toContain('No call is open.');
    expect(await got('Nobody')).toBeUndefined();
  });

  it('are for peers: others who press hear so, and whoever withdraws is no helper any more', async () => {
    const { bot, office, gets } = await beginCalling(database());
    const ada = await becomesPeer(database(), bot, 'Ada');
    await office.submits(await office.types('call'), call);
    const yes = button(await gets('Ada'), 'I can help');
    expect(said(await bot.person('Stranger').presses(yes))).toContain(
      'is for peers whom the programme office has approved',
    );
    await ada.presses(yes);
    await ada.types('pause until 2027-01-15');
    expect(said(await office.types('calls'))).toContain('Ada');
    await ada.presses(button(await ada.types('withdraw'), 'Yes, withdraw'));
    expect(said(await office.types('calls'))).not.toContain('Ada');
    expect(said(await ada.presses(yes))).toContain('is for peers whom the programme office has approved');

    const gone = { command: 'respond', values: { call: '00000000-0000-4000-8000-000000000000', answer: 'yes' } };
    expect(said(await ada.presses(gone))).toContain('This call is gone');
    expect(said(await office.presses({ command: 'calls', values: { who: gone.values.call } }))).toContain(
      'This call is gone',
    );
    expect(await database().prisma.callAnswer.count()).toBe(1);
  });

  it('are counted right when many answer at once', async () => {
    const { bot, office, gets } = await beginCalling(database());
    const names = ['Ada', 'Bob', 'Cat', 'Dan', 'Eve'];
    for (const name of names) await becomesPeer(database(), bot, name);
    await office.submits(await office.types('call'), call);
    const yes = button(await gets('Ada'), 'I can help');
    await Promise.all(names.flatMap((name) => [bot.person(name).presses(yes), bot.person(name).presses(yes)]));
    expect(said(await gets('Office'))).toContain('5 peers can help. Nobody said: not this time.');
  });

  it('are held to what makes sense, and kept where nobody fits', async () => {
    const { bot, office } = await beginCalling(database());
    await becomesPeer(database(), bot, 'Ada');
    const form = await office.types('call');
    expect(formOf(form).values).toEqual({ closesOn: '2026-12-04' });
    for (const [values, errors] of [
      [{ text: '' }, { text: 'Please fill this in.' }],
      [{ text: 'W'.repeat(1_001) }, { text: 'This is 1001 characters long; 1000 fit.' }],
      [{ closesOn: '2026-11-21' }, { closesOn: 'This day is over. Today is Sunday 22 November 2026.' }],
      [{ closesOn: 'soon' }, { closesOn: expect.stringContaining('not a date') }],
      [{ closesOn: '2999-01-01' }, { closesOn: expect.stringContaining('too far ahead') }],
      [{ from: '2027-03-01' }, { to: 'Please give the last day too.' }],
      [{ to: '2027-03-01' }, { from: 'Please give the first day too.' }],
      [{ from: '2027-03-31', to: '2027-03-01' }, { to: 'These days end before they start.' }],
      [{ from: '2026-11-01', to: '2027-03-01' }, { from: 'This is in the past.' }],
      [{ from: '2026-11-23', to: '2026-11-30' }, { closesOn: 'By then the days you ask for are over.' }],
      [{ region: 'Mars' }, { region: 'Choose one of the answers.' }],
      [{ themes: ['party'] }, { themes: 'Choose among the answers.' }],
    ] as const) {
      expect(
        formOf(await office.submits(form, { ...call, from: '', to: '', region: '', themes: [], ...values })).errors,
      ).toEqual(errors);
    }
    const valid = { ...call, from: '', to: '', region: '', themes: ['finance'] };
    const nobody = await office.submits(form, valid);
    expect(said(nobody)).toContain('Nobody in the pool fits this call, so it was not sent.');
    expect(await database().prisma.call.count()).toBe(0);
    const again = await office.presses(button(nobody, 'Change the call'));
    expect(formOf(again).values).toMatchObject({ text: call.text, themes: ['finance'] });
    expect(said(await office.submits(again, { ...valid, themes: [] }))).toContain('goes to one peer');
  });
});
