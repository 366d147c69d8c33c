import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { unreachable } from '../support/teams/client-answers.ts';
import { cardOf, roads, words } from './fake-teams-town.ts';
import {
  asResults,
  asTask,
  attached,
  button,
  hmep,
  opener,
  type ScriptedBot,
  sender,
  setScene,
  textInput,
} from './person-set-up.ts';

const choice = (title: string) => ({ title, value: title.toLowerCase() });

const towns = {
  type: 'Input.ChoiceSet',
  id: 'fields:towns',
  label: 'Towns',
  style: 'expanded',
  isMultiSelect: true,
  choices: [choice('Hull'), choice('Hornsea'), choice('Beverley')],
};

const consent = { type: 'Input.Toggle', id: 'field:sure', label: 'Sure', title: 'Yes', value: 'false', wrap: true };

const road = textInput('road', 'Road', { isRequired: true, errorMessage: 'Please name a road.' });

/** In a channel: a message whose button opens a dialog. */
const openedIn = async (bot: ScriptedBot) => {
  const scene = await setScene(bot, { conversation: roads });
  scene.says(attached(cardOf([words('A form waits.')], [opener('Open the form')])));
  await scene.person.presses('Open the form');
  return scene;
};

describe('somebody at a form in a message', () => {
  it('sends what is filled in beside what the button says', async () => {
    const { person, delivered, says } = await setScene();
    says(attached(cardOf([road, towns, consent], [button('Send', { do: 'submit' })])));
    expect(person.form.answers()).toEqual({ Road: '', Towns: [], Sure: false });
    await person.form.fills('Road', 'A165');
    await person.form.fills('Towns', ['Hull', 'Bev']);
    await person.form.fills('Sure', true);
    expect(person.reads()).toContain('[x] Hull\n[ ] Hornsea\n[x] Beverley');
    await person.presses('Send');
    expect(delivered).toMatchObject([
      {
        value: {
          action: {
            data: {
              hmep: { do: 'submit' },
              'field:road': 'A165',
              'fields:towns': 'hull,beverley',
              'field:sure': 'true',
            },
          },
        },
      },
    ]);
  });

  it('leaves out a list of which nothing is chosen', async () => {
    const { person, delivered, says } = await setScene();
    says(attached(cardOf([towns, consent], [button('Send', { do: 'submit' })])));
    await person.presses('Send');
    const data = { ...hmep({ do: 'submit' }), 'field:sure': 'false' };
    expect(delivered).toMatchObject([
      { value: { action: { data: expect.toSatisfy((sent) => isDeepStrictEqual(sent, data)) } } },
    ]);
  });

  it('sends nothing while something is empty that the card wants filled in', async () => {
    const { person, delivered, says } = await setScene();
    const leave = button('Leave', { do: 'leave' }, { associatedInputs: 'none' });
    says(attached(cardOf([road], [button('Send', { do: 'submit' }), leave])));
    await person.presses('Send');
    expect(delivered).toEqual([]);
    expect(person.reads()).toContain('Road *\nPlease name a road.');
    await person.presses('Leave');
    expect(delivered).toHaveLength(1);
  });

  it('loses what was not sent when the window is closed', async () => {
    const { person, says } = await setScene();
    says(attached(cardOf([textInput('road', 'Road', { value: 'A1' })], [button('Send', { do: 'submit' })])));
    await person.form.fills('Road', 'A165');
    person.reopens();
    expect(person.form.answers()).toEqual({ Road: 'A1' });
  });

  it('splits a long text over the inputs of its field, and cannot type more', async () => {
    const parts = [
      textInput('words', 'Words', { maxLength: 5 }),
      textInput('words~1', 'Words (continued)', { maxLength: 5 }),
    ];
    const { person, says } = await setScene();
    says(attached(cardOf(parts, [button('Send', { do: 'submit' })])));
    await person.form.fills('Words', '123456');
    expect(person.form.answers()).toEqual({ Words: '123456' });
    await expect(person.form.fills('Words', '12345678901')).rejects.toThrow('1 characters do not fit');
  });

  it('knows the button below a field', async () => {
    const below = { type: 'ActionSet', actions: [button('Update the questions', { do: 'change' })] };
    const { person, says } = await setScene();
    says(attached(cardOf([textInput('a', 'Road'), below, textInput('b', 'Town')], [button('Send', { do: 'submit' })])));
    expect(person.form.actionBelow('Road')?.title).toBe('Update the questions');
    expect(person.form.actionBelow('Town')).toBeUndefined();
  });
});

