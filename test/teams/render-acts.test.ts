import { describe, expect, it } from 'vitest';
import { renderCard } from '../../adapters/teams/render/render.ts';
import { type Mentions, nobody } from '../../adapters/teams/render/render-text.ts';
import type { PersonId } from '../../src/chat/ids.ts';
import { command, type Text } from '../../src/chat/text.ts';
import type { Block, Press, View } from '../../src/chat/view.ts';

const view = (...blocks: readonly Block[]): View => ({ summary: 'In short', blocks });
const press: Press = { command: 'go', values: { to: 'york' } };

const known: Readonly<Record<string, { id: string; name?: string }>> = {
  ann: { id: '29:ann', name: 'Ann *B*' },
  anne: { id: '29:anne', name: 'Ann B' },
  ben: { id: '29:ben' },
};
const mentions: Mentions = (person) => known[person];

describe('draws', () => {
  it('people of the same name so that Teams can tell them apart', () => {
    const mention = (person: string): Text => [{ kind: 'mention', person: person as PersonId, name: 'Ben' }];
    const items = [mention('ann'), mention('anne'), mention('ben'), mention('ann')];
    const { body, msteams } = renderCard(view({ kind: 'list', items }), mentions, { kind: 'channel' }).payload;
    const texts = ['<at>Ann B</at>', '<at>Ann B\u2060</at>', '<at>Ben</at>'];
    expect(body.map((element) => 'text' in element && element.text)).toEqual(
      [...texts, texts[0]].map((each) => `• ${each}`),
    );
    expect(msteams.entities).toEqual([
      { type: 'mention', text: texts[0], mentioned: { id: '29:ann', name: 'Ann B' } },
      { type: 'mention', text: texts[1], mentioned: { id: '29:anne', name: 'Ann B\u2060' } },
      { type: 'mention', text: texts[2], mentioned: { id: '29:ben', name: 'Ben' } },
    ]);
  });

  it('a command as it is typed in a channel', () => {
    const { body } = renderCard(view({ kind: 'text', text: [command('help')] }), nobody, { kind: 'channel' }).payload;
    expect(body).toEqual([
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '@HMEP help', fontType: 'Monospace' }] },
    ]);
  });

  it('a press that opens a form in a channel as a way to a dialog', () => {
    const block: Block = { kind: 'buttons', buttons: [{ kind: 'press', label: 'Go', press }] };
    const { body } = renderCard(view(block), nobody, { kind: 'channel', opens: () => true }).payload;
    const data = { hmep: { v: 1, do: 'open', ...press }, msteams: { type: 'task/fetch' } };
    expect(body).toEqual([
      { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Go', data, associatedInputs: 'none' }] },
    ]);
  });

  it('a press with a reference where its values are too long', () => {
    const long = { command: 'go', values: { text: 'x'.repeat(600) } };
    const { payload, kept } = renderCard(
      view(
        { kind: 'buttons', buttons: [{ kind: 'press', label: 'Go', press: long }] },
        { kind: 'checklist', items: [{ label: 'Go', done: false, press: long }] },
      ),
      nobody,
      { kind: 'personal' },
    );
    expect(kept).toEqual([{ hash: expect.any(String), content: ['go', long.values] }]);
    const ref = `#${kept[0]?.hash}`;
    expect(payload.body[0]).toMatchObject({
      actions: [{ data: { hmep: { v: 1, do: 'press', ref } }, fallback: { data: { hmep: { ref } } } }],
    });
    expect(JSON.stringify(payload.body[1])).toContain(JSON.stringify({ v: 1, do: 'tick', done: true, ref }));
  });
});
