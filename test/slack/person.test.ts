import { describe, expect, it } from 'vitest';
import { requiredMissing } from '../support/slack/modal-window.ts';
import type { Json } from '../support/slack/world.ts';
import { edit, post } from '../support/slack/world-messages.ts';
import { openModal, modalOf as openModalOf, redraw } from '../support/slack/world-views.ts';
import { boxes, modalOf, option, plain, type Scene, type ScriptedBot, setScene, textInput } from './person-set-up.ts';

const typing = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };

const opened = async (view: Json, bot?: ScriptedBot): Promise<Scene> => {
  const scene = await setScene(bot);
  const { world } = scene.fake;
  openModal({ world, workspace: world.workspace(scene.workspace), user: scene.user }, view);
  return scene;
};

const updates = ({ fake, workspace, user }: Scene, view: Json): void => {
  const open = openModalOf(fake.world.workspace(workspace), user);
  if (open) redraw(fake.world, open, view);
};

const says = ({ fake, workspace, user }: Scene, ...blocks: readonly Json[]) => {
  const channel = fake.world.direct(workspace, user);
  const { ts } = post(fake.world, channel, { user: 'U0BOT', byBot: true, text: 'A list', blocks });
  return (...changed: readonly Json[]) => edit(channel, ts, { text: 'A list', blocks: changed });
};

describe('somebody at a modal', () => {
  it('keeps what was typed where block_id and action_id stay, and takes initial values elsewhere', async () => {
    const scene = await opened(modalOf(textInput('a', 'Road', { initial_value: 'A165' }), textInput('b', 'Town')));
    await scene.person.modal.fills('Road', 'B1242');
    await scene.person.modal.fills('Town', 'Hornsea');
    updates(
      scene,
      modalOf(textInput('a', 'Road', { initial_value: 'A1' }), textInput('c', 'Town', { initial_value: 'Hull' })),
    );
    expect(scene.person.modal.answers()).toEqual({ Road: 'B1242', Town: 'Hull' });
  });

  it('tells the bot what is typed only where it asked for it, with every input in the state', async () => {
    const asks = { dispatch_action: true };
    const { person, delivered } = await opened(
      modalOf(textInput('a', 'Road', typing, asks), textInput('b', 'Town', {}, asks), textInput('c', 'Village')),
    );
    for (const label of ['Village', 'Town', 'Road']) await person.modal.fills(label, `The ${label}`);
    expect(delivered).toHaveLength(1);
    expect(delivered[0]?.body).toMatchObject({
      type: 'block_actions',
      actions: [{ type: 'plain_text_input', block_id: 'a', action_id: 'field', value: 'The Road' }],
      view: {
        state: {
          values: {
            a: { field: { type: 'plain_text_input', value: 'The Road' } },
            b: { field: { value: 'The Town' } },
            c: { field: { value: 'The Village' } },
          },
        },
      },
    });
  });

  it('sends nothing while something required is empty', async () => {
    const { person, delivered } = await opened(
      modalOf(textInput('a', 'Road'), textInput('b', 'Town', {}, { optional: true })),
    );
    await person.modal.submits();
    expect(delivered).toEqual([]);
    expect(person.reads()).toContain(requiredMissing);
    await person.modal.fills('Road', 'A165');
    expect(person.reads()).not.toContain(requiredMissing);
    await person.modal.submits();
    expect(delivered).toMatchObject([{ body: { type: 'view_submission' } }]);
    expect(person.modal.isOpen()).toBe(false);
  });

  it('reads errors at their inputs, and the next step where the same view becomes it', async () => {
    const answers = [
      { response_action: 'errors', errors: { a: 'No such road.' } },
      { response_action: 'update', view: modalOf(textInput('b', 'Town')) },
    ];
    const { person } = await opened(modalOf(textInput('a', 'Road')), () => ({ body: answers.shift() }));
    await person.modal.fills('Road', 'A0');
    await person.modal.submits();
    expect(person.reads()).toMatch(/Road\nA0\nNo such road\./u);
    await person.modal.submits();
    expect(person.modal.answers()).toEqual({ Town: '' });
  });

  it.each([
    ['an error where there is no input', { response_action: 'errors', errors: { b: 'No.' } }],
    ['errors that are none', { response_action: 'errors', errors: {} }],
    ['a view that is none', { response_action: 'update', view: { type: 'modal', blocks: [] } }],
    ['an action that Slack does not know', { response_action: 'refresh' }],
    ['a message', { text: 'Thank you' }],
  ])('refuses %s in an acknowledgement', async (_, body) => {
    const { person } = await opened(modalOf(textInput('a', 'Road', { initial_value: 'A165' })), () => ({ body }));
    await expect(person.modal.submits()).rejects.toThrow('Slack');
  });

  it('splits a long text over the inputs of its field', async () => {
    const parts = [textInput('a', 'Words', { max_length: 5 }), textInput('b', 'Words (continued)', { max_length: 5 })];
    const { person } = await opened(modalOf(...parts));
    await person.modal.fills('Words', '123456');
    expect(person.modal.answers()).toEqual({ Words: '123456' });
    await expect(person.modal.fills('Words', '12345678901')).rejects.toThrow('1 characters do not fit');
  });

  it('finds what the bot suggests', async () => {
    const element = { type: 'external_select', action_id: 'field', min_query_length: 1 };
    const search = { type: 'input', block_id: 'a', label: plain('Town'), element };
    const { person, delivered } = await opened(modalOf(search), () => ({
      body: { options: [option('Hornsea'), option('Hull')] },
    }));
    await person.modal.fills('Town', 'Hu');
    expect(delivered).toMatchObject([{ body: { type: 'block_suggestion', value: 'Hu', block_id: 'a' } }]);
    expect(person.modal.answers()).toEqual({ Town: 'Hull' });
  });
});

