import { describe, expect, it } from 'vitest';
import { renderResults } from '../../adapters/teams/render/render-field.ts';
import { renderForm } from '../../adapters/teams/render/render-form.ts';
import type { Field } from '../../src/chat/form.ts';
import type { Value } from '../../src/chat/values.ts';
import { formWith } from '../support/slack/form-with.ts';

const bodyOf = (field: Field, value?: Value, error?: string) =>
  renderForm(
    formWith([field], {
      ...(value !== undefined && { values: { [field.name]: value } }),
      ...(error !== undefined && { errors: { [field.name]: error } }),
    }),
    'dialog',
  ).payload.body;

const rich = (text: string, more: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...more }],
});
const hint = (text: string) => ({ ...rich(text, { size: 'Small', isSubtle: true }), spacing: 'Small' });
const input = (type: string, more: object = {}) => ({
  spacing: 'Medium',
  type: `Input.${type}`,
  id: 'field:it',
  label: 'It',
  ...more,
});
const required = { isRequired: true, errorMessage: 'Please fill this in.' };
const it0 = { name: 'it', label: 'It' } as const;
const kept = expect.stringMatching(/^#[0-9a-f]{32}$/u);

const cases: readonly [string, Field, Value | undefined, readonly object[]][] = [
  [
    'a line',
    { ...it0, kind: 'text', most: 80, hint: 'Short' },
    'Road\nworks',
    [input('Text', { ...required, maxLength: 80, value: 'Road works' }), hint('Short')],
  ],
  [
    'several lines that may stay empty',
    { ...it0, kind: 'text', most: 80, lines: 'many', optional: true },
    'Road\nworks',
    [input('Text', { label: 'It (optional)', isMultiline: true, maxLength: 80, value: 'Road\nworks' })],
  ],
  [
    'an e-mail address',
    { ...it0, kind: 'text', most: 80, format: 'email' },
    undefined,
    [input('Text', { ...required, style: 'Email', maxLength: 80 })],
  ],
  ['a day', { ...it0, kind: 'date' }, '1/3/2027', [input('Date', { value: '2027-03-01' })]],
  [
    'what is no day',
    { ...it0, kind: 'date', hint: 'Any day.' },
    '30/2/2027',
    [input('Date'), hint('You typed “30/2/2027”. Any day.')],
  ],
  [
    'a choice that has to be made',
    { ...it0, kind: 'choice', options: [{ value: 'a', label: 'A', hint: 'The first' }] },
    'a',
    [
      input('ChoiceSet', {
        style: 'expanded',
        wrap: true,
        choices: [{ title: 'A – The first', value: 'a' }],
        value: 'a',
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
        { value: 'a', label: 'A', hint: 'The first' },
        { value: '-', label: 'B' },
      ],
    },
    'gone',
    [
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'A', weight: 'Bolder' },
          { type: 'TextRun', text: ' – The first' },
        ],
      },
      input('ChoiceSet', {
        label: 'It (optional)',
        style: 'compact',
        wrap: true,
        choices: [
          { title: 'No answer', value: '-' },
          { title: 'A', value: 'a' },
          { title: 'B', value: kept },
        ],
        value: '-',
      }),
    ],
  ],
  [
    'any of several',
    {
      ...it0,
      kind: 'choices',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b,c', label: 'B' },
        { value: 'd', label: 'D' },
      ],
    },
    ['a', 'b,c'],
    [
      input('ChoiceSet', {
        id: 'fields:it',
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
        choices: [
          { title: 'A', value: 'a' },
          { title: 'B', value: kept },
          { title: 'D', value: 'd' },
        ],
        value: expect.stringMatching(/^a,#[0-9a-f]{32}$/u),
      }),
    ],
  ],
  [
    'nothing to choose from',
    { ...it0, kind: 'choices', options: [] },
    undefined,
    [rich('It: there is nothing to choose from.')],
  ],
  [
    'a required search for one',
    { ...it0, kind: 'search', most: 1, chosen: [{ value: 'york', label: 'City of York' }] },
    ['york'],
    [
      input('ChoiceSet', {
        style: 'filtered',
        choices: [{ title: 'City of York', value: 'york' }],
        'choices.data': { type: 'Data.Query', dataset: 'volunteer/it' },
        placeholder: 'Type to search',
        value: 'york',
      }),
    ],
  ],
  [
    'a search for several',
    { ...it0, kind: 'search', most: 3, chosen: [] },
    ['york', 'hull'],
    [
      input('ChoiceSet', {
        id: 'fields:it',
        style: 'filtered',
        isMultiSelect: true,
        choices: [
          { title: 'york', value: 'york' },
          { title: 'hull', value: 'hull' },
        ],
        'choices.data': { type: 'Data.Query', dataset: 'volunteer/it' },
        placeholder: 'Type to search',
        value: 'york,hull',
      }),
    ],
  ],
  [
    'a consent',
    { ...it0, kind: 'consent', statement: 'I agree.' },
    true,
    [{ ...rich('I agree.'), spacing: 'Medium' }, input('Toggle', { title: 'Yes', value: 'true', wrap: true })],
  ],
  ['words', { ...it0, kind: 'words', text: 'So far' }, undefined, [rich('So far')]],
];

describe('draws', () => {
  it.each(cases)('%s', (_, field, value, expected) => {
    expect(bodyOf(field, value)).toEqual(expected);
  });

  it('what is wrong right below the input', () => {
    const field: Field = { ...it0, kind: 'date', hint: 'Any day.' };
    expect(bodyOf(field, undefined, 'No.').slice(1)).toEqual([
      input('Date'),
      { ...rich('Please correct: No.', { color: 'Attention', weight: 'Bolder' }), spacing: 'Small' },
      hint('Any day.'),
    ]);
  });

  it.each([
    [10, 'expanded'],
    [11, 'compact'],
  ])('a choice among %i in the style “%s”', (count, style) => {
    const options = Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `${index}` }));
    expect(bodyOf({ ...it0, kind: 'choice', options })).toMatchObject([{ style }]);
  });
});

it('draws what was found, fifteen at the most, with what tells one from another', () => {
  const options = Array.from({ length: 20 }, (_, index) => ({
    value: `v,${index}`,
    label: 'York',
    hint: `as ${index}`,
  }));
  const { payload, kept: stored } = renderResults(options);
  expect(payload).toHaveLength(15);
  expect(payload[1]).toEqual({ title: 'York – as 1', value: kept });
  expect(stored[1]).toEqual({ hash: payload[1]?.value.slice(1), content: { value: 'v,1' } });
});