describe('somebody at a dialog', () => {
  const first = asTask('Volunteer', cardOf([textInput('road', 'Road')], [sender('Next')]));
  const second = asTask('Volunteer', cardOf([textInput('town', 'Town')], [sender('Send')]));

  it('opens it, goes on in it, and sees it close', async () => {
    const answers = [first, second, { body: '' }];
    const { person, delivered, fake } = await openedIn(() => answers.shift());
    expect(person.reads()).toMatch(/A form waits\.\n\[Open the form\]\n\nVolunteer\nRoad\n\[Next\]$/u);
    await person.form.fills('Road', 'A165');
    await person.presses('Next');
    expect(person.form.answers()).toEqual({ Town: '' });
    await person.presses('Send');
    expect(person.form.isDialog()).toBe(false);
    const opened = { replyToId: fake.world.conversation(roads).activities[0]?.id };
    expect(delivered).toMatchObject([
      { name: 'task/fetch', ...opened, value: { data: { msteams: { type: 'task/fetch' }, hmep: { do: 'open' } } } },
      { name: 'task/submit', ...opened, value: { data: { hmep: { do: 'submit' }, 'field:road': 'A165' } } },
      { name: 'task/submit', value: { context: { theme: 'default' } } },
    ]);
  });

  it('reads a sentence that is answered', async () => {
    const { person } = await openedIn(() => ({ body: { task: { type: 'message', value: 'Thank you.' } } }));
    expect(person.readsDialog()).toContain('Thank you.');
  });

  it('is told where the bot does not answer', async () => {
    const { person } = await openedIn(() => ({ status: 500 }));
    expect(person.form.isDialog()).toBe(false);
    expect(person.reads()).toContain(unreachable);
  });

  it.each([
    ['an action of messages', asTask('Volunteer', cardOf([words('Hello')], [button('Go on', { do: 'press' })]))],
    ['a task that Teams does not know', { body: { task: { type: 'ask' } } }],
  ])('would not see %s', async (_, answer) => {
    await expect(openedIn(() => answer)).rejects.toThrow('Teams');
  });

  it('goes away when something is written', async () => {
    const { person } = await openedIn(() => first);
    await person.types('Never mind');
    expect(person.form.isDialog()).toBe(false);
  });

  it('finds what the bot suggests', async () => {
    const search = {
      type: 'Input.ChoiceSet',
      id: 'field:town',
      label: 'Town',
      style: 'filtered',
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'volunteer/town' },
    };
    const { person, delivered } = await openedIn(({ name }) =>
      name === 'application/search'
        ? asResults('Hornsea', 'Hull')
        : asTask('Volunteer', cardOf([search], [sender('Send')])),
    );
    await person.form.fills('Town', 'Hu');
    expect(delivered.at(-1)).toMatchObject({
      name: 'application/search',
      value: { kind: 'search', queryText: 'Hu', dataset: 'volunteer/town', queryOptions: { skip: 0, top: 15 } },
    });
    expect(person.form.answers()).toEqual({ Town: 'Hull' });
    expect(await person.form.searches('Town', 'H')).toEqual([
      { title: 'Hornsea', value: 'hornsea' },
      { title: 'Hull', value: 'hull' },
    ]);
  });
});
