import { describe, expect, it } from 'vitest';
import { renderHome, renderMessage, renderModal } from '../../adapters/slack/render/render.ts';
import type { Mentions } from '../../adapters/slack/render/render-text.ts';
import type { Block, View } from '../../src/chat/view.ts';
import { blockProblems } from '../support/slack/check-blocks.ts';

const mentions: Mentions = () => undefined;
const view = (...blocks: readonly Block[]): View => ({ summary: 'In short', blocks });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const press = { command: 'tick', values: { item: 'signs' } };

describe('a view that is too long', () => {
  const long = view(
    ...Array.from({ length: 300 }, (_, index): Block => ({ kind: 'text', text: `Paragraph ${index + 1}.` })),
    { kind: 'buttons', buttons: [{ kind: 'press', label: 'Go on', press }] },
  );

  it('leads from a message and from Home to all of it', () => {
    for (const { payload, kept } of [renderMessage(long, mentions), renderHome(long, mentions)]) {
      expect(kept).toEqual([{ hash: expect.any(String), content: long }]);
      expect(payload.blocks.slice(-2)).toEqual([
        { type: 'context', elements: [plain('This is the beginning.')] },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'rest', text: plain('See the rest'), value: `#${kept[0]?.hash}` }],
        },
      ]);
    }
    expect(renderMessage(long, mentions).payload.blocks).toHaveLength(50);
    expect(renderHome(long, mentions).payload.blocks).toHaveLength(100);
  });

  it('is paged in a modal', () => {
    const seen: string[] = [];
    let from: number | undefined = 0;
    let pages = 0;
    while (from !== undefined) {
      const { payload } = renderModal(long, mentions, { from });
      expect(blockProblems('modal', payload)).toEqual([]);
      const json = JSON.stringify(payload);
      seen.push(...(json.match(/Paragraph \d+\./gu) ?? []));
      const turns = [...json.matchAll(/"action_id":"page:(\d+)","text":\{"type":"plain_text","text":"(\w+)"/gu)];
      pages += 1;
      expect(turns.map(([, , label]) => label)).toEqual([
        ...(pages > 1 ? ['Back'] : []),
        ...(pages < 4 ? ['Next'] : []),
      ]);
      const next = turns.find(([, , label]) => label === 'Next')?.[1];
      from = next === undefined ? undefined : Number(next);
    }
    expect(pages).toBe(4);
    expect(seen).toEqual(Array.from({ length: 300 }, (_, index) => `Paragraph ${index + 1}.`));
  });
});

it('draws an answer in a modal', () => {
  const more = { title: 'A title that is longer than 24 characters', privateMetadata: 'm' };
  expect(renderModal(view({ kind: 'divider' }), mentions, more).payload).toEqual({
    type: 'modal',
    callback_id: 'answer',
    title: plain('A title that is longer…'),
    close: plain('Close'),
    private_metadata: 'm',
    blocks: [{ type: 'divider' }],
  });
});
