import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../adapters/slack/render/render-field.ts';
import { errorsAtFields, renderForm } from '../../adapters/slack/render/render-form.ts';
import type { Field } from '../../src/chat/form.ts';
import type { DraftId } from '../../src/chat/ids.ts';
import { galleryForm, hostileNames, hostileTexts } from '../support/gallery.ts';
import { anyForm, anyString } from '../support/slack/any-view.ts';
import { blockProblems } from '../support/slack/check-blocks.ts';
import { formWith } from '../support/slack/form-with.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const rich = (...elements: readonly object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

const it0 = { name: 'it', label: 'It' } as const;

describe('draws', () => {
  it('all of a form', () => {
    const form = formWith([{ ...it0, kind: 'words', text: 'Words' }], {
      title: 'Volunteer as a peer in highways',
      ref: { draft: '0f8fad5b-d9cb-469f-a165-70867728950e' as DraftId, step: 1 },
      steps: 3,
      stepTitle: 'You',
      notice: 'Look here.',
      errors: { it: 'No.' },
    });
    expect(renderForm(form, { via: 'here' }).payload).toEqual({
      type: 'modal',
      callback_id: 'form',
      title: plain('Volunteer as a peer in…'),
      submit: plain('Send'),
      close: plain('Close'),
      notify_on_close: false,
      private_metadata: '{"command":"volunteer","draft":"0f8fad5b-d9cb-469f-a165-70867728950e","step":1,"via":"here"}',
      blocks: [
        { type: 'header', text: plain('Volunteer as a peer in highways') },
        { type: 'context', elements: [plain('Step 2 of 3 · You')] },
        rich(words('Look here.')),
        rich(words('Words')),
        { type: 'context', elements: [plain('Please correct: No.')] },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'leave:back', text: plain('Back') },
            { type: 'button', action_id: 'leave:afresh', text: plain('Start again') },
          ],
        },
      ],
    });
  });

  it('other ids for another draft', () => {
    const other = { draft: '7c9e6679-7425-40de-944b-e07fc1f90ae7' as DraftId, step: 0 };
    const [block] = renderForm(formWith([{ ...it0, kind: 'date' }], { ref: other })).payload.blocks;
    expect(block?.block_id).toBe('7c9e6679.0.0.it');
  });

  it('the questions of a form that is too long, without words', () => {
    const fields = Array.from({ length: 90 }, (_, index): readonly Field[] => [
      { kind: 'words', name: `w${index}`, label: 'Words', text: 'Words' },
      { kind: 'date', name: `d${index}`, label: 'Day' },
    ]).flat();
    const { payload } = renderForm(formWith(fields));
    expect(blockProblems('modal', payload)).toEqual([]);
    expect(payload.blocks.filter(({ type }) => type === 'input')).toHaveLength(90);
    expect(payload.blocks).toHaveLength(100);
  });

  it('the beginning of a form with more questions than a modal takes', () => {
    const fields = Array.from(
      { length: 120 },
      (_, index): Field => ({ kind: 'date', name: `d${index}`, label: 'Day' }),
    );
    const { payload } = renderForm(formWith(fields, { notice: 'Look here.' }));
    expect(blockProblems('modal', payload)).toEqual([]);
    expect(payload.blocks.slice(-2)).toMatchObject([{ type: 'context' }, { type: 'actions' }]);
  });
});

describe('the errors at the fields', () => {
  const fields: readonly Field[] = [
    { ...it0, kind: 'text', most: 5_000 },
    { name: 'some', label: 'Some', kind: 'choices', options: [] },
    { name: 'words', label: 'Words', kind: 'words', text: 'Words' },
  ];

  it.each([
    [{ it: 'No.' }, { '0f8fad5b.0.0.it': 'No.' }],
    [{}, {}],
    [{ it: 'No.', words: 'No.' }, {}],
    [{ it: 'No.', some: 'No.' }, {}],
    [{ it: 'No.', gone: 'No.' }, {}],
  ])('of %j are %j', (errors, expected) => {
    expect(errorsAtFields(formWith(fields, { errors }))).toEqual(expected);
  });
});

it.each(hostileNames)('draws the gallery with the text “%s” within every limit', (name) => {
  const form = galleryForm(hostileTexts[name]);
  const { payload } = renderForm(form);
  expect(blockProblems('modal', payload)).toEqual([]);
  const ids = payload.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  for (const id of Object.keys(errorsAtFields(form))) expect(ids).toContain(id);
});

describe('whatever there is to ask', () => {
  it('keeps within every limit, and asks everything', () => {
    fc.assert(
      fc.property(anyForm, anyString, (form, via) => {
        const { payload } = renderForm(form, { via });
        expect(blockProblems('modal', payload)).toEqual([]);
        const ids = payload.blocks.map(({ block_id }) => block_id);
        for (const id of Object.keys(errorsAtFields(form))) expect(ids).toContain(id);
        const asked = form.fields.filter(({ kind }) => kind !== 'words' && kind !== 'choice' && kind !== 'choices');
        for (const { name } of asked) expect(ids).toContain(`0f8fad5b.${form.ref.step}.0.${name}`);
        expect(JSON.stringify(payload.blocks)).not.toMatch(/"type":"(?:user|usergroup|broadcast)"/u);
      }),
      { numRuns: 60 },
    );
  });

  it('splits a text into parts that give it back', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        expect(partsOf(text).join('')).toBe(text);
      }),
    );
  });
});
