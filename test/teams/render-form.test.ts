import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../adapters/teams/render/card.ts';
import { limits, weightOf } from '../../adapters/teams/render/limits.ts';
import { renderForm } from '../../adapters/teams/render/render-form.ts';
import type { Field } from '../../src/chat/form.ts';
import type { DraftId } from '../../src/chat/ids.ts';
import { galleryForm, hostileNames, hostileTexts } from '../support/gallery.ts';
import { anyForm, anyString } from '../support/slack/any-view.ts';
import { formWith } from '../support/slack/form-with.ts';
import { cardProblems } from '../support/teams/check-card.ts';

const rich = (text: string, more: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...more }],
});
const it0 = { name: 'it', label: 'It' } as const;
const ref = { draft: '0f8fad5b-d9cb-469f-a165-70867728950e' as DraftId, step: 1 };
const data = { command: 'volunteer', ref };
const wrong = { color: 'Attention', weight: 'Bolder' };

/** What the official parser says about a form; Teams knows `choices.data` in every version. */
const parserProblems = (card: object): readonly string[] => {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const all = [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
  return all.filter((message) => !message.includes('"choices.data" is supported in version 1.6'));
};

describe('draws', () => {
  const form = formWith([{ ...it0, kind: 'words', text: 'Words' }], {
    title: 'Volunteer as a peer',
    ref,
    steps: 3,
    stepTitle: 'You',
    notice: 'Look here.',
    errors: { it: 'No.' },
  });

  it('all of a form in a chat', () => {
    const send = { v: 1, do: 'submit', ...data, via: 'here' };
    const back = { v: 1, do: 'leave', to: 'back', ...data, via: 'here' };
    const afresh = { v: 1, do: 'leave', to: 'afresh', ...data, via: 'here' };
    const execute = (title: string, hmep: object, more: object = {}) => ({
      type: 'Action.Execute',
      verb: 'hmep',
      title,
      ...more,
      data: { hmep },
      fallback: { type: 'Action.Submit', title, ...more, data: { hmep } },
    });
    expect(renderForm(form, 'personal', { via: 'here' }).payload).toEqual({
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      fallbackText: 'Volunteer as a peer',
      msteams: { width: 'Full' },
      body: [
        {
          type: 'TextBlock',
          text: 'Volunteer as a peer',
          wrap: true,
          style: 'heading',
          weight: 'Bolder',
          size: 'Large',
        },
        rich('Step 2 of 3 · You', { size: 'Small', isSubtle: true }),
        { type: 'Container', style: 'emphasis', items: [rich('Look here.')] },
        rich('Something below has to be corrected first.', wrong),
        rich('Words'),
        { ...rich('Please correct: No.', wrong), spacing: 'Small' },
      ],
      actions: [
        execute('Send', send, { style: 'positive' }),
        execute('Back', back),
        {
          ...execute('Start again', afresh),
          associatedInputs: 'none',
          fallback: {
            type: 'Action.Submit',
            title: 'Start again',
            data: { hmep: afresh },
            associatedInputs: 'none',
          },
        },
      ],
    });
  });

  it('a form in a dialog, which has the title in its frame', () => {
    const { body, actions } = renderForm(form, 'dialog').payload;
    expect(body[0]).toEqual(rich('Step 2 of 3 · You', { size: 'Small', isSubtle: true }));
    expect(actions?.map(({ type }) => type)).toEqual(['Action.Submit', 'Action.Submit', 'Action.Submit']);
  });

  it('a way to update the questions below a field that decides, and lets nothing be insisted on then', () => {
    const fields: readonly Field[] = [
      { ...it0, kind: 'choice', decides: true, options: [{ value: 'a', label: 'A' }] },
      { name: 'name', label: 'Name', kind: 'text', most: 9 },
    ];
    const { body } = renderForm(formWith(fields), 'dialog').payload;
    const first = { ...ref, step: 0 };
    expect(body.map(({ type }) => type)).toEqual(['TextBlock', 'Input.ChoiceSet', 'ActionSet', 'Input.Text'].slice(1));
    expect(body[1]).toEqual({
      type: 'ActionSet',
      spacing: 'Small',
      actions: [
        {
          type: 'Action.Submit',
          title: 'Update the questions',
          data: { hmep: { v: 1, do: 'change', ...data, ref: first } },
        },
      ],
    });
    expect(body[2]).not.toHaveProperty('isRequired');
  });
});

const inputsOf = ({ body }: Card): readonly string[] =>
  body.flatMap((element) => ('id' in element ? [element.id] : []));

describe('a form that is too long for a card', () => {
  it('leaves out words, and asks everything', () => {
    const fields = Array.from({ length: 60 }, (_, index): readonly Field[] => [
      { kind: 'words', name: `w${index}`, label: 'Words', text: 'Words '.repeat(80) },
      { kind: 'date', name: `d${index}`, label: 'Day', hint: 'Any day' },
    ]).flat();
    const { payload } = renderForm(formWith(fields), 'personal');
    expect(cardProblems(payload, 'message')).toEqual([]);
    expect(inputsOf(payload)).toHaveLength(60);
  });

  it('keeps the longest texts elsewhere, and leaves their inputs empty', () => {
    const fields = ['a', 'b', 'c'].map(
      (name): Field => ({ kind: 'text', name, label: name, lines: 'many', most: 20_000 }),
    );
    const values = { a: 'a'.repeat(9_000), b: 'b'.repeat(12_000), c: 'c'.repeat(9_000) };
    const { payload, kept } = renderForm(formWith(fields, { values }), 'personal');
    expect(cardProblems(payload, 'message')).toEqual([]);
    expect(kept).toEqual([{ hash: expect.any(String), content: { b: values.b } }]);
    expect(inputsOf(payload)).toEqual(['field:a', 'field:b', 'field:c']);
    expect(payload.body.find((element) => 'id' in element && element.id === 'field:b')).not.toHaveProperty('value');
    expect(JSON.stringify(payload)).toContain('What you wrote is 12000 characters long');
    expect(payload.actions).toMatchObject([{ data: { hmep: { do: 'submit', held: `#${kept[0]?.hash}` } } }]);
  });

  it('shows the beginning where there are more questions than fit, and keeps what the rest hold', () => {
    const fields = Array.from(
      { length: 400 },
      (_, index): Field => ({ kind: 'date', name: `d${index}`, label: 'Day' }),
    );
    const values = { d0: '2027-03-01', d399: '2027-03-02' };
    const { payload, kept } = renderForm(formWith(fields, { values }), 'dialog');
    expect(cardProblems(payload, 'dialog')).toEqual([]);
    expect(payload.body.at(-1)).toMatchObject({ inlines: [{ text: expect.stringContaining('programme office') }] });
    expect(kept).toEqual([{ hash: expect.any(String), content: { d399: '2027-03-02' } }]);
  });
});

it.each(hostileNames)('draws the gallery with the text “%s” within every limit', (name) => {
  for (const place of ['personal', 'dialog'] as const) {
    const { payload } = renderForm(galleryForm(hostileTexts[name]), place);
    expect(cardProblems(payload, place === 'dialog' ? 'dialog' : 'message')).toEqual([]);
    expect(parserProblems(payload)).toEqual([]);
  }
});

it('keeps within every limit, whatever there is to ask', () => {
  fc.assert(
    fc.property(anyForm, anyString, fc.constantFrom('personal' as const, 'dialog' as const), (form, via, place) => {
      const { payload } = renderForm(form, place, { via: via.slice(0, 200) });
      expect(cardProblems(payload, place === 'dialog' ? 'dialog' : 'message')).toEqual([]);
      expect(weightOf(payload)).toBeLessThanOrEqual(limits.card);
      expect(payload.msteams).toEqual({ width: 'Full' });
    }),
    { numRuns: 60 },
  );
});
