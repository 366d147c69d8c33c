import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import type { Json } from '../support/slack/world.ts';
import { deliver, press, shortcut, submission, suggestion, usedInMessage, usedInModal } from './bad-acts-set-up.ts';
import { beginBot } from './bot-set-up.ts';
import { watchRejections } from './guard-set-up.ts';

const gone = 'b'.repeat(32);
const draftOfNobody = '0f8fad5b-d9cb-469f-a165-70867728950e';
const oldCard = 'This card is from an older version of the bot';
const oldWindow = 'This window is from an older version of the bot.';
const restIsGone = 'The rest of this message is not kept any more.';

const database = databases[1].use();

/** A bot of which nothing may be broken afterwards. */
const begin = async () => {
  const rejections = watchRejections();
  await database().prisma.draft.deleteMany();
  const bot = await beginBot({ database: database() });
  /** It goes on, nothing was changed, and nothing that is nobody's business was logged. */
  const isWell = async (...said: readonly string[]): Promise<void> => {
    expect(bot.contract.changes).toEqual([]);
    await bot.ann.types('/hmep count');
    await expect.poll(() => bot.ann.reads()).toContain('This is number 1.');
    expect(rejections).toEqual([]);
    expect(bot.leaks(...said)).toEqual([]);
  };
  return { bot, isWell };
};

describe('what somebody presses', () => {
  it.each<readonly [what: string, action: Json, said: string]>([
    ['a command that is not there any more', press('not-there'), oldCard],
    ['a value that is no JSON', { action_id: 'press:0', value: '["card", {' }, oldCard],
    ['a value of another shape', { action_id: 'press:0', value: '{"command":"card"}' }, oldCard],
    ['a value that is null', { action_id: 'press:0', value: 'null' }, oldCard],
    ['no value', { action_id: 'press:0' }, oldCard],
    ['kept content that is gone', { action_id: 'press:0', value: `#${gone}` }, oldCard],
    ['values that the command does not take', press('card', { seen: ['a', 'b'] }), 'Nothing was changed.'],
    [
      'a version that is not there any more',
      press('card', { seen: '999' }),
      'That card was old, and nothing was changed.',
    ],
  ])('with %s is answered, and nothing is changed', async (_, action, said) => {
    const { bot, isWell } = await begin();
    await deliver(bot, 'interactive', usedInMessage(bot, action));
    await expect.poll(() => bot.annIn('roads').reads()).toContain(said);
    await isWell(String(action['value']));
  });

  it.each<readonly [what: string, action: Json]>([
    ['an unknown action', { action_id: 'something:else', value: 'x' }],
    ['an action without a name', { action_id: '', value: 'x' }],
    ['a tick of nothing', { action_id: 'tick:', type: 'checkboxes', selected_options: [] }],
    ['a link', { action_id: 'link:0', url: 'https://highways.example' }],
    ['a menu that nobody made', { action_id: 'x', type: 'static_select', selected_option: { value: 'gone' } }],
  ])('is %s: it is acknowledged', async (_, action) => {
    const { bot, isWell } = await begin();
    expect(await deliver(bot, 'interactive', usedInMessage(bot, action))).toMatchObject({ status: 200 });
    await isWell();
  });

  it('is the rest of a message that is gone: a modal says so', async () => {
    const { bot, isWell } = await begin();
    await deliver(bot, 'interactive', usedInMessage(bot, { action_id: 'rest', value: `#${gone}` }));
    await expect.poll(() => bot.ann.modal.reads()).toContain(restIsGone);
    await isWell();
  });

  it('is the rest of a message, from a page that there is not: a modal shows something', async () => {
    const { bot, isWell } = await begin();
    await deliver(bot, 'interactive', usedInMessage(bot, { action_id: 'page:99999', value: `#${gone}` }));
    await expect.poll(() => bot.ann.modal.reads()).toContain(restIsGone);
    await isWell();
  });

  it('is an answer that was held back and is gone: it is told', async () => {
    const { bot, isWell } = await begin();
    await deliver(bot, 'interactive', usedInMessage(bot, { action_id: 'show-anyway', value: `#${gone}` }));
    await expect.poll(() => bot.annIn('roads').reads()).toContain(restIsGone);
    await isWell();
  });
});

