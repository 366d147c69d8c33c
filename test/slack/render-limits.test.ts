import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHome, renderMessage, renderModal } from '../../adapters/slack/render/render.ts';
import { groupPieces, type Mentions, richPieces } from '../../adapters/slack/render/render-text.ts';
import { placeToCut, splitText } from '../../adapters/split-text.ts';
import { galleryView, hostileNames, hostileTexts } from '../support/gallery.ts';
import { anyString, anyText, anyView } from '../support/slack/any-view.ts';
import { blockProblems } from '../support/slack/check-blocks.ts';

const mentions: Mentions = (person) => (String(person) === 'ann' ? 'U0ANN' : undefined);

/** Every object in a payload. */
const objects = (part: unknown): readonly Record<string, unknown>[] => {
  if (Array.isArray(part)) return part.flatMap(objects);
  if (typeof part !== 'object' || part === null) return [];
  const values: readonly unknown[] = Object.values(part);
  return [part as Record<string, unknown>, ...values.flatMap(objects)];
};

/** What our own control sequences look like: all else is escaped. */
const ours = /<(?:@U[A-Z0-9]+|https?:\/\/[^<>|]+\|[^<>]+|!date\^\d+\^[^<>|^]+\|[^<>|]+)>/gu;

const expectHarmless = (payload: unknown): void => {
  for (const object of objects(payload)) {
    expect(['usergroup', 'broadcast', 'channel', 'emoji', 'team']).not.toContain(object['type']);
    if (object['type'] === 'user') expect(object['user_id']).toBe('U0ANN');
    if (object['type'] === 'plain_text') expect(object['emoji']).toBe(false);
    if (object['type'] !== 'mrkdwn') continue;
    const text = String(object['text']).replace(ours, '');
    expect(text).not.toMatch(/[<>]/u);
    expect(text).not.toMatch(/@(?:here|channel|everyone)/iu);
    expect(object['verbatim']).toBe(true);
  }
};

describe.each(hostileNames)('with the text “%s”', (name) => {
  const gallery = galleryView(hostileTexts[name]);

  it('draws the gallery within every limit, harmlessly', () => {
    for (const [surface, { payload }] of [
      ['message', renderMessage(gallery, mentions)],
      ['modal', renderModal(gallery, mentions)],
      ['home', renderHome(gallery, mentions)],
    ] as const) {
      expect(blockProblems(surface, payload)).toEqual([]);
      expectHarmless(payload);
    }
  });
});

describe('whatever there is to show', () => {
  it('keeps within every limit, and mentions only whom it should', () => {
    fc.assert(
      fc.property(anyView, (any) => {
        const message = renderMessage(any, mentions).payload;
        expect(blockProblems('message', message)).toEqual([]);
        expect(message.text).not.toMatch(/[<>]|@(?:here|channel|everyone)/iu);
        const home = renderHome(any, mentions).payload;
        expect(blockProblems('home', home)).toEqual([]);
        const modal = renderModal(any, mentions).payload;
        expect(blockProblems('modal', modal)).toEqual([]);
        expectHarmless([message, home, modal]);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts texts so that the pieces give the text back', () => {
    fc.assert(
      fc.property(anyString, fc.integer({ min: 2, max: 400 }), (text, most) => {
        const pieces = splitText(text, most);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(most);
          expect(/\p{Surrogate}/u.test(piece)).toBe(false);
        }
      }),
    );
  });

  it('loses no text in groups', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const pieces = richPieces(text, mentions);
        const shown = (each: readonly object[]): string =>
          each.map((piece) => ('text' in piece ? String(piece.text) : '#')).join('');
        const seen = shown(groupPieces(pieces).flat());
        expect(seen.replace(/\s/gu, '')).toBe(shown(pieces).replace(/\s/gu, ''));
      }),
    );
  });
});

it.each([
  ['One.\n\nTwo and more', 11, 'One.\n\n'],
  ['One two three. Four', 17, 'One two three. '],
  ['One. Two three four', 17, 'One. Two three '],
  ['Wwwwwwwwwwwwwwwwwww', 10, ''],
])('cuts %j within %i characters after %j', (text, most, expected) => {
  expect(text.slice(0, placeToCut(text, most))).toBe(expected);
});
