import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/slack/render/render.ts';
import type { Mentions } from '../../adapters/slack/render/render-text.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { mentionsIn } from '../../src/chat/mentions-in.ts';
import { bold, command, link } from '../../src/chat/text.ts';
import type { Block, View } from '../../src/chat/view.ts';

const ann = 'ann' as PersonId;
const mentions: Mentions = (person) => (person === ann ? 'U0ANN' : undefined);
const view = (...blocks: readonly Block[]): View => ({ summary: 'In short', blocks });
const blocksOf = (...blocks: readonly Block[]) => renderMessage(view(...blocks), mentions).payload.blocks;
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const press = { command: 'tick', values: { item: 'signs' } };

describe('draws', () => {
  const cases: readonly [string, Block, readonly object[]][] = [
    ['a heading', { kind: 'heading', text: 'Peers' }, [{ type: 'header', text: plain('Peers') }]],
    ['a long heading', { kind: 'heading', text: 'H'.repeat(151) }, [rich(words('H'.repeat(151), { bold: true }))]],
    ['a text', { kind: 'text', text: '*As* <it> is' }, [rich(words('*As* <it> is'))]],
    [
      'a line',
      {
        kind: 'text',
        text: [
          'Ask ',
          bold('now'),
          link('Handbook', 'https://highways.example/a b'),
          link('Nowhere', 'javascript:alert(1)'),
          { kind: 'mention', person: ann, name: 'Ann' },
          { kind: 'mention', person: 'gone' as PersonId, name: 'Gone' },
          { kind: 'moment', at: '2027-03-01T09:00:00.000Z', text: '1 March' },
          command('help'),
        ],
      },
      [
        rich(
          words('Ask '),
          words('now', { bold: true }),
          { type: 'link', url: 'https://highways.example/a%20b', text: 'Handbook' },
          words('Nowhere'),
          { type: 'user', user_id: 'U0ANN' },
          words('Gone'),
          { type: 'date', timestamp: 1_803_891_600, format: '{date_short_pretty} at {time}', fallback: '1 March' },
          words('/hmep help', { code: true }),
        ),
      ],
    ],
    ['nothing', { kind: 'text', text: ' \n' }, [rich(words('In short'))]],
    [
      'small print',
      { kind: 'note', text: 'From *1* March' },
      [{ type: 'context', elements: [plain('From *1* March')] }],
    ],
    [
      'small print with more than words',
      {
        kind: 'note',
        text: [bold('Else? '), 'a_b <@U1> @here ', command('help'), link(' a > b', 'https://highways.example/|')],
      },
      [
        {
          type: 'context',
          elements: [
            {
              type: 'mrkdwn',
              text: '*Else?* a\u2060_\u2060b &lt;@U1&gt; @\u2060here `/hmep help`<https://highways.example/%7C|a &gt; b>',
              verbatim: true,
            },
          ],
        },
      ],
    ],
    [
      'facts',
      {
        kind: 'facts',
        facts: [
          { label: 'Where', value: 'York' },
          { label: 'When', value: [bold('now')] },
        ],
      },
      [
        rich(
          words('Where: ', { bold: true }),
          words('York'),
          words('\n'),
          words('When: ', { bold: true }),
          words('now', { bold: true }),
        ),
      ],
    ],
    [
      'a list',
      { kind: 'list', items: ['One', ''], ordered: true },
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'ordered',
              elements: [
                { type: 'rich_text_section', elements: [words('One')] },
                { type: 'rich_text_section', elements: [words('–')] },
              ],
            },
          ],
        },
      ],
    ],
    [
      'buttons',
      {
        kind: 'buttons',
        buttons: [
          { kind: 'press', label: 'Go <on>', press: { command: 'go', values: { to: '<a&b>' } }, style: 'primary' },
          { kind: 'link', label: 'Handbook', url: 'https://highways.example' },
          { kind: 'link', label: 'Nowhere', url: 'javascript:alert(1)' },
        ],
      },
      [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'press:0',
              text: plain('Go <on>'),
              value: '["go",{"to":"\\u003ca\\u0026b\\u003e"}]',
              style: 'primary',
            },
            { type: 'button', action_id: 'link:1', text: plain('Handbook'), url: 'https://highways.example/' },
          ],
        },
        rich(words('Nowhere')),
      ],
    ],
    ['progress', { kind: 'progress', done: 2, of: 5, label: 'Ticked' }, [rich(words('Ticked: 2 of 5\n▓▓▓▓░░░░░░'))]],
    [
      'no progress',
      { kind: 'progress', done: 0, of: 0, label: 'Nothing to do' },
      [rich(words('Nothing to do: 0 of 0'))],
    ],
    ['a line between', { kind: 'divider' }, [{ type: 'divider' }]],
  ];

  it.each(cases)('%s', (_, block, expected) => {
    expect(blocksOf(block)).toEqual(expected);
  });

  it('a checklist with one group for each item', () => {
    const option = { text: plain('Signs'), value: 'done', description: plain('Ann, today') };
    expect(blocksOf({ kind: 'checklist', items: [{ label: 'Signs', done: true, note: 'Ann, today', press }] })).toEqual(
      [
        {
          type: 'actions',
          block_id: expect.stringMatching(/^tick:0:[0-9a-f]{32}$/u),
          elements: [
            {
              type: 'checkboxes',
              action_id: 'tick:["tick",{"item":"signs"}]',
              options: [option],
              initial_options: [option],
            },
          ],
        },
      ],
    );
  });

  it('an item that is too long for its box above it', () => {
    const label = 'Signs '.repeat(20);
    const [above, box] = blocksOf({ kind: 'checklist', items: [{ label, done: false, press }] });
    expect(above).toEqual(rich(words(label)));
    expect(box).toMatchObject({ elements: [{ options: [{ text: plain('Done'), value: 'done' }] }] });
  });

  it('a box with another id as soon as it shows something else', () => {
    const ids = [
      { label: 'Signs', done: false, press },
      { label: 'Signs', done: true, press },
      { label: 'Signs', done: true, note: 'Ann', press },
      { label: 'Drains', done: true, note: 'Ann', press },
    ].map((item) => blocksOf({ kind: 'checklist', items: [item] })[0]?.block_id);
    expect(new Set(ids).size).toBe(4);
    const again = blocksOf({ kind: 'checklist', items: [{ label: 'Signs', done: false, press }] })[0];
    expect(again?.block_id).toBe(ids[0]);
  });

  it('a press with a reference where its values are too long', () => {
    const long = { command: 'go', values: { text: 'x'.repeat(2_000) } };
    const { payload, kept } = renderMessage(
      view(
        { kind: 'buttons', buttons: [{ kind: 'press', label: 'Go', press: long }] },
        { kind: 'checklist', items: [{ label: 'Go', done: false, press: long }] },
      ),
      mentions,
    );
    expect(kept).toEqual([{ hash: expect.any(String), content: ['go', long.values] }]);
    expect(payload.blocks).toMatchObject([
      { elements: [{ value: `#${kept[0]?.hash}` }] },
      { elements: [{ action_id: `tick:#${kept[0]?.hash}` }] },
    ]);
  });

  it('each list in the next block as it went on', () => {
    const items = Array.from({ length: 60 }, () => 'Road works '.repeat(10));
    const lists = blocksOf({ kind: 'list', items, ordered: true }).slice(0, 2);
    expect(lists).toMatchObject([
      { elements: [{ style: 'ordered' }] },
      { elements: [{ style: 'ordered', offset: expect.any(Number) }] },
    ]);
    const [first, second] = lists.map((block) => (block.type === 'rich_text' ? block.elements[0] : undefined));
    expect(second).toHaveProperty('offset', first?.elements.length);
  });
});

it.each([
  ['Words', 'Words'],
  ['', '–'],
  ['<!channel> & @here', '&lt;!channel&gt; &amp; @\u2060here'],
])('makes of the summary %j the text %j', (summary, expected) => {
  expect(renderMessage({ summary, blocks: [] }, mentions).payload.text).toBe(expected);
});

it.each(['&', 'é', '😀', 'Roads. '])('cuts a summary full of %j', (part) => {
  const { text } = renderMessage({ summary: part.repeat(3_001), blocks: [] }, mentions).payload;
  expect(text).toMatch(/…$/u);
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
});

it('finds the people whom a view mentions', () => {
  const mention = { kind: 'mention', person: ann, name: 'Ann' } as const;
  expect(
    mentionsIn(
      view(
        { kind: 'list', items: [['To ', mention]] },
        { kind: 'checklist', items: [{ label: 'x', done: true, note: [mention], press }] },
        { kind: 'facts', facts: [{ label: 'Who', value: [{ ...mention, person: 'ben' as PersonId }] }] },
      ),
    ),
  ).toEqual(['ann', 'ben']);
});
