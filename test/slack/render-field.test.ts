import type { InputBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { renderForm } from '../../adapters/slack/render/render-form.ts';
import type { Field } from '../../src/chat/form.ts';
import type { Value } from '../../src/chat/values.ts';
import { formWith } from '../support/slack/form-with.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

const blocksOf = (field: Field, value?: Value) =>
  renderForm(formWith([field], value === undefined ? {} : { values: { [field.name]: value } })).payload.blocks;

const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: '0f8fad5b.0.0.it',
  label: plain('It'),
  dispatch_action: true,
  element: { action_id: 'field', ...element },
  ...more,
});

const options = (count: number, length = 2) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `${index}`.padEnd(length, 'x') }));
const drawn = (value: string, label: string) => ({ value, text: plain(label) });
const it0 = { name: 'it', label: 'It' } as const;

const cases: readonly [string, Field, Value | undefined, readonly object[]][] = [
  [
    'a line',
    { ...it0, kind: 'text', most: 80, hint: 'Short' },
    'Road\nworks',
    [
      input(
        {
          type: 'plain_text_input',
          max_length: 80,
          initial_value: 'Road works',
          dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        },
        { hint: plain('Short') },
      ),
    ],
  ],
  [
    'a day',
    { ...it0, kind: 'date', optional: true },
    '1/3/2027',
    [input({ type: 'datepicker', initial_date: '2027-03-01', placeholder: plain('Pick a date') }, { optional: true })],
  ],
  [
    'what is no day',
    { ...it0, kind: 'date', hint: 'Any day.' },
    '30/2/2027',
    [
      input(
        { type: 'datepicker', placeholder: plain('Pick a date') },
        { hint: plain('You typed “30/2/2027”. Any day.') },
      ),
    ],
  ],
  [
    'a choice that has to be made',
    { ...it0, kind: 'choice', options: [{ value: 'a', label: 'A', hint: 'The first' }] },
    'a',
    [
      input({
        type: 'radio_buttons',
        options: [{ ...drawn('a', 'A'), description: plain('The first') }],
        initial_option: { ...drawn('a', 'A'), description: plain('The first') },
      }),
    ],
  ],
  [
    'a choice that may be made',
    {
      ...it0,
      kind: 'choice',
      optional: true,
      options: [
        { value: 'a', label: 'A' },
        { value: '-', label: 'B' },
      ],
    },
    'gone',
    [
      input(
        {
          type: 'static_select',
          options: [drawn('-', 'No answer'), drawn('a', 'A'), drawn(expect.stringMatching(/^#[0-9a-f]{32}$/u), 'B')],
          placeholder: plain('No answer'),
        },
        { optional: true },
      ),
    ],
  ],
  [
    'a required search for one',
    { ...it0, kind: 'search', most: 1, chosen: [{ value: 'york', label: 'City of York' }] },
    ['york'],
    [
      input({
        type: 'external_select',
        min_query_length: 1,
        placeholder: plain('Type to search'),
        initial_option: drawn('york', 'City of York'),
      }),
    ],
  ],
  [
    'a search for several',
    { ...it0, kind: 'search', most: 3, chosen: [] },
    ['york'],
    [
      input({
        type: 'multi_external_select',
        min_query_length: 1,
        max_selected_items: 3,
        placeholder: plain('Type to search'),
        initial_options: [drawn('york', 'york')],
      }),
    ],
  ],
  [
    'a consent',
    { ...it0, kind: 'consent', statement: 'I agree.' },
    true,
    [
      rich(words('I agree.')),
      input({ type: 'checkboxes', options: [drawn('true', 'Yes')], initial_options: [drawn('true', 'Yes')] }),
    ],
  ],
  [
    'words',
    { ...it0, kind: 'words', text: ['So ', { kind: 'bold', text: 'far' }] },
    undefined,
    [rich(words('So '), words('far', { bold: true }))],
  ],
];

describe('draws', () => {
  it.each(cases)('%s', (_, field, value, expected) => {
    expect(blocksOf(field, value)).toEqual(expected);
  });

  const inputsOf = (field: Field, value?: Value) =>
    blocksOf(field, value).filter((block): block is InputBlock => block.type === 'input');

  it('a long text in several inputs', () => {
    const value = `${'x'.repeat(2_999)}😀${'y'.repeat(3_500)}`;
    const inputs = inputsOf({ ...it0, kind: 'text', lines: 'many', most: 7_000 }, value);
    expect(inputs.map(({ label, optional, block_id }) => [label.text, optional, block_id])).toEqual([
      ['It', undefined, '0f8fad5b.0.0.it'],
      ['It (continued)', true, '0f8fad5b.0.1.it'],
      ['It (continued)', true, '0f8fad5b.0.2.it'],
    ]);
    const held = inputs.map(({ element }) => ('initial_value' in element ? element.initial_value : ''));
    expect(held.join('')).toBe(value);
    expect(held[0]).toHaveLength(2_999);
  });

  it('many boxes in groups of ten', () => {
    const inputs = inputsOf({ ...it0, kind: 'choices', options: options(23) }, ['v3', 'v22']);
    expect(inputs.map(({ optional, element }) => [optional, 'options' in element && element.options?.length])).toEqual([
      [true, 10],
      [true, 10],
      [true, 3],
    ]);
    expect(inputs.map(({ element }) => ('initial_options' in element ? element.initial_options?.length : 0))).toEqual([
      1, 0, 1,
    ]);
  });

  it.each([
    [11, 'static_select', 'options'],
    [101, 'static_select', 'option_groups'],
  ])('a choice among %i in a menu', (count, type, where) => {
    const [menu] = inputsOf({ ...it0, kind: 'choice', options: options(count) }, 'v5');
    expect(menu?.element).toMatchObject({ type, initial_option: drawn('v5', '5x') });
    expect(menu?.element).toHaveProperty(where);
  });

  it('options that are too long whole above their input', () => {
    const [list, ...more] = blocksOf({ ...it0, kind: 'choices', options: options(2, 80) });
    expect(JSON.stringify(list)).toContain(`0${'x'.repeat(79)}`);
    expect(more).toMatchObject([{ type: 'input' }]);
  });

  it('a value that is too long for an option by a reference', () => {
    const value = 'x'.repeat(151);
    const { payload, kept } = renderForm(
      formWith([{ ...it0, kind: 'search', most: 2, chosen: [{ value, label: 'Long' }] }], { values: { it: [value] } }),
    );
    expect(kept).toEqual([{ hash: expect.any(String), content: { value } }]);
    expect(payload.blocks).toMatchObject([{ element: { initial_options: [drawn(`#${kept[0]?.hash}`, 'Long')] } }]);
  });
});
