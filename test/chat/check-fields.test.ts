import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFields } from '../../src/chat/check-fields.ts';
import type { Field } from '../../src/chat/form.ts';
import type { Value } from '../../src/chat/values.ts';

const name: Field = { kind: 'text', name: 'f', label: 'Name', most: 10 };
const email: Field = { kind: 'text', name: 'f', label: 'E-mail', most: 254, format: 'email' };
const telephone: Field = { kind: 'text', name: 'f', label: 'Number', most: 20, format: 'telephone' };
const link: Field = { kind: 'text', name: 'f', label: 'Link', most: 200, format: 'link' };
const story: Field = { kind: 'text', name: 'f', label: 'Story', most: 100, lines: 'many' };
const date: Field = { kind: 'date', name: 'f', label: 'Date' };
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
  { value: 'c', label: 'C' },
];
const choice: Field = { kind: 'choice', name: 'f', label: 'One', options };
const choices: Field = { kind: 'choices', name: 'f', label: 'Some', options, most: 2 };
const search: Field = { kind: 'search', name: 'f', label: 'Search', chosen: [], most: 2 };
const consent: Field = { kind: 'consent', name: 'f', label: 'Yes', statement: 'I have read it' };

const fine: readonly [string, Field, Value, Value][] = [
  ['text', name, '  Ada ', 'Ada'],
  ['text with unseen characters', name, 'A\u202eda\u0007', 'Ada'],
  ['markup, as text', name, '<b>&amp;', '<b>&amp;'],
  ['a break in a line', name, 'a\nb', 'a b'],
  ['several lines', story, 'a\r\nb\n\nc', 'a\nb\n\nc'],
  ['an e-mail', email, 'name@council.example', 'name@council.example'],
  ['a telephone number', telephone, '+44 1632 960000', '+44 1632 960000'],
  ['a link', link, 'https://example.org/a?b=c', 'https://example.org/a?b=c'],
  ['a British date', date, '1/3/2027', '2027-03-01'],
  ['a choice', choice, 'b', 'b'],
  ['choices', choices, ['a', 'c', 'a'], ['a', 'c']],
  ['one of several choices', choices, 'a', ['a']],
  ['searched', search, ['E06000010', ' '], ['E06000010']],
  ['a tick', consent, true, true],
  ['a tick from a page', consent, 'true', true],
];

const wrong: readonly [string, Field, Value, string][] = [
  ['nothing', name, '   ', 'fill this in'],
  ['only unseen characters', name, '\u200b\u202e', 'fill this in'],
  ['too long', name, 'x'.repeat(11), '11 characters long; 10 fit'],
  ['no e-mail', email, 'name@council', 'not an e-mail'],
  ['two e-mails', email, 'a@b.example, c@d.example', 'not an e-mail'],
  ['no number', telephone, 'ring me', 'not a telephone number'],
  ['a link without its colon', link, 'http//example.org', 'not a web address'],
  ['a link with a space in its name', link, 'https://example org', 'not a web address'],
  ['a link with a space in its path', link, 'https://example.org/a b', 'has no spaces'],
  ['a link without a place', link, 'https:///page', 'not a web address'],
  ['a script for a link', link, 'javascript:alert(1)', 'not a web address'],
  ['no date', date, '2027-02-30', 'not a date'],
  ['not an option', choice, 'z', 'Choose one'],
  ['not among the options', choices, ['a', 'z'], 'Choose among'],
  ['too many', choices, ['a', 'b', 'c'], 'Choose 2 at the most'],
  ['too many found', search, ['1', '2', '3'], 'Choose 2 at the most'],
  ['no tick', consent, false, 'tick the box'],
];

describe('fields', () => {
  it.each(fine)('take %s', (_, field, given, kept) => {
    expect(checkFields([field], { f: given })).toEqual({ values: { f: kept }, errors: {} });
  });

  it.each(wrong)('refuse %s', (_, field, given, error) => {
    expect(checkFields([field], { f: given }).errors['f']).toContain(error);
  });

  it('may be left empty where they are optional', () => {
    for (const field of [name, email, date, choice, choices, search, consent]) {
      expect(checkFields([{ ...field, optional: true }], {}).errors).toEqual({});
    }
  });

  it('let nothing through that is not a field', () => {
    expect(checkFields([name], { f: 'Ada', role: 'office' }).values).toEqual({ f: 'Ada' });
  });

  it('keep what they kept before', () => {
    const values = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.boolean());
    const fields = fc.constantFrom(name, email, telephone, link, story, date, choice, choices, search, consent);
    fc.assert(
      fc.property(fields, values, (field, given) => {
        const once = checkFields([field], { f: given });
        expect(checkFields([field], once.values).values).toEqual(once.values);
      }),
    );
  });
});
