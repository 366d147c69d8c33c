import fc from 'fast-check';
import type { Field, Form, Option } from '../../../src/chat/form.ts';
import type { DraftId, PersonId } from '../../../src/chat/ids.ts';
import type { Inline, Text } from '../../../src/chat/text.ts';
import type { Value } from '../../../src/chat/values.ts';
import type { Block, Button, CheckItem, View } from '../../../src/chat/view.ts';
import { hostileTexts } from '../gallery.ts';

const nasty = fc.constantFrom(
  ...Object.values(hostileTexts),
  '',
  ' ',
  '\n',
  '&'.repeat(3_100),
  '"'.repeat(200),
  '😀'.repeat(1_700),
);

/** Texts of every length and kind, nothing at all among them. */
export const anyString: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 2, arbitrary: nasty },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom('road ', 'A165. ', '\n\n', '😀', '<!here>', '*x*', '&'), { maxLength: 2_000 })
      .map((words) => words.join('')),
  },
);

const address = fc.oneof(fc.webUrl({ withQueryParameters: true }), anyString);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  anyString,
  fc.record({ kind: fc.constant('bold' as const), text: anyString }),
  fc.record({ kind: fc.constant('link' as const), text: anyString, url: address }),
  fc.record({
    kind: fc.constant('mention' as const),
    person: fc.constantFrom('ann', 'gone').map((id) => id as PersonId),
    name: anyString,
  }),
  fc.record({
    kind: fc.constant('moment' as const),
    at: fc.constantFrom('2027-03-01T09:00:00.000Z', 'never'),
    text: anyString,
  }),
  fc.record({ kind: fc.constant('command' as const), text: anyString }),
);

export const anyText: fc.Arbitrary<Text> = fc.oneof(anyString, fc.array(inline, { maxLength: 8 }));

const value: fc.Arbitrary<Value> = fc.oneof(anyString, fc.array(anyString, { maxLength: 4 }), fc.boolean());
const press = fc.record({
  command: fc.constantFrom('volunteer', 'jobs retry'),
  values: fc.dictionary(fc.string({ minLength: 1, maxLength: 12 }), value, { maxKeys: 3 }),
});

const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('press' as const),
      label: anyString,
      press,
      style: fc.constantFrom('primary' as const, 'danger' as const),
    },
    { requiredKeys: ['kind', 'label', 'press'] },
  ),
  fc.record({ kind: fc.constant('link' as const), label: anyString, url: address }),
);

const item: fc.Arbitrary<CheckItem> = fc.record(
  { label: anyText, done: fc.boolean(), note: anyText, press },
  { requiredKeys: ['label', 'done', 'press'] },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: anyString }),
  fc.record({ kind: fc.constant('text' as const), text: anyText }),
  fc.record({ kind: fc.constant('note' as const), text: anyText }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: anyString, value: anyText }), { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(anyText, { maxLength: 30 }), ordered: fc.boolean() }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('checklist' as const), items: fc.array(item, { maxLength: 20 }) }),
  fc.record({ kind: fc.constant('progress' as const), done: fc.nat(9), of: fc.nat(9), label: anyString }),
  fc.record({ kind: fc.constant('divider' as const) }),
);

export const anyView: fc.Arbitrary<View> = fc.record({
  summary: anyString,
  blocks: fc.array(block, { maxLength: 20, size: 'max' }),
});

const option: fc.Arbitrary<Option> = fc.record(
  { value: fc.oneof(fc.constantFrom('-', '', `#${'a'.repeat(32)}`), anyString), label: anyString, hint: anyString },
  { requiredKeys: ['value', 'label'] },
);

const basics = {
  name: fc.constant('later'),
  label: anyString,
  hint: anyString,
  optional: fc.boolean(),
  decides: fc.boolean(),
};

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    ...basics,
    kind: fc.constant('text' as const),
    most: fc.integer({ min: 1, max: 7_000 }),
    lines: fc.constantFrom('one' as const, 'many' as const),
  }),
  fc.record({ ...basics, kind: fc.constant('date' as const) }),
  fc.record({ ...basics, kind: fc.constant('choice' as const), options: fc.array(option, { maxLength: 130 }) }),
  fc.record({ ...basics, kind: fc.constant('choices' as const), options: fc.array(option, { maxLength: 130 }) }),
  fc.record({
    ...basics,
    kind: fc.constant('search' as const),
    most: fc.integer({ min: 1, max: 5 }),
    chosen: fc.array(option, { maxLength: 3 }),
  }),
  fc.record({ ...basics, kind: fc.constant('consent' as const), statement: anyText }),
  fc.record({ ...basics, kind: fc.constant('words' as const), text: anyText }),
);

/** What the field may hold: something of its own, or what somebody sent who did not see it. */
const heldBy = (of: Field): fc.Arbitrary<Value> => {
  if (of.kind !== 'choice' && of.kind !== 'choices' && of.kind !== 'search') return value;
  const own = (of.kind === 'search' ? of.chosen : of.options).map((each) => each.value);
  return own.length === 0 ? value : fc.oneof(value, fc.subarray(own), fc.constantFrom(...own));
};

const dates = fc.constantFrom('2027-03-01', '1/3/2027', '2027-02-30', '');

const filled = field.chain((of) =>
  fc.record({
    field: fc.constant(of),
    value: fc.option(of.kind === 'date' ? fc.oneof(dates, anyString) : heldBy(of), { nil: undefined }),
    error: fc.option(anyString, { nil: undefined }),
  }),
);

export const anyForm: fc.Arbitrary<Form> = fc
  .record({
    filled: fc.array(filled, { maxLength: 12 }),
    title: anyString,
    submit: anyString,
    stepTitle: anyString,
    notice: fc.option(anyText, { nil: undefined }),
    step: fc.nat(2),
    steps: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ filled, step, notice, ...rest }) => {
    const named = filled.map((each, index) => ({ ...each, name: `field${index}` }));
    return {
      command: 'volunteer',
      ref: { draft: '0f8fad5b-d9cb-469f-a165-70867728950e' as DraftId, step },
      ...rest,
      ...(notice !== undefined && { notice }),
      fields: named.map(({ field: of, name }) => ({ ...of, name })),
      values: Object.fromEntries(named.flatMap(({ name, value: held }) => (held === undefined ? [] : [[name, held]]))),
      errors: Object.fromEntries(named.flatMap(({ name, error }) => (error === undefined ? [] : [[name, error]]))),
    };
  });
