import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import {
  beginWell,
  ben,
  deliver,
  draftOfNobody,
  gone,
  hmep,
  inPlaceOf,
  invoked,
  pressed,
  submitted,
} from './bad-acts-set-up.ts';
import { people, places } from './bot-set-up.ts';
import { said } from './guard-set-up.ts';

const oldCard = 'This card is from an older version of the bot';
const restIsGone = 'The rest of this message is not kept any more.';
const formGone = 'This form has already been sent, was started again elsewhere, or has expired.';

const database = databases[1].use();
const begin = () => beginWell(database());

const ref = { draft: draftOfNobody, step: 0 };
const long = 'x'.repeat(150_000);
const deep = (): unknown => JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);

describe('what somebody presses', () => {
  const cases: readonly (readonly [what: string, data: unknown, words: string])[] = [
    ['nothing', undefined, oldCard],
    ['null', null, oldCard],
    ['a string', 'press', oldCard],
    ['a list', [], oldCard],
    ['an object of somebody else’s', { command: 'count' }, oldCard],
    ['an act that is null', { hmep: null }, oldCard],
    ['an act of a later version', { hmep: { v: 2, do: 'press', command: 'count', values: {} } }, oldCard],
    ['an act of no version', { hmep: { do: 'press', command: 'count', values: {} } }, oldCard],
    ['an unknown act', hmep({ do: 'dance', command: 'count' }), oldCard],
    ['an act like something of every object', hmep({ do: 'constructor', command: 'count' }), oldCard],
    ['a command that is gone', hmep({ do: 'press', command: 'not-there', values: {} }), oldCard],
    ['a command that is an object', hmep({ do: 'press', command: { a: 1 }, values: {} }), oldCard],
    ['a command of 150,000 letters', hmep({ do: 'press', command: long, values: {} }), oldCard],
    ['a command like something of every object', hmep({ do: 'press', command: '__proto__', values: {} }), oldCard],
    ['values that are a list', hmep({ do: 'press', command: 'card', values: [] }), oldCard],
    ['a value that is an object', hmep({ do: 'press', command: 'card', values: { seen: { a: 1 } } }), oldCard],
    ['values that nest deep', hmep({ do: 'press', command: 'card', values: { seen: deep() } }), oldCard],
    ['kept content that is gone', hmep({ do: 'press', ref: gone }), oldCard],
    ['a tick of a command that is gone', hmep({ do: 'tick', command: 'x', values: {}, done: true }), oldCard],
    [
      'values that the command does not take',
      hmep({ do: 'press', command: 'card', values: { seen: ['a'] } }),
      'Nothing was changed.',
    ],
    ['the rest that is gone', hmep({ do: 'rest', ref: gone, from: 0 }), restIsGone],
    ['the rest from a page that there is not', hmep({ do: 'rest', ref: gone, from: 99_999 }), restIsGone],
    ['the rest of what is no reference', hmep({ do: 'rest', ref: '../secret', from: 0 }), restIsGone],
    ['a draft that is gone', hmep({ do: 'submit', command: 'report', ref }), formGone],
    ['a draft that is gone, to be drawn anew', hmep({ do: 'change', command: 'report', ref }), formGone],
    ['a draft that is gone, to be left', hmep({ do: 'leave', to: 'back', command: 'report', ref }), formGone],
    ['a draft that is none', hmep({ do: 'submit', command: 'report', ref: { draft: 'x', step: 0 } }), oldCard],
    ['a step that no form has', hmep({ do: 'submit', command: 'report', ref: { ...ref, step: 1e9 } }), oldCard],
    ['a form of a command without one', hmep({ do: 'submit', command: 'tell', ref }), formGone],
  ];

  it.each(cases)('with %s is answered, and nothing is changed', async (_, data, words) => {
    const { bot, isWell } = await begin();
    const { status, body } = await deliver(bot, pressed(bot, data));
    expect([status, (body as { statusCode?: number }).statusCode]).toEqual([200, 200]);
    expect(`${JSON.stringify(body)}\n${bot.ann.readsHere()}`).toContain(words);
    await isWell(long);
  });

  const somethings = cases.filter(([, data]) => data !== undefined && data !== null);
  it.each(somethings)('with %s in an older client is answered as well', async (_, data, words) => {
    const { bot, isWell } = await begin();
    expect(await deliver(bot, submitted(bot, data))).toMatchObject({ status: 200 });
    expect(bot.ann.readsHere()).toContain(words);
    await isWell(long);
  });

  it.each(cases)('with %s in a dialog is answered as well', async (_, data, words) => {
    const { bot, isWell } = await begin();
    for (const name of ['task/submit', 'task/fetch']) {
      const { status, body } = await deliver(bot, invoked(bot, name, { data, context: {} }, inPlaceOf(bot, 'roads')));
      expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining(words)]);
      expect(body).toMatchObject({ task: { type: 'continue' } });
    }
    await isWell(long);
  });

  it.each(cases.slice(0, 12))('with %s in a channel is told to whoever pressed', async (_, data, words) => {
    const { bot, isWell } = await begin();
    const { body } = await deliver(bot, pressed(bot, data, inPlaceOf(bot, 'roads')));
    expect(body).toMatchObject({ statusCode: 200, value: expect.stringContaining('I have answered you in our chat') });
    expect(bot.ann.readsChat()).toContain(words);
    expect(bot.annIn('roads').readsHere()).toBe('');
    await isWell();
  });
});

