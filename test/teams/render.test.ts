import { describe, expect, it } from 'vitest';
import { renderCard, summaryOf } from '../../adapters/teams/render/render.ts';
import type { Mentions } from '../../adapters/teams/render/render-text.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { bold, command, link } from '../../src/chat/text.ts';
import type { Block, Press, View } from '../../src/chat/view.ts';

const ann = 'ann' as PersonId;
const mentions: Mentions = (person) => (person === ann ? { id: '29:ann', name: 'Ann *B*' } : undefined);
const view = (...blocks: readonly Block[]): View => ({ summary: 'In short', blocks });
const bodyOf = (...blocks: readonly Block[]) =>
  renderCard(view(...blocks), mentions, { kind: 'personal' }).payload.body;

const run = (text: string, more: object = {}) => ({ type: 'TextRun', text, ...more });
const rich = (...inlines: readonly object[]) => ({ type: 'RichTextBlock', inlines });
const text = (words: string, more: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...more });
const small = { size: 'Small', isSubtle: true };
const press: Press = { command: 'go', values: { to: 'york' } };
const execute = (title: string, hmep: object, more: object = {}) => ({
  type: 'Action.Execute',
  verb: 'hmep',
  title,
  ...more,
  data: { hmep },
  associatedInputs: 'none',
  fallback: { type: 'Action.Submit', title, ...more, data: { hmep }, associatedInputs: 'none' },
});