describe('a shortcut and a command', () => {
  it('that nobody made opens a modal that says so', async () => {
    const { bot, isWell } = await begin();
    await deliver(bot, 'interactive', shortcut(bot, 'not-there'));
    await expect.poll(() => bot.ann.modal.reads()).toContain(oldCard);
    await isWell();
  });

  it('with a word that nobody knows is answered', async () => {
    const { bot, isWell } = await begin();
    await bot.ann.types('/hmep xylophone <!channel>');
    await expect.poll(() => bot.ann.reads()).toContain('I do not know the command');
    await isWell('xylophone');
  });

  it('of another name is answered as well', async () => {
    const { bot } = await begin();
    await bot.ann.types('/hmep-test card');
    await expect.poll(() => bot.ann.reads()).toContain('This is version 1.');
  });
});

const form = async (): Promise<Awaited<ReturnType<typeof begin>>> => {
  const begun = await begin();
  await begun.bot.ann.types('/hmep report');
  await begun.bot.ann.modal.fills('Which number', 'xylophone 12');
  return begun;
};

const metadata = (more: Json): string => JSON.stringify({ command: 'report', draft: draftOfNobody, step: 0, ...more });

const strangeViews: readonly (readonly [what: string, change: Json, said: string])[] = [
  ['an unknown callback id', { callback_id: 'of-long-ago' }, oldWindow],
  ['private metadata that is no JSON', { private_metadata: 'step=1' }, oldWindow],
  ['private metadata that is null', { private_metadata: 'null' }, oldWindow],
  ['private metadata of another shape', { private_metadata: '{"name":"report"}' }, oldWindow],
  ['no private metadata', { private_metadata: '' }, oldWindow],
  ['a step that no form has', { private_metadata: metadata({ step: 1e9 }) }, oldWindow],
  ['a draft that is gone', { private_metadata: metadata({}) }, '/hmep report'],
  ['a command that is gone', { private_metadata: metadata({ command: 'not-there' }) }, oldCard],
  ['a command without a form', { private_metadata: metadata({ command: 'tell' }) }, 'This form has already been sent'],
];

describe('a modal', () => {
  it.each(strangeViews)('with %s is answered when it is sent', async (_, change, said) => {
    const { bot, isWell } = await form();
    const { status, body } = await deliver(bot, 'interactive', submission(bot, change));
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(said);
    await isWell('xylophone');
  });

  it.each(strangeViews)('with %s is answered when something in it is used', async (_, change, said) => {
    const { bot, isWell } = await form();
    await deliver(bot, 'interactive', usedInModal(bot, { action_id: 'leave:back' }, change));
    await expect.poll(() => bot.ann.modal.reads()).toContain(said);
    await isWell('xylophone');
  });

  it('without any blocks is answered when it is sent', async () => {
    const { bot, isWell } = await form();
    expect(await deliver(bot, 'interactive', submission(bot, { blocks: [], state: { values: {} } }))).toMatchObject({
      status: 200,
      body: { response_action: expect.any(String) },
    });
    await isWell();
  });

  it('with an option that is gone stays, and says at the field that it is gone', async () => {
    const { bot, isWell } = await form();
    const values = JSON.parse(JSON.stringify(submission(bot)['view'])) as { state: { values: Record<string, Json> } };
    const changed = Object.fromEntries(
      Object.entries(values.state.values).map(([block, held]) => [
        block,
        block.endsWith('.kind') ? { field: { type: 'radio_buttons', selected_option: { value: `#${gone}` } } } : held,
      ]),
    );
    const { body } = await deliver(bot, 'interactive', submission(bot, { state: { values: changed } }));
    expect(body).toMatchObject({
      response_action: 'errors',
      errors: { [Object.keys(changed)[0] ?? '']: expect.any(String) },
    });
    await isWell();
  });

  it.each<readonly [what: string, change: Json]>([
    ['a block that nobody made', { block_id: 'x' }],
    ['a field that the form does not have', { block_id: 'abcd.0.0.nothing' }],
    ['a field like something of every object', { block_id: 'abcd.0.0.__proto__' }],
    ['no modal', { view: null }],
  ])('suggests nothing for %s', async (_, change) => {
    const { bot, isWell } = await form();
    expect(await deliver(bot, 'interactive', suggestion(bot, change))).toEqual({ status: 200, body: { options: [] } });
    await isWell();
  });
});