describe('an invocation', () => {
  it.each<readonly [name: string | undefined, status: number]>([
    ['something/else', 501],
    ['composeExtension/query', 501],
    ['constructor', 501],
    ['', 501],
    [undefined, 501],
  ])('called %s changes nothing', async (name, status) => {
    const { bot, isWell } = await begin();
    expect(await deliver(bot, invoked(bot, 'x', {}, { name }))).toMatchObject({ status });
    await isWell();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'x'],
    ['an action that is a string', { action: 'x' }],
    ['a list', []],
  ])('with %s in it is answered', async (_, value) => {
    const { bot, isWell } = await begin();
    expect(await deliver(bot, invoked(bot, 'adaptiveCard/action', value))).toMatchObject({ status: 200 });
    expect(bot.ann.readsHere()).toContain(oldCard);
    await isWell();
  });

  it.each([
    ['no dataset', { queryText: 'a' }],
    ['a dataset that is a list', { dataset: ['questions/search'], queryText: 'a' }],
    ['a dataset without a field', { dataset: 'questions', queryText: 'a' }],
    ['a dataset without a command', { dataset: '/search', queryText: 'a' }],
    ['an unknown command', { dataset: 'not-there/search', queryText: 'a' }],
    ['an unknown field', { dataset: 'questions/nothing', queryText: 'a' }],
    ['a field like something of every object', { dataset: 'questions/__proto__', queryText: 'a' }],
    ['a field like a function of every object', { dataset: 'questions/toString', queryText: 'a' }],
    ['a text that is an object', { dataset: 'questions/search', queryText: {} }],
    ['a text of 150,000 letters', { dataset: 'questions/search', queryText: long }],
    ['nothing at all', null],
  ])('that searches with %s finds nothing', async (_, value) => {
    const { bot, isWell } = await begin();
    expect(await deliver(bot, invoked(bot, 'application/search', value))).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse', value: { results: [] } },
    });
    await isWell(long);
  });
});

describe('a form', () => {
  const open = async () => {
    const begun = await begin();
    await begun.bot.ann.types('report');
    const action = begun.bot.ann.form.actions().find(({ data }) => JSON.stringify(data).includes('"submit"'));
    return { ...begun, data: action?.data as { readonly hmep: object } };
  };

  it('of somebody else is not sent, and not shown', async () => {
    const { bot, data, isWell } = await open();
    await bot.ann.form.fills('Which number', 'xylophone 12');
    const filled = { ...data, 'field:number': 'xylophone 13' };
    const { body } = await deliver(bot, pressed(bot, filled, { ...inPlaceOf(bot, 'chat'), from: ben(bot) }));
    expect(JSON.stringify(body)).not.toContain('xylophone');
    expect(bot.person(people.ben).readsChat()).toContain(formGone);
    await isWell('xylophone');
  });

  it.each<readonly [what: string, inputs: object]>([
    ['an object', { 'field:kind': { a: 1 } }],
    ['a list', { 'field:kind': ['a', 'b'], 'fields:kind': ['a'] }],
    ['a number', { 'field:kind': 1 }],
    ['null', { 'field:kind': null }],
    [
      'what belongs to every object',
      JSON.parse('{"field:__proto__":"a","fields:__proto__":"a,b","__proto__":{"a":1}}'),
    ],
    ['a constructor', { 'field:constructor': 'a', 'fields:toString': 'a' }],
    ['150,000 letters', { 'field:kind': 'a', 'field:number': long }],
    ['10,000 fields', Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`field:${n}`, 'a']))],
    ['a part of a text with a number that is none', { 'field:number~99999999999999999999': 'a' }],
    ['what no database holds', { 'field:kind': 'a\0b', 'field:number': '\ud800' }],
    ['an option that is gone', { 'field:kind': gone }],
  ])('with %s in it is shown again, or says what is wrong', async (_, inputs) => {
    const { bot, data, isWell } = await open();
    const { status, body } = await deliver(bot, pressed(bot, { ...data, ...inputs }));
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('Which number')]);
    await isWell(long);
  });
});

describe('a message', () => {
  it.each<readonly [what: string, change: object]>([
    ['no text', { text: undefined }],
    ['100,000 letters', { text: 'x'.repeat(100_000) }],
    ['what no database holds', { text: 'gallery a\0b\ud800' }],
    [
      'mentions of nobody',
      { text: '<at>x</at> x', entities: [{ type: 'mention', text: '<at>x</at>', mentioned: null }] },
    ],
    [
      '1,000 mentions',
      {
        text: 'x',
        entities: Array(1_000).fill({ type: 'mention', text: 'x', mentioned: { id: '29:ann', name: 'x' } }),
      },
    ],
    ['a file', { attachments: [{ contentType: 'application/octet-stream', content: {} }] }],
    ['the name of nobody', { from: { id: '29:ann', aadObjectId: 'x'.repeat(100) } }],
    [
      'a name that no database holds',
      { from: { id: '29:zed', name: 'Z\0ed\ud800', aadObjectId: '5f0c8a52-9d0f-4b6e-8a36-0000000000ee' } },
    ],
  ])('with %s is answered', async (_, change) => {
    const { bot, isWell } = await begin();
    expect(await deliver(bot, said(bot, 'secret', change as never))).toMatchObject({ status: 200 });
    expect(bot.ann.readsHere()).not.toBe('');
    expect(bot.ann.readsHere()).not.toContain('went wrong');
    await isWell();
  });

  it.each(['messageReaction', 'event', 'typing', 'endOfConversation', 'constructor', 'messageUpdate'])(
    'of the type %s changes nothing',
    async (type) => {
      const { bot, isWell } = await begin();
      expect(await deliver(bot, said(bot, 'count', { type }))).toMatchObject({ status: 200 });
      await isWell();
    },
  );

  it('without a tenant changes nothing', async () => {
    const { bot, isWell } = await begin();
    const conversation = { id: places.chat, conversationType: 'groupChat' };
    expect(await deliver(bot, said(bot, 'count', { channelData: {}, conversation }))).toMatchObject({ status: 200 });
    await isWell();
  });
});
