import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Card } from '../../adapters/teams/render/card.ts';
import { limits, weightOf } from '../../adapters/teams/render/limits.ts';
import { choiceTitle, escapedLine, safeUrl } from '../../adapters/teams/render/plain-text.ts';
import { renderCard, renderPage } from '../../adapters/teams/render/render.ts';
import { createDrawing, type Mentions, nobody, textLines } from '../../adapters/teams/render/render-text.ts';
import { plain } from '../../src/chat/text.ts';
import type { Block, View } from '../../src/chat/view.ts';
import { galleryView, hostileNames, hostileTexts } from '../support/gallery.ts';
import { anyString, anyText, anyView } from '../support/slack/any-view.ts';
import { cardProblems } from '../support/teams/check-card.ts';

const everybody: Mentions = () => ({ id: '29:ann', name: 'Ann <at> *B*' });
const mentions: Mentions = (person) => (String(person) === 'ann' ? { id: '29:ann', name: 'Ann' } : undefined);

/** What the official parser says about a card. */
const parserProblems = (card: object): readonly string[] => {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
};

describe.each(hostileNames)('with the text “%s”', (name) => {
  const gallery = galleryView(hostileTexts[name]);

  it('draws the gallery within every limit, harmlessly', () => {
    for (const who of [everybody, nobody]) {
      for (const kind of ['personal', 'channel'] as const) {
        const { payload } = renderCard(gallery, who, { kind, opens: ({ command }) => command === 'gallery' });
        expect(cardProblems(payload, 'message')).toEqual([]);
        expect(parserProblems(payload)).toEqual([]);
      }
      const { payload } = renderPage(gallery, who);
      expect(cardProblems(payload, 'dialog')).toEqual([]);
      expect(parserProblems(payload)).toEqual([]);
    }
  });
});

describe('whatever there is to show', () => {
  it('keeps within every limit, and mentions only whom it should', () => {
    fc.assert(
      fc.property(anyView, (any) => {
        for (const kind of ['personal', 'channel'] as const) {
          const { payload } = renderCard(any, mentions, { kind });
          expect(cardProblems(payload, 'message')).toEqual([]);
          expect(weightOf(payload)).toBeLessThanOrEqual(limits.card);
        }
        const { payload } = renderPage(any, mentions, { from: 7 });
        expect(cardProblems(payload, 'dialog')).toEqual([]);
        expect(weightOf(payload)).toBeLessThanOrEqual(limits.card);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no text in lines', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        const lines = textLines(any, createDrawing('', nobody));
        const seen = lines.flatMap(({ element }) =>
          element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text) : [],
        );
        const bare = (text: string): string => text.replace(/[\s\u2060]/gu, '');
        const asked = typeof any === 'string' ? any : any.map((part) => shown(part)).join('');
        expect(bare(seen.join(''))).toBe(bare(asked));
      }),
    );
  });

  it('escapes without losing a sign', () => {
    fc.assert(
      fc.property(anyString, (any) => {
        const bare = (text: string): string => text.replace(/[\s\u2060\\]/gu, '');
        expect(bare(escapedLine(any))).toBe(bare(any));
        expect(bare(choiceTitle(any, 100_000))).toBe(bare(any) === '' && any.trim() === '' ? '–' : bare(any));
      }),
    );
  });
});

/** What is read of a part of a line where nobody is mentioned: a link by its text. */
const shown = (part: Exclude<Parameters<typeof plain>[0], string>[number]): string => {
  if (typeof part === 'string' || part.kind !== 'link') return plain([part], '');
  return part.text.trim() === '' ? (safeUrl(part.url, limits.url) ?? '') : part.text;
};

describe('a view that is too long', () => {
  const press = { command: 'go', values: {} };
  const long: View = {
    summary: 'In short',
    blocks: [
      ...Array.from({ length: 600 }, (_, index): Block => ({ kind: 'text', text: `Paragraph ${index + 1}.` })),
      { kind: 'buttons', buttons: [{ kind: 'press', label: 'Go on', press }] },
    ],
  };

  it('leads from a message to the rest of it', () => {
    for (const kind of ['personal', 'channel'] as const) {
      const { payload, kept } = renderCard(long, nobody, { kind });
      expect(kept).toEqual([{ hash: expect.any(String), content: long }]);
      const ref = `#${kept[0]?.hash}`;
      const [words, row] = payload.body.slice(-2);
      expect(words).toMatchObject({ inlines: [{ text: 'This is the beginning.' }] });
      const from = payload.body.length - 2;
      const opens = kind === 'channel' && { msteams: { type: 'task/fetch' } };
      expect(row).toMatchObject({
        actions: [
          {
            type: kind === 'channel' ? 'Action.Submit' : 'Action.Execute',
            title: 'See the rest',
            data: { hmep: { v: 1, do: 'rest', ref, from }, ...opens },
          },
        ],
      });
    }
  });

  it.each(['dialog', 'personal'] as const)('is paged (%s)', (place) => {
    const pages = [...pagesOf(long, place)];
    for (const page of pages) expect(cardProblems(page, place === 'dialog' ? 'dialog' : 'message')).toEqual([]);
    const turns = pages.map((page) => turnsOf(page).map(({ title }) => title));
    const between = turns.slice(1, -1).map(() => ['Back', 'Next']);
    expect(between.length).toBeGreaterThan(0);
    expect(turns).toEqual([['Next'], ...between, ['Back']]);
    const seen = pages.flatMap((page) => JSON.stringify(page).match(/Paragraph \d+\./gu) ?? []);
    expect(seen).toEqual(Array.from({ length: 600 }, (_, index) => `Paragraph ${index + 1}.`));
  });
});

const turnsOf = ({ body }: Card): readonly Action[] => {
  const row = body.at(-1);
  return row?.type === 'ActionSet' ? row.actions : [];
};

/** Where that action of a page leads. */
const leads = (page: Card, title: string): number | undefined => {
  const action = turnsOf(page).find((each) => each.title === title);
  return action && 'data' in action && action.data.hmep.do === 'rest' ? action.data.hmep.from : undefined;
};

/** All pages of a view, as somebody turns them. */
function* pagesOf(view: View, place: 'personal' | 'dialog'): Generator<Card> {
  for (let from: number | undefined = 0; from !== undefined; ) {
    const page: Card = renderPage(view, nobody, { from, place }).payload;
    yield page;
    from = leads(page, 'Next');
  }
}
