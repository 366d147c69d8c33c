import { command } from '../chat/text.ts';
import type { Block, View } from '../chat/view.ts';
import { exportLife, wholeExport } from '../people/exports/exports.ts';
import type { Held } from '../people/personal-data.ts';

/** Characters of a piece of data in one block. */
const mostInBlock = 2_000;

const pieces = (text: string): readonly string[] => text.match(new RegExp(`.{1,${mostInBlock}}`, 'gsu')) ?? [];

/** All of it as data, in a message: what no message holds is left out. */
const asMessage = (parts: readonly Held[], now: Date): readonly Block[] => [
  { kind: 'heading', text: 'The same as data (JSON)' },
  ...parts.flatMap(({ title, data }): readonly Block[] =>
    pieces(JSON.stringify(wholeExport([{ title, lines: [], data }], now).held)).map((text) => ({ kind: 'text', text })),
  ),
];

const withheld = (parts: readonly Held[]): readonly Block[] =>
  parts.some(({ inFileOnly }) => inFileOnly)
    ? [
        {
          kind: 'note',
          text: 'What no chat should keep, such as your notes, is not repeated in a message. Ask the programme office for it.',
        },
      ]
    : [];

const asFile = (link: string): readonly Block[] => [
  { kind: 'heading', text: 'The same as a file' },
  {
    kind: 'text',
    text: `The button opens a page, and the file is fetched from there: once, within ${exportLife} minutes.`,
  },
  { kind: 'buttons', buttons: [{ kind: 'link', label: 'Fetch the file', url: link }] },
  { kind: 'note', text: 'Give the link to nobody: whoever has it can fetch the file.' },
];

/** All that is held about somebody, for them alone. */
export const myData = (
  parts: readonly Held[],
  { link, now }: { readonly link?: string; readonly now: Date },
): View => ({
  summary: 'All that is held about you',
  blocks: [
    { kind: 'heading', text: 'All that is held about you' },
    ...parts.flatMap(({ title, lines }): readonly Block[] =>
      lines.length === 0
        ? []
        : [
            { kind: 'heading', text: title },
            { kind: 'list', items: lines },
          ],
    ),
    ...(link === undefined ? [...asMessage(parts, now), ...withheld(parts)] : asFile(link)),
    {
      kind: 'note',
      text: ['Type ', command('privacy'), ' for why and how long, ', command('forget-me'), ' to have it deleted.'],
    },
  ],
});
