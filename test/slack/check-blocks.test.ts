import { describe, expect, it } from 'vitest';
import { blockProblems } from '../support/slack/check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string, label = value) => ({ text: plain(label), value });
const button = { type: 'button', action_id: 'press:0', text: plain('Go on'), value: 'v' };
const divider = { type: 'divider' };
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const textInput = { type: 'plain_text_input', action_id: 'field' };
const boxes = { type: 'checkboxes', action_id: 'field', options: [option('a'), option('b')] };
const menu = { type: 'static_select', action_id: 'field', options: [option('a')] };

const message = (...blocks: readonly object[]) => ({ text: 'Words', blocks });
const modal = (...blocks: readonly object[]) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks,
});
const manyOptions = (count: number) => Array.from({ length: count }, (_, index) => option(`v${index}`));

const good: readonly [string, 'message' | 'modal' | 'home', object][] = [
  ['a message with text alone', 'message', { text: 'Words' }],
  ['what else a call of the Web API has', 'message', { ...message(divider), channel: 'C1', metadata: {} }],
  ['a header', 'message', message({ type: 'header', text: plain('H'.repeat(150)) })],
  ['a section', 'message', message({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3_000) } })],
  ['buttons', 'message', message({ type: 'actions', elements: [button, { ...button, action_id: 'press:1' }] })],
  ['ticks', 'message', message({ type: 'actions', elements: [{ ...boxes, initial_options: [option('a')] }] })],
  [
    'rich text',
    'message',
    message(
      rich(
        { type: 'text', text: ' ', style: { bold: true } },
        { type: 'link', url: 'https://highways.example', text: 'Handbook' },
        { type: 'user', user_id: 'U012AB3CD' },
        { type: 'date', timestamp: 1_800_000_000, format: '{date_short_pretty} at {time}', fallback: 'then' },
      ),
    ),
  ],
  ['a form', 'modal', modal(input(textInput), input(boxes), input(menu), input({ ...menu, type: 'static_select' }))],
  ['an answer', 'modal', { ...modal(divider), submit: undefined, callback_id: 'answer' }],
  ['a Home', 'home', { type: 'home', blocks: [divider] }],
];

it.each(good)('finds no problem in %s', (_, surface, payload) => {
  expect(blockProblems(surface, payload)).toEqual([]);
});