describe('somebody in a conversation', () => {
  it('keeps a tick while its block_id stays, whatever the bot says, as Slack does', async () => {
    const scene = await setScene();
    const update = says(scene, boxes('one', false));
    await scene.person.ticks('Signs');
    expect(scene.delivered[0]?.body).toMatchObject({ actions: [{ selected_options: [{ value: 'signs' }] }] });
    update(boxes('one', false));
    expect(scene.person.reads()).toContain('[x] Signs');
    update(boxes('two', false));
    expect(scene.person.reads()).toContain('[ ] Signs');
    await scene.person.ticks('Signs');
    await scene.person.ticks('Signs');
    expect(scene.delivered.at(-1)?.body).toMatchObject({ actions: [{ selected_options: [] }] });
  });

  it('presses the newest button so called', async () => {
    const scene = await setScene();
    const button = (value: string) => ({
      type: 'actions',
      elements: [{ type: 'button', action_id: 'press:1', text: plain('Go on'), value }],
    });
    says(scene, button('old'));
    says(scene, button('new'));
    await scene.person.presses('Go');
    expect(scene.delivered).toMatchObject([
      { kind: 'interactive', body: { actions: [{ value: 'new' }], container: { type: 'message' }, message: {} } },
    ]);
    await expect(scene.person.presses('Back')).rejects.toThrow('Nothing to press is called “Back”');
  });

  it('reads what a command is answered, and what Slack says where it is not', async () => {
    const answers = [{ body: { text: 'Hello &amp; *welcome*' } }, { status: 0 }, { status: 500 }];
    const { person, delivered } = await setScene(() => answers.shift());
    for (const command of ['/hmep help <all> @HMEP', '/hmep', '/hmep']) await person.types(command);
    expect(delivered[0]?.body).toMatchObject({ command: '/hmep', text: 'help &lt;all&gt; <@U0BOT|HMEP>' });
    expect(person.reads()).toMatch(
      /Only visible to you\nHello & welcome\n\n.*"operation_timeout"\n\n.*"dispatch_failed"/u,
    );
  });

  it('is heard where nobody else is, and where the bot is mentioned', async () => {
    const { person, delivered } = await setScene();
    await person.writes('help');
    await person.opensHome();
    await person.usesShortcut('volunteer');
    expect(delivered).toMatchObject([
      { kind: 'event', body: { event: { type: 'message', channel_type: 'im', text: 'help' } } },
      { kind: 'event', body: { event: { type: 'app_home_opened', tab: 'home' } } },
      { kind: 'interactive', body: { type: 'shortcut', callback_id: 'volunteer' } },
    ]);
  });
});
