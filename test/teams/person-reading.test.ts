import { expect, it } from 'vitest';
import { hostileNames, hostileTexts } from '../support/gallery.ts';
import { readMarkdown, readPlain } from '../support/teams/client-markdown.ts';
import { cardOf, words } from './fake-teams-town.ts';
import { attached, setScene } from './person-set-up.ts';

const ann = { type: 'mention', text: '<at>Ann</at>', mentioned: { id: '29:ann', name: 'Ann' } };

it.each([
  ['**bold**, _italic_ and __both__', 'bold, italic and both'],
  ['5 * 3 * 2 and snake_case_name', '5 * 3 * 2 and snake_case_name'],
  ['\\*as typed\\* \\[so\\](x)', '*as typed* [so](x)'],
  ['a \u2060*word joiner\u2060*', 'a *word joiner*'],
  ['[the handbook](https://highways.example)', 'the handbook'],
  ['- one\n* two\n1. three', '• one\n• two\n1. three'],
  ['&lt;b&gt; &amp;amp; &#x41;&#66; &unknown;', '<b> &amp; AB &unknown;'],
  ['<b>bold</b> <at>Ann</at> <at>Everybody</at>', 'bold @Ann Everybody'],
  ['<\u2060at>Everybody<\u2060/at>', '<at>Everybody</at>'],
  ['{{DATE(2027-03-01T09:00:00Z, SHORT)}} at {{TIME(2027-03-01T09:00:00Z)}}', '1 Mar 2027 at 09:00'],
  ['{{DATE(never)}} {\u2060{TIME(2027-03-01T09:00:00Z)}}', '{{DATE(never)}} {{TIME(2027-03-01T09:00:00Z)}}'],
])('in a text block, %j is read as %j', (text, expected) => {
  expect(readMarkdown(text, [ann])).toBe(expected);
});

it.each(hostileNames)('in a run, the text “%s” is read as it is, but for a mention', (name) => {
  expect(readPlain(hostileTexts[name], [ann])).toBe(hostileTexts[name]);
  expect(readPlain(`<at>Ann</at>: ${hostileTexts[name]}`, [ann])).toBe(`@Ann: ${hostileTexts[name]}`);
});

it('reads every kind of element, and not what is hidden', async () => {
  const { person, says } = await setScene();
  const column = (...items: readonly object[]) => ({ type: 'Column', width: 'auto', items });
  const run = (text: string) => ({ type: 'TextRun', text });
  says(
    attached(
      cardOf(
        [
          { ...words('**A road**'), size: 'Medium' },
          { type: 'RichTextBlock', inlines: [run('**as '), run('typed**')] },
          { type: 'FactSet', facts: [{ title: 'Where', value: '_Hull_' }] },
          { type: 'ColumnSet', columns: [column(words('left')), column(words('right'))] },
          { type: 'Container', items: [words('inside'), { ...words('hidden'), isVisible: false }] },
          { type: 'TextBlock', text: 'unwrapped '.repeat(10) },
        ],
        [{ type: 'Action.OpenUrl', title: 'Handbook', url: 'https://highways.example' }],
      ),
    ),
  );
  expect(person.reads().split('\n')).toEqual([
    'HMEP',
    'A road',
    '**as typed**',
    'Where: Hull',
    'left',
    'right',
    'inside',
    `${'unwrapped '.repeat(6)}…`,
    '[Handbook]',
  ]);
});