describe('draws', () => {
  const cases: readonly [string, Block, readonly object[]][] = [
    [
      'a heading',
      { kind: 'heading', text: '# Peers *of*\n2027' },
      [text('\u2060# Peers \\*of\\* 2027', { style: 'heading', weight: 'Bolder', size: 'Medium' })],
    ],
    ['a long heading', { kind: 'heading', text: 'H'.repeat(301) }, [rich(run('H'.repeat(301), { weight: 'Bolder' }))]],
    ['a text', { kind: 'text', text: '*As* <it> is' }, [rich(run('*As* <it> is'))]],
    [
      'lines',
      { kind: 'text', text: ['One\n', bold('Two'), '\n\nThree'] },
      [
        rich(run('One')),
        { ...rich(run('Two', { weight: 'Bolder' })), spacing: 'None' },
        { ...rich(run('Three')), spacing: 'Small' },
      ],
    ],
    [
      'a line',
      {
        kind: 'text',
        text: [
          link('Handbook', 'https://highways.example/a b'),
          link('Nowhere', 'javascript:alert(1)'),
          { kind: 'mention', person: 'gone' as PersonId, name: '<at>Gone</at>' },
          { kind: 'moment', at: '2027-03-01T09:00:00.000Z', text: '1 March {{DATE(x)}}' },
          command('help'),
        ],
      },
      [
        rich(
          run('Handbook', { selectAction: { type: 'Action.OpenUrl', url: 'https://highways.example/a%20b' } }),
          run('Nowhere'),
          run('<\u2060at>Gone<\u2060/at>'),
          run('1 March {\u2060{DATE(x)}}'),
          run('help', { fontType: 'Monospace' }),
        ),
      ],
    ],
    [
      'a line that mentions somebody',
      {
        kind: 'note',
        text: ['- a_b <b> &lt; \\* ', { kind: 'mention', person: ann, name: 'x' }, bold(' now '), command('help')],
      },
      [text('\u2060- a\\_b <\u2060b> &\u2060lt; \\\u2060\\* <at>Ann B</at> **now** **help**', small)],
    ],
    ['nothing', { kind: 'text', text: ' \n' }, [rich(run('In short'))]],
    ['small print', { kind: 'note', text: 'From 1 March' }, [rich(run('From 1 March', small))]],
    [
      'facts',
      {
        kind: 'facts',
        facts: [
          { label: 'Where', value: 'York' },
          { label: 'When', value: ['*now*'] },
        ],
      },
      [
        {
          type: 'FactSet',
          facts: [
            { title: 'Where', value: 'York' },
            { title: 'When', value: '\\*now\\*' },
          ],
        },
      ],
    ],
    [
      'facts with more than words',
      {
        kind: 'facts',
        facts: [
          { label: 'Type', value: [command('help')] },
          { label: '', value: 'Two\nlines' },
        ],
      },
      [
        rich(run('Type: ', { weight: 'Bolder' }), run('help', { fontType: 'Monospace' })),
        { ...rich(run('Two')), spacing: 'Small' },
        { ...rich(run('lines')), spacing: 'None' },
      ],
    ],
    [
      'a list',
      { kind: 'list', items: ['One', ''] },
      [rich(run('• '), run('One')), { ...rich(run('• '), run('–')), spacing: 'Small' }],
    ],
    ['an ordered list', { kind: 'list', items: ['One'], ordered: true }, [rich(run('1. '), run('One'))]],
    [
      'buttons',
      {
        kind: 'buttons',
        buttons: [
          { kind: 'press', label: 'Go\non', press, style: 'primary' },
          { kind: 'link', label: 'Handbook', url: 'https://highways.example' },
          { kind: 'link', label: 'Nowhere', url: 'javascript:alert(1)' },
        ],
      },
      [
        {
          type: 'ActionSet',
          actions: [
            execute('Go on', { v: 1, do: 'press', ...press }, { style: 'positive' }),
            { type: 'Action.OpenUrl', title: 'Handbook', url: 'https://highways.example/' },
          ],
        },
        rich(run('Nowhere')),
      ],
    ],
    [
      'a checklist',
      { kind: 'checklist', items: [{ label: 'Signs', done: true, note: 'Ann, today', press }] },
      [
        {
          type: 'ColumnSet',
          columns: [
            { type: 'Column', width: 'auto', items: [rich(run('☑'))] },
            {
              type: 'Column',
              width: 'stretch',
              spacing: 'Small',
              items: [
                rich(run('Signs')),
                { ...rich(run('Ticked · ', small), run('Ann, today', small)), spacing: 'None' },
              ],
            },
            {
              type: 'Column',
              width: 'auto',
              spacing: 'Small',
              items: [
                {
                  type: 'ActionSet',
                  actions: [
                    execute('Untick', { v: 1, do: 'tick', done: false, ...press }, { tooltip: 'Untick: Signs' }),
                  ],
                },
              ],
            },
          ],
        },
      ],
    ],
    [
      'progress',
      { kind: 'progress', done: 2, of: 5, label: 'Ticked' },
      [
        rich(run('Ticked: 2 of 5')),
        {
          type: 'ColumnSet',
          spacing: 'Small',
          columns: [
            { type: 'Column', width: 2, style: 'good', minHeight: '8px', spacing: 'None', items: [] },
            { type: 'Column', width: 3, style: 'emphasis', minHeight: '8px', spacing: 'None', items: [] },
          ],
        },
      ],
    ],
    ['no progress', { kind: 'progress', done: 0, of: 0, label: 'Nothing to do' }, [rich(run('Nothing to do: 0 of 0'))]],
  ];

  it.each(cases)('%s', (_, block, expected) => {
    expect(bodyOf(block)).toEqual(expected);
  });

  it('a card around it', () => {
    expect(renderCard(view({ kind: 'text', text: 'Words' }), mentions, { kind: 'personal' })).toEqual({
      payload: {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.5',
        fallbackText: 'In short',
        msteams: { width: 'Full' },
        body: [rich(run('Words'))],
      },
      kept: [],
    });
  });

  it('a line between two blocks, and none before the first or after the last', () => {
    const one = { kind: 'text', text: 'One' } as const;
    const divider = { kind: 'divider' } as const;
    expect(bodyOf(divider, one, divider, divider, one, divider)).toEqual([
      rich(run('One')),
      { ...rich(run('One')), separator: true, spacing: 'Medium' },
    ]);
  });

  it('seven buttons in two rows', () => {
    const button = { kind: 'press', label: 'Go', press } as const;
    const sets = bodyOf({ kind: 'buttons', buttons: Array.from({ length: 7 }, () => button) });
    expect(sets.map((set) => (set.type === 'ActionSet' ? set.actions.length : 0))).toEqual([6, 1]);
  });
});

it.each([
  ['Words', 'Words'],
  ['', '–'],
  ['<at>Ann</at> *b*', '<\u2060at>Ann<\u2060/at> *b*'],
  ['x'.repeat(1_001), `${'x'.repeat(999)}…`],
])('makes of the summary %j the text %j', (summary, expected) => {
  expect(summaryOf({ summary, blocks: [] })).toBe(expected);
});
