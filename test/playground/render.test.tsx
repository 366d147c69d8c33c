import type { Child } from 'hono/jsx';
import { describe, expect, it } from 'vitest';
import { RenderChange } from '../../adapters/playground/message-view.tsx';
import { RenderView } from '../../adapters/playground/render.tsx';
import { RenderForm } from '../../adapters/playground/render-form.tsx';
import { safeUrl } from '../../adapters/playground/render-text.tsx';
import type { AccountId, ConversationId } from '../../src/chat/ids.ts';
import { galleryForm, galleryView, hostileNames, hostileTexts } from '../support/gallery.ts';
import { all, type Element, parseHtml, textIn } from '../support/playground-html.ts';

const standing = { base: '/playground/hmep', as: 'officer', page: 'p', message: '1' };

const htmlOf = async (child: Child): Promise<string> => String(await child);

/** The names of the elements and of their attributes, in their order: all of a page that is not text. */
const bones = (element: Element): readonly string[] =>
  all(element).map(({ name, attributes }) => [name, ...Object.keys(attributes).sort()].join(' '));

const drawings: readonly [string, (text: string) => Child][] = [
  ['a view', (text) => <RenderView view={galleryView(text)} standing={standing} />],
  ['a form', (text) => <RenderForm form={galleryForm(text)} standing={standing} takesFocus />],
  [
    'a message',
    (text) => (
      <RenderChange
        change={{
          how: 'added',
          message: {
            id: '1',
            conversation: 'c' as ConversationId,
            author: 'a' as AccountId,
            content: { kind: 'said', name: text, text },
            at: new Date(0),
          },
        }}
        standing={standing}
      />
    ),
  ],
];

describe.each(drawings)('%s', (_, draw) => {
  it.each(hostileNames)('holds the text “%s” only as text', async (name) => {
    const text = hostileTexts[name];
    const html = await htmlOf(draw(text));
    const plain = await htmlOf(draw(hostileTexts.plain));
    // Whatever the text, the elements and the attributes are the same.
    expect(bones(parseHtml(html))).toEqual(bones(parseHtml(plain)));
    if (/[<>"']/u.test(text)) expect(html).not.toContain(text);
  });

  it.each(hostileNames)('links only to the web with the text “%s”', async (name) => {
    const page = parseHtml(await htmlOf(draw(hostileTexts[name])));
    const targets = all(page, 'a').map(({ attributes }) => attributes['href'] ?? '');
    for (const target of targets) expect(target).toMatch(/^(?:https?:\/\/|#m1-)/u);
    for (const { attributes } of all(page, 'a').filter((link) => 'target' in link.attributes)) {
      expect(attributes['rel']).toBe('noreferrer');
    }
    expect(all(page, 'script')).toEqual([]);
    const handlers = all(page).flatMap(({ attributes }) => Object.keys(attributes).filter((each) => /^on/u.test(each)));
    expect(handlers).toEqual([]);
  });
});

describe('a form', () => {
  it('ties every field to its label, its hint and its error', async () => {
    const page = parseHtml(await htmlOf(<RenderForm form={galleryForm('Hint')} standing={standing} takesFocus />));
    const ids = all(page).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of all(page)) {
      const targets = [attributes['for'], ...(attributes['aria-describedby'] ?? '').split(' ')].filter(Boolean);
      for (const target of targets) expect(ids).toContain(target);
    }
    for (const link of all(page, 'a').filter(({ attributes }) => attributes['href']?.startsWith('#'))) {
      expect(ids).toContain(link.attributes['href']?.slice(1));
    }
  });

  it('redraws itself after a change of whatever field decides', async () => {
    const form = galleryForm('Hint');
    const deciding = { ...form, fields: form.fields.map((field) => ({ ...field, decides: true })) };
    const page = parseHtml(await htmlOf(<RenderForm form={deciding} standing={standing} takesFocus={false} />));
    const controls = all(page).filter(({ attributes }) => attributes['name']?.startsWith('field.'));
    expect(controls.filter(({ attributes }) => attributes['data-decides'] !== 'true')).toEqual([]);
  });

  const choosing = async (many: number, optional: boolean) => {
    const options = Array.from({ length: many }, (_, index) => ({ value: `${index}`, label: `Session ${index}` }));
    const field = { kind: 'choice', name: 'session', label: 'Session', options, optional, decides: true } as const;
    const form = { ...galleryForm('Hint'), fields: [field], values: { session: '3' }, errors: {} };
    const page = parseHtml(await htmlOf(<RenderForm form={form} standing={standing} takesFocus={false} />));
    return { lists: all(page, 'select'), radios: all(page).filter(({ attributes }) => attributes['type'] === 'radio') };
  };

  it('opens a list where there are more answers than one sees at a glance', async () => {
    expect(await choosing(8, false)).toMatchObject({ lists: [], radios: { length: 8 } });
    const { lists, radios } = await choosing(9, false);
    expect(radios).toEqual([]);
    expect(lists.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ name: 'field.session', 'data-decides': 'true', 'aria-required': 'true' }),
    ]);
    const options = lists.flatMap((list) => all(list, 'option'));
    expect(options.filter(({ attributes }) => 'selected' in attributes).map(textIn)).toEqual(['Session 3']);
    expect(options.map(textIn)[0]).toBe('Choose one');
    expect((await choosing(9, true)).lists.flatMap((list) => all(list, 'option').map(textIn))[0]).toBe('No answer');
  });
});

it.each([
  ['https://highways.example/a?b=1', true],
  ['HTTP://highways.example', true],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)', false],
  ['java\tscript:alert(1)', false],
  ['data:text/html,x', false],
  ['//highways.example', false],
  ['/playground', false],
  ['https://', false],
  ['', false],
])('“%s” may be a link: %s', (url, expected) => {
  expect(safeUrl(url) !== undefined).toBe(expected);
});
