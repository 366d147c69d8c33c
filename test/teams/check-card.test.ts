import { describe, expect, it } from 'vitest';
import { type CardPlace, cardProblems } from '../support/teams/check-card.ts';

const card = (body: readonly object[], more: object = {}) => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText: 'In short',
  body,
  ...more,
});

const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true });
const run = (words: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] });
const submit = (data: object = {}) => ({ type: 'Action.Submit', title: 'Go', data });
const execute = { type: 'Action.Execute', title: 'Go', verb: 'hmep', data: { a: 1 }, fallback: submit({ a: 1 }) };
const link = { type: 'Action.OpenUrl', title: 'Go', url: 'https://highways.example' };
const buttons = (...actions: readonly object[]) => ({ type: 'ActionSet', actions });
const input = (type: string, more: object = {}) => ({ type: `Input.${type}`, id: 'it', label: 'It', ...more });
const entity = (name: string) => ({
  type: 'mention',
  text: `<at>${name}</at>`,
  mentioned: { id: '29:ann', name },
});

describe('finds nothing wrong with', () => {
  const cases: readonly [string, object, CardPlace][] = [
    ['words', card([text('A \\*b\\* **bold** [link](https://highways.example)'), run('*as* <it> is')]), 'message'],
    ['buttons', card([buttons(execute, link, submit({ msteams: { type: 'task/fetch' } }))]), 'message'],
    ['the buttons of a dialog', card([run('x')], { actions: [submit(), link] }), 'dialog'],
    ['a mention', card([text('To <at>Ann</at>.')], { msteams: { entities: [entity('Ann')] } }), 'message'],
    ['facts', card([{ type: 'FactSet', facts: [{ title: 'Where', value: 'York' }] }]), 'message'],
    [
      'columns',
      card([{ type: 'ColumnSet', columns: [{ type: 'Column', width: 2, style: 'good', items: [run('x')] }] }]),
      'message',
    ],
    [
      'inputs',
      card([
        input('Text', { maxLength: 2, value: 'ab', isRequired: true, errorMessage: 'Please.' }),
        input('Date', { id: 'day', value: '2027-02-28' }),
        input('Toggle', { id: 'yes', title: 'Yes', value: 'true' }),
        input('ChoiceSet', { id: 'one', choices: [{ title: 'A', value: 'a' }], value: 'a' }),
        input('ChoiceSet', { id: 'any', style: 'filtered', 'choices.data': { type: 'Data.Query', dataset: 'x' } }),
      ]),
      'dialog',
    ],
  ];

  it.each(cases)('%s', (_, payload, place) => {
    expect(cardProblems(payload, place)).toEqual([]);
  });
});

describe('finds', () => {
  const cases: readonly [string, object, CardPlace][] = [
    ['version', card([text('x')], { version: '1.6' }), 'message'],
    ['body[0].type', card([{ type: 'Image', url: 'https://highways.example' }]), 'message'],
    ['body[0]: Unrecognized key', card([{ ...text('x'), colour: 'red' }]), 'message'],
    ['body[0].color', card([{ ...text('x'), color: 'red' }]), 'message'],
    ['body[0].wrap', card([{ type: 'TextBlock', text: 'x' }]), 'message'],
    ['nothing in the text', card([text(' ')]), 'message'],
    ['asterisk', card([text('*b*')]), 'message'],
    ['bracket', card([text('[a](javascript:alert)')]), 'message'],
    ['beginning of a line', card([text('1. x')]), 'message'],
    ['entity', card([text('&lt;b')]), 'message'],
    ['tag', card([text('<b>x')]), 'message'],
    ['function for dates', card([text('{{DATE(2027-03-01T09:00:00Z)}}')]), 'message'],
    ['function for dates', card([run('{{TIME(2027-03-01T09:00:00Z)}}')]), 'message'],
    ['mention where none can be', card([run('<at>Ann</at>')]), 'message'],
    ['mentions nobody', card([text('<at>Ann</at>')]), 'message'],
    ['stands nowhere', card([text('x')], { msteams: { entities: [entity('Ann')] } }), 'message'],
    ['msteams: Unrecognized key', card([text('x')], { msteams: { height: 'Full' } }), 'message'],
    ['more than 6 actions', card([buttons(...Array.from({ length: 7 }, () => link))]), 'message'],
    ['for dialogs and fallbacks only', card([buttons(submit())]), 'message'],
    ['cannot be sent from a dialog', card([buttons(execute)]), 'dialog'],
    ['does not work in a dialog', card([buttons(submit({ msteams: { type: 'task/fetch' } }))]), 'dialog'],
    ['data.msteams', card([buttons(submit({ msteams: { type: 'imBack' } }))]), 'message'],
    ['fallback.data', card([buttons({ ...execute, fallback: submit() })]), 'message'],
    ['not an address on the web', card([buttons({ ...link, url: 'javascript:alert(1)' })]), 'message'],
    ['stands there twice', card([input('Date'), input('Date')]), 'message'],
    ['errorMessage', card([input('Text', { isRequired: true })]), 'message'],
    ['label', card([{ type: 'Input.Date', id: 'it' }]), 'message'],
    ['longer than 2', card([input('Text', { maxLength: 2, value: 'abc' })]), 'message'],
    ['several lines', card([input('Text', { value: 'a\nb' })]), 'message'],
    ['not a day', card([input('Date', { value: '2027-02-30' })]), 'message'],
    ['nothing to choose from', card([input('ChoiceSet', { choices: [] })]), 'message'],
    [
      'not among the choices',
      card([input('ChoiceSet', { choices: [{ title: 'A', value: 'a' }], value: 'b' })]),
      'message',
    ],
    ['comma', card([input('ChoiceSet', { isMultiSelect: true, choices: [{ title: 'A', value: 'a,b' }] })]), 'message'],
    [
      'is not filtered',
      card([input('ChoiceSet', { style: 'expanded', 'choices.data': { type: 'Data.Query', dataset: 'x' } })]),
      'message',
    ],
    ['bytes long', card([run('é'.repeat(14_000))]), 'message'],
  ];

  it.each(cases)('“%s”', (words, payload, place) => {
    expect(cardProblems(payload, place)).toEqual([expect.stringContaining(words)]);
  });
});
