import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressedToBot,
  isPrivate,
  readBody,
  readFilledIn,
  readPressed,
  readSaid,
  readSuggesting,
  UnreadableBody,
} from '../../adapters/playground/parse.ts';

const formData = (pairs: readonly (readonly [string, string | File])[]): FormData => {
  const body = new FormData();
  for (const [name, value] of pairs) body.append(name, value);
  return body;
};

const said = { delivery: 'd-1', page: 'p-1', text: 'Hello' };
const pressed = { delivery: 'd-1', page: 'p-1', message: '7', press: '{"command":"help","values":{}}' };
const ref = '{"draft":"00000000-0000-4000-8000-000000000000","step":0}';
const filledIn = { delivery: 'd-1', page: 'p-1', message: '7', command: 'volunteer', ref, turn: 'submit' };

const changed = (pairs: Readonly<Record<string, string>>, name: string, value: string | undefined): FormData =>
  formData(
    Object.entries({ ...pairs, [name]: value }).flatMap(([key, each]) => (each === undefined ? [] : [[key, each]])),
  );

describe('what a page sends', () => {
  it('is a message', () => {
    expect(readSaid(formData([...Object.entries(said), ['as', 'officer']]))).toEqual(said);
  });

  it('is a press, with values of every kind', () => {
    const press = { command: 'card', values: { one: 'a', many: ['a', 'b'], yes: true } };
    expect(readPressed(changed(pressed, 'press', JSON.stringify(press)))).toMatchObject({ message: '7', press });
    expect(readPressed(changed(pressed, 'message', 'home'))).toMatchObject({ message: 'home' });
  });

  it('is a form: a field that is named twice holds several values', () => {
    const body = formData([
      ...Object.entries(filledIn),
      ['field.name', 'Ann'],
      ['field.places', 'Hull'],
      ['field.places', 'York'],
      ['name', 'not a field'],
    ]);
    expect(readFilledIn(body)).toEqual({
      ...{ delivery: 'd-1', page: 'p-1', message: '7', command: 'volunteer', turn: 'submit' },
      form: { draft: '00000000-0000-4000-8000-000000000000', step: 0 },
      values: { name: 'Ann', places: ['Hull', 'York'] },
    });
  });

  it('is a form whose field is called like something of JavaScript', () => {
    const { values } = readFilledIn(formData([...Object.entries(filledIn), ['field.__proto__', 'x']]));
    expect(Object.keys(values)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });

  it('leaves out a file', () => {
    const file = new File(['x'], 'x.txt');
    expect(readFilledIn(formData([...Object.entries(filledIn), ['field.name', file]])).values).toEqual({ name: [] });
    expect(() => readSaid(formData([...Object.entries({ ...said, text: '' }).slice(0, 2), ['text', file]]))).toThrow(
      UnreadableBody,
    );
  });

  it.each<[string, string, string | undefined]>([
    ['without a delivery', 'delivery', undefined],
    ['with an empty delivery', 'delivery', ''],
    ['with a delivery that the database cannot hold', 'delivery', 'a\u0000'],
    ['with a delivery that is too long', 'delivery', 'a'.repeat(101)],
    ['without a page', 'page', undefined],
    ['without a text', 'text', undefined],
  ])('is no message %s', (_, name, value) => {
    expect(() => readSaid(changed(said, name, value))).toThrow(UnreadableBody);
  });

  it.each<[string, string, string | undefined]>([
    ['of no card', 'message', undefined],
    ['of a card whose number is none', 'message', '-1'],
    ['of a card whose number no database has', 'message', '9'.repeat(19)],
    ['that is no JSON', 'press', '{'],
    ['that is nothing', 'press', 'null'],
    ['that is a list', 'press', '[]'],
    ['without values', 'press', '{"command":"help"}'],
    ['with values inside values', 'press', '{"command":"help","values":{"a":{"b":1}}}'],
    ['of a command with a very long name', 'press', JSON.stringify({ command: 'x'.repeat(51), values: {} })],
  ])('is no press %s', (_, name, value) => {
    expect(() => readPressed(changed(pressed, name, value))).toThrow(UnreadableBody);
  });

  it.each<[string, string, string | undefined]>([
    ['without what it belongs to', 'ref', undefined],
    ['with a draft that is none', 'ref', '{"draft":"mine","step":0}'],
    ['with a step before the first', 'ref', ref.replace('0}', '-1}')],
    ['with half a step', 'ref', ref.replace('0}', '0.5}')],
    ['that does what no button does', 'turn', 'delete'],
    ['without a command', 'command', undefined],
    ['in the place of the welcome', 'message', 'home'],
  ])('is no form %s', (_, name, value) => {
    expect(() => readFilledIn(changed(filledIn, name, value))).toThrow(UnreadableBody);
  });

  it('is a search', () => {
    const search = { command: 'volunteer', field: 'organisations', q: 'hull' };
    expect(readSuggesting({ ...search, as: 'officer' })).toEqual(search);
    expect(() => readSuggesting({ ...search, q: 'x'.repeat(10_001) })).toThrow(UnreadableBody);
    expect(() => readSuggesting({ q: 'hull' })).toThrow(UnreadableBody);
  });

  it('is a form at all, or unreadable', async () => {
    await expect(readBody(new Request('http://localhost', { method: 'POST', body: '{}' }))).rejects.toThrow(
      UnreadableBody,
    );
  });

  it('is unreadable, or holds texts and lists of texts, whatever was sent', () => {
    const name = fc.oneof(
      fc.constantFrom(...Object.keys(filledIn), 'text', 'press'),
      fc.string().map((each) => `field.${each}`),
      fc.string(),
    );
    const value = fc.oneof(fc.constantFrom(...Object.values(filledIn)), fc.string(), fc.json());
    const pairs = fc.tuple(
      fc.constantFrom(Object.entries(filledIn), []),
      fc.array(fc.tuple(name, value), { maxLength: 12 }),
    );
    const isText = (each: unknown): boolean => typeof each === 'string';
    fc.assert(
      fc.property(pairs, ([first, more]) => {
        try {
          const { values } = readFilledIn(formData([...first, ...more]));
          return Object.values(values).every((each) => isText(each) || (Array.isArray(each) && each.every(isText)));
        } catch (error) {
          return error instanceof UnreadableBody;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is typed', () => {
  it.each<[string, 'direct' | 'channel', string | undefined]>([
    ['/hmep volunteer', 'direct', ' volunteer'],
    ['/HMEP help', 'channel', ' help'],
    ['  @hmep help', 'channel', ' help'],
    ['/hmep', 'channel', ''],
    ['volunteer', 'direct', 'volunteer'],
    ['volunteer', 'channel', undefined],
    ['/hmepvolunteer', 'channel', undefined],
    ['I asked @hmep', 'channel', undefined],
    ['/remind me', 'channel', undefined],
  ])('“%s” in a %s conversation is for the bot: %s', (text, kind, command) => {
    expect(addressedToBot(text, kind)).toBe(command);
  });

  it.each([
    ['/hmep help', true],
    [' /hmep help', true],
    ['@hmep help', false],
    ['Good morning', false],
  ])('“%s” is private: %s', (text, expected) => {
    expect(isPrivate(text)).toBe(expected);
  });
});