const bad: readonly [string, 'message' | 'modal' | 'home', unknown, RegExp][] = [
  ['nothing', 'message', undefined, /./u],
  ['a message without text', 'message', { blocks: [divider] }, /^text: /u],
  ['a message with blank text', 'message', { text: ' ', blocks: [] }, /^text: there is nothing/u],
  ['more text than an update takes', 'message', { text: 'é'.repeat(2_001) }, /^text: .*4000 bytes/u],
  ['an unknown block', 'message', message({ type: 'markdown', text: 'x' }), /^blocks\[0\]\.type: /u],
  ['an input in a message', 'message', message(input(textInput)), /^blocks\[0\]\.type: /u],
  ['51 blocks', 'message', message(...Array.from({ length: 51 }, () => divider)), /^blocks: .*50/u],
  ['101 blocks', 'modal', modal(...Array.from({ length: 101 }, () => divider)), /^blocks: .*100/u],
  ['a property that is not there', 'message', message({ type: 'divider', text: 'x' }), /"text"/u],
  [
    'a header in mrkdwn',
    'message',
    message({ type: 'header', text: { type: 'mrkdwn', text: 'x' } }),
    /\.text\.type: /u,
  ],
  ['an empty text', 'message', message({ type: 'header', text: plain('') }), /nothing in the text/u],
  ['a long header', 'message', message({ type: 'header', text: plain('H'.repeat(151)) }), /150/u],
  ['a text that is no object', 'message', message({ type: 'header', text: 'Words' }), /^blocks\[0\]\.text: /u],
  [
    'emoji in mrkdwn',
    'message',
    message({ type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: false } }),
    /emoji/u,
  ],
  ['an empty section', 'message', message({ type: 'section' }), /text or fields/u],
  ['an empty context', 'message', message({ type: 'context', elements: [] }), /elements: /u],
  ['no buttons', 'message', message({ type: 'actions', elements: [] }), /elements: /u],
  ['one action_id twice', 'message', message({ type: 'actions', elements: [button, button] }), /action_id stands/u],
  [
    'no action_id',
    'message',
    message({ type: 'actions', elements: [{ type: 'button', text: plain('x') }] }),
    /action_id/u,
  ],
  [
    'a long label',
    'message',
    message({ type: 'actions', elements: [{ ...button, text: plain('x'.repeat(76)) }] }),
    /75/u,
  ],
  [
    'a long value',
    'message',
    message({ type: 'actions', elements: [{ ...button, value: 'x'.repeat(2_001) }] }),
    /2000/u,
  ],
  [
    'a link to a script',
    'message',
    message({ type: 'actions', elements: [{ ...button, url: 'javascript:x' }] }),
    /web/u,
  ],
  ['a style of its own', 'message', message({ type: 'actions', elements: [{ ...button, style: 'quiet' }] }), /style/u],
  ['a text input among buttons', 'message', message({ type: 'actions', elements: [textInput] }), /type: /u],
  ['one block_id twice', 'message', message({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' }), /twice/u],
  ['a long block_id', 'message', message({ ...divider, block_id: 'a'.repeat(256) }), /255/u],
  ['rich text that mentions all', 'message', message(rich({ type: 'broadcast', range: 'here' })), /type: /u],
  ['rich text that mentions a group', 'message', message(rich({ type: 'usergroup', usergroup_id: 'S1' })), /type: /u],
  ['an empty piece of rich text', 'message', message(rich({ type: 'text', text: '' })), /text: /u],
  ['rich text of nothing', 'message', message(rich()), /elements: /u],
  ['a mention of no user', 'message', message(rich({ type: 'user', user_id: 'Ann' })), /user_id/u],
  ['a date without a date', 'message', message(rich({ type: 'date', timestamp: 1, format: 'then' })), /format/u],
  [
    'a list of another style',
    'message',
    message({ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'x', elements: [] }] }),
    /style/u,
  ],
  [
    'too much text',
    'message',
    message(...Array.from({ length: 5 }, () => rich({ type: 'text', text: 'x'.repeat(2_500) }))),
    /12500 characters/u,
  ],
  [
    'too much of everything',
    'message',
    message(
      ...Array.from({ length: 45 }, (_, index) => ({
        ...rich({ type: 'text', text: '&'.repeat(50) }),
        block_id: `b${index}`,
      })),
    ),
    /as JSON/u,
  ],
  ['a form that cannot be sent', 'modal', { ...modal(input(textInput)), submit: undefined }, /^submit: /u],
  ['a long title', 'modal', { ...modal(divider), title: plain('T'.repeat(25)) }, /^title\.text: .*24/u],
  ['a long submit', 'modal', { ...modal(divider), submit: plain('T'.repeat(25)) }, /^submit\.text: /u],
  ['no blocks', 'modal', modal(), /^blocks: /u],
  ['long metadata', 'modal', { ...modal(divider), private_metadata: 'x'.repeat(3_001) }, /^private_metadata: /u],
  [
    'a view of 250 kB',
    'modal',
    modal(...Array.from({ length: 90 }, () => rich({ type: 'text', text: 'é'.repeat(1_500) }))),
    /bytes/u,
  ],
  ['a view of another type', 'modal', { ...modal(divider), type: 'home' }, /^type: /u],
  ['a Home with a title', 'home', { type: 'home', title: plain('x'), blocks: [divider] }, /title/u],
  ['a long hint', 'modal', modal(input(textInput, { hint: plain('x'.repeat(2_001)) })), /hint/u],
  ['a label in mrkdwn', 'modal', modal({ ...input(textInput), label: { type: 'mrkdwn', text: 'x' } }), /label/u],
  ['a button as an input', 'modal', modal(input(button)), /element\.type: /u],
  [
    'a value longer than its input',
    'modal',
    modal(input({ ...textInput, max_length: 3, initial_value: 'four' })),
    /longer than 3/u,
  ],
  [
    'a value of 3,001 characters',
    'modal',
    modal(input({ ...textInput, initial_value: 'x'.repeat(3_001) })),
    /longer than 3000/u,
  ],
  ['lines in one line', 'modal', modal(input({ ...textInput, initial_value: 'a\nb' })), /several lines/u],
  ['a long input', 'modal', modal(input({ ...textInput, max_length: 3_001 })), /3000/u],
  [
    'a day that is none',
    'modal',
    modal(input({ type: 'datepicker', action_id: 'field', initial_date: '2027-02-30' })),
    /is not a day/u,
  ],
  ['11 boxes', 'modal', modal(input({ ...boxes, options: manyOptions(11) })), /10/u],
  ['11 radio buttons', 'modal', modal(input({ ...boxes, type: 'radio_buttons', options: manyOptions(11) })), /10/u],
  ['101 options', 'modal', modal(input({ ...menu, options: manyOptions(101) })), /100/u],
  ['no options', 'modal', modal(input({ ...menu, options: [] })), /options: /u],
  ['a menu without options', 'modal', modal(input({ ...menu, options: undefined })), /either/u],
  [
    'an option in mrkdwn',
    'modal',
    modal(input({ ...menu, options: [{ value: 'a', text: { type: 'mrkdwn', text: 'a' } }] })),
    /type: /u,
  ],
  ['a long option', 'modal', modal(input({ ...menu, options: [option('a', 'x'.repeat(76))] })), /75/u],
  ['a long value of an option', 'modal', modal(input({ ...menu, options: [option('x'.repeat(151), 'x')] })), /150/u],
  ['a choice that is no option', 'modal', modal(input({ ...menu, initial_option: option('b') })), /not among/u],
  [
    'a choice that is nearly an option',
    'modal',
    modal(input({ ...boxes, initial_options: [option('a', 'A')] })),
    /not among/u,
  ],
  [
    'more chosen than may be',
    'modal',
    modal(
      input({
        type: 'multi_external_select',
        action_id: 'field',
        max_selected_items: 1,
        initial_options: manyOptions(2),
      }),
    ),
    /max_selected_items/u,
  ],
];

describe('finds what is wrong with', () => {
  it.each(bad)('%s', (_, surface, payload, problem) => {
    const problems = blockProblems(surface, payload);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toMatch(problem);
  });
});
