import { describe, expect, it } from 'vitest';
import { somethingWrong, unreachable } from '../support/teams/client-answers.ts';
import { edit } from '../support/teams/world-activities.ts';
import { cardOf, chat, roads, westhaven, words } from './fake-teams-town.ts';
import { asCard, asError, asWords, attached, button, setScene } from './person-set-up.ts';

const press = { do: 'press', command: 'card', values: { seen: '1' } };
const pressable = attached(cardOf([words('Version 1')], [button('Go on', press, { associatedInputs: 'none' })]));

describe('somebody who writes', () => {
  it('is heard in the chat with the bot', async () => {
    const { person, delivered } = await setScene();
    await person.types('volunteer');
    expect(delivered).toMatchObject([
      {
        type: 'message',
        text: 'volunteer',
        textFormat: 'plain',
        channelId: 'msteams',
        locale: 'en-GB',
        from: { id: '29:ann', name: 'Ann Archer', aadObjectId: '10000000-0000-4000-8000-0000000000aa' },
        conversation: { conversationType: 'personal', tenantId: westhaven.id },
        channelData: { tenant: { id: westhaven.id } },
        entities: [{ type: 'clientInfo' }],
        localTimestamp: expect.stringMatching(/\+00:00$/u),
      },
    ]);
    expect(delivered[0]?.['conversation']).not.toHaveProperty('isGroup');
    expect(person.reads()).toBe('Ann Archer\nvolunteer');
  });

  it('is heard in a channel where the bot is mentioned, each message in a thread of its own', async () => {
    const { person, delivered, fake } = await setScene(undefined, { conversation: roads });
    await person.types('Good morning');
    await person.types('@HMEP tell @Ben <all>');
    await person.replies('so, @HMEP help');
    const bot = { type: 'mention', mentioned: { id: fake.world.botId, name: 'HMEP' }, text: '<at>HMEP</at>' };
    const thread = fake.world.conversation(roads).activities[1]?.id;
    const here = { isGroup: true, conversationType: 'channel', id: `${roads};messageid=${thread}` };
    expect(delivered).toMatchObject([
      {
        id: thread,
        text: '<at>HMEP</at>&nbsp;tell <at>Ben</at> <all>',
        entities: [bot, { mentioned: { id: '29:ben' } }, { type: 'clientInfo' }],
        attachments: [{ contentType: 'text/html', content: expect.stringContaining('&lt;all&gt;') }],
        conversation: here,
        channelData: { teamsChannelId: roads, team: { id: '19:westhaven@thread.tacv2' }, channel: { id: roads } },
      },
      { text: 'so, <at>HMEP</at> help', conversation: here },
    ]);
    expect(person.reads()).toContain('@HMEP tell @Ben <all>');
  });

  it('is heard in a group chat, which has no threads', async () => {
    const { person, delivered } = await setScene(undefined, { conversation: chat });
    await person.types('help');
    await person.types('@HMEP help');
    expect(delivered).toMatchObject([{ conversation: { conversationType: 'groupChat', id: chat, isGroup: true } }]);
  });

  it('is not heard where the app is not', async () => {
    const { person, delivered } = await setScene();
    await person.uninstalls();
    await person.types('help');
    await person.installs();
    expect(delivered).toMatchObject([
      { type: 'installationUpdate', action: 'remove' },
      { type: 'installationUpdate', action: 'add' },
      { type: 'conversationUpdate', membersAdded: [{ id: expect.stringMatching(/^28:/u) }] },
    ]);
  });

  it('adds the app to a team', async () => {
    const { person, delivered } = await setScene(undefined, { conversation: roads });
    await person.installs();
    expect(delivered).toMatchObject([
      { type: 'installationUpdate', conversation: { id: '19:westhaven@thread.tacv2' } },
      { type: 'conversationUpdate', channelData: { eventType: 'teamMemberAdded', team: { name: 'Westhaven' } } },
    ]);
  });

  it('has Teams deliver it again, to the letter or with another id', async () => {
    const { person, delivered } = await setScene();
    await person.types('count');
    await person.repeats();
    await person.resends();
    const [first, second, third] = delivered;
    expect(second).toEqual(first);
    expect(third).toEqual({ ...first, id: expect.any(String), timestamp: expect.any(String) });
    expect(third?.['id']).not.toBe(first?.['id']);
    expect(person.reads()).toBe('Ann Archer\ncount');
  });
});

describe('somebody who presses', () => {
  it('sees the card that is answered in its place, until the message is changed', async () => {
    const { person, delivered, says, fake } = await setScene(() => asCard(cardOf([words('Version 2')])), {
      conversation: roads,
    });
    says(pressable);
    await person.presses('Go');
    const [message] = fake.world.conversation(roads).activities;
    expect(delivered).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        id: expect.stringMatching(/^f:/u),
        replyToId: message?.id,
        conversation: { id: `${roads};messageid=${message?.id}` },
        value: {
          trigger: 'manual',
          action: { type: 'Action.Execute', verb: 'hmep', title: 'Go on', data: { hmep: { v: 1, ...press } } },
        },
      },
    ]);
    expect(person.reads()).toBe('HMEP\nVersion 2');
    if (message) edit(message, attached(cardOf([words('Version 3')])));
    expect(person.reads()).toBe('HMEP\nVersion 3');
    await expect(person.presses('Go on')).rejects.toThrow('Nothing to press is called “Go on”');
  });

  it.each([
    ['words', asWords('Noted.'), 'Noted.'],
    ['an error', asError(400), somethingWrong],
    ['nothing', { body: '' }, unreachable],
    ['a status', { status: 500 }, unreachable],
    ['no answer in time', { status: 0 }, unreachable],
  ])('reads what %s means', async (_, answer, expected) => {
    const { person, says } = await setScene(() => answer);
    says(pressable);
    await person.presses('Go on');
    expect(person.reads()).toBe(`HMEP\nVersion 1\n[Go on]\n\n${expected}`);
  });

  it.each([
    ['a card that breaks a rule', asCard({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Unheard' }] })],
    ['a card that does not say that it is one', { body: { statusCode: 200, type: 'card', value: cardOf([]) } }],
    ['words that are none', { body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message' } }],
  ])('would not see %s', async (_, answer) => {
    const { person, says } = await setScene(() => answer);
    says(pressable);
    await expect(person.presses('Go on')).rejects.toThrow('Teams');
  });

  it('sends a message with a value from an old client', async () => {
    const { person, delivered, says } = await setScene(undefined, { isOld: true });
    says(pressable);
    await person.presses('Go on');
    expect(delivered).toMatchObject([
      { type: 'message', value: { hmep: { v: 1, ...press } }, replyToId: expect.any(String) },
    ]);
    expect(delivered[0]).not.toHaveProperty('text');
    expect(person.reads()).toBe('HMEP\nVersion 1\n[Go on]');
  });

  it('finds the button of a row by what the row says', async () => {
    const { person, delivered, says } = await setScene();
    const row = (label: string) => ({
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: [words(label)] },
        {
          type: 'Column',
          width: 'auto',
          items: [{ type: 'ActionSet', actions: [button('Tick', { do: 'tick', command: label })] }],
        },
      ],
    });
    says(attached(cardOf([row('Signs'), row('Drains')])));
    await person.presses('Signs');
    expect(delivered).toMatchObject([{ value: { action: { data: { hmep: { command: 'Signs' } } } } }]);
  });
});
