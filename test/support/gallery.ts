import type { Field, Form, Option } from '../../src/chat/form.ts';
import type { DraftId } from '../../src/chat/ids.ts';
import type { Inline, Text } from '../../src/chat/text.ts';
import { bold, command, link } from '../../src/chat/text.ts';
import type { Value, Values } from '../../src/chat/values.ts';
import type { Block, View } from '../../src/chat/view.ts';

/** What people write to see what happens. Each is text, and must stay so wherever it is shown. */
export const hostileTexts = {
  plain: 'Resurfacing of the A165',
  markup: '<script>alert("x")</script><img src=x onerror="alert(1)"><b>bold</b>',
  entities: '&lt;b&gt; &amp;amp; &#x3C;script&#x3E;',
  closing: "\"></textarea></template></turbo-stream><h1 onclick='x'>",
  channel: '<!channel> <!here> <@U012AB3CD> <#C012AB3CD|general> <!subteam^S1>',
  everyone: '@everyone @here @channel <at>Everybody</at>',
  script: 'javascript:alert(document.domain)',
  markdown: '*bold* _italic_ ~struck~ `code` [text](javascript:alert(1)) > quote\n# heading',
  quotes: `"double" 'single' \`back\` “curly” ‘apostrophes’ «angled»`,
  direction: 'abc \u202Etxt.exe\u202C \u200Fdef\u061C',
  emoji: '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🚧 ✅ e\u0301',
  template: `\${process.env} {{constructor}} <%= 1 %> {"$ne":null}`,
  long: 'Long sentences about the state of the roads. '.repeat(67).slice(0, 3_000),
  word: 'W'.repeat(3_000),
} as const;

export type HostileText = keyof typeof hostileTexts;
export const hostileNames = Object.keys(hostileTexts) as readonly HostileText[];

type InlineKinds = {
  readonly [Kind in Exclude<Inline, string>['kind']]: readonly Extract<Inline, { kind: Kind }>[];
};

/** Every kind of inline text; a new kind breaks the build here. */
const inlinesOf = (text: string): InlineKinds => ({
  bold: [{ kind: 'bold', text }],
  link: [
    { kind: 'link', text, url: 'https://highways.example/?a=1&b="2"' },
    { kind: 'link', text, url: text },
  ],
  mention: [{ kind: 'mention', person: '00000000-0000-0000-0000-000000000001' as never, name: text }],
  moment: [{ kind: 'moment', at: '2027-03-01T09:00:00.000Z', text }],
  command: [{ kind: 'command', text }],
});

const everyInline = (text: string): Text => [text, ' ', ...Object.values(inlinesOf(text)).flat()];

const press = { command: 'gallery', values: { text: 'plain' } } as const;

type BlockKinds = { readonly [Kind in Block['kind']]: readonly Extract<Block, { kind: Kind }>[] };

/** Every kind of block with every way of drawing it; a new kind breaks the build here. */
const blocksOf = (text: string): BlockKinds => ({
  heading: [{ kind: 'heading', text }],
  text: [
    { kind: 'text', text },
    { kind: 'text', text: everyInline(text) },
  ],
  note: [{ kind: 'note', text: everyInline(text) }],
  facts: [
    {
      kind: 'facts',
      facts: [
        { label: text, value: text },
        { label: 'Where', value: [bold(text), link(text, 'https://highways.example')] },
      ],
    },
  ],
  list: [
    { kind: 'list', items: [text, [command(text)]] },
    { kind: 'list', items: [text], ordered: true },
  ],
  buttons: [
    {
      kind: 'buttons',
      buttons: [
        { kind: 'press', label: text, press },
        { kind: 'press', label: 'Go on', press, style: 'primary' },
        {
          kind: 'press',
          label: 'Delete',
          press: { ...press, values: { text, texts: [text], yes: true } },
          style: 'danger',
        },
        { kind: 'link', label: 'Handbook', url: 'https://highways.example/handbook' },
        { kind: 'link', label: 'Elsewhere', url: text },
      ],
    },
  ],
  checklist: [
    {
      kind: 'checklist',
      items: [
        { label: text, done: false, press },
        { label: [bold(text)], done: true, note: text, press },
      ],
    },
  ],
  progress: [
    { kind: 'progress', done: 2, of: 5, label: text },
    { kind: 'progress', done: 0, of: 0, label: 'Nothing to do' },
  ],
  divider: [{ kind: 'divider' }],
});

/** A view with every kind of block. */
export const galleryView = (text: string): View => ({ summary: text, blocks: Object.values(blocksOf(text)).flat() });

const options = (text: string): readonly Option[] => [
  { value: 'first', label: text, hint: text },
  { value: 'second', label: 'The second' },
];

type FieldKinds = { readonly [Kind in Field['kind']]: readonly Extract<Field, { kind: Kind }>[] };

/** Every kind of field with every way of asking; a new kind breaks the build here. */
const fieldsOf = (text: string): FieldKinds => {
  const about = { hint: text, optional: true } as const;
  return {
    text: [
      { kind: 'text', name: 'line', label: `Line ${text}`, ...about, most: 5_000 },
      { kind: 'text', name: 'lines', label: 'Lines', ...about, lines: 'many', most: 5_000 },
      { kind: 'text', name: 'email', label: 'E-mail', ...about, format: 'email', most: 254 },
      { kind: 'text', name: 'telephone', label: 'Telephone', ...about, format: 'telephone', most: 20 },
      { kind: 'text', name: 'link', label: 'Address', ...about, format: 'link', most: 500 },
    ],
    date: [{ kind: 'date', name: 'date', label: 'Day', ...about }],
    choice: [{ kind: 'choice', name: 'choice', label: `One of ${text}`, ...about, options: options(text) }],
    choices: [{ kind: 'choices', name: 'choices', label: `Some of ${text}`, ...about, options: options(text) }],
    search: [
      { kind: 'search', name: 'search', label: 'Found', ...about, most: 3, chosen: [{ value: text, label: text }] },
    ],
    consent: [{ kind: 'consent', name: 'consent', label: 'Consent', optional: true, statement: everyInline(text) }],
    words: [{ kind: 'words', name: 'words', label: 'Words', text: everyInline(text) }],
  };
};

/** Every kind of field. */
export const galleryFields = (text: string): readonly Field[] => Object.values(fieldsOf(text)).flat();

/** What the fields of the gallery hold when somebody filled them with the text. */
const galleryValues = (text: string): Values => ({
  line: text,
  lines: text,
  choice: 'first',
  choices: ['first', 'second'],
  search: [text],
  consent: true,
});

/** A form with every kind of field, filled in, and wrong everywhere. */
export const galleryForm = (text: string): Form => {
  const fields = galleryFields(text);
  const values: Record<string, Value> = {
    ...galleryValues(text),
    email: text,
    telephone: text,
    link: text,
    date: text,
  };
  return {
    command: 'questions',
    ref: { draft: '00000000-0000-4000-8000-000000000000' as DraftId, step: 1 },
    title: text,
    stepTitle: text,
    steps: 3,
    notice: everyInline(text),
    fields,
    values,
    errors: Object.fromEntries(fields.filter(({ kind }) => kind !== 'words').map(({ name }) => [name, text])),
    submit: text,
  };
};
