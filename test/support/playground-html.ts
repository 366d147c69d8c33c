/** An element of a page, as the playground writes it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

const decode = (text: string): string =>
  text.replace(/&(\w+|#\d+);/gu, (whole, name: string) => entities[name] ?? whole);

const empty = new Set(['meta', 'link', 'input', 'hr', 'br', 'img']);
const piece =
  /<!doctype html>|<(?<end>\/?)(?<name>[a-z][a-z0-9-]*)(?<rest>(?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>|(?<text>[^<]+)/gu;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const attributesOf = (rest: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...rest.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/gu)].map(([, name = '', value = '']) => [name, decode(value)]),
  );

/** Puts a piece where it belongs: into the innermost element that is open. */
const take = (open: Open[], { end, name, rest = '', text }: Readonly<Record<string, string | undefined>>): void => {
  const parent = open.at(-1);
  if (text !== undefined) parent?.children.push(decode(text));
  if (name === undefined) return;
  if (end === '/') {
    if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    return;
  }
  const element: Open = { name, attributes: attributesOf(rest), children: [] };
  parent?.children.push(element);
  if (!empty.has(name)) open.push(element);
};

/**
 * Reads a page strictly: every element is closed in its turn, every `<` begins one.
 * @throws where the page is not well formed, as it is when a text was not escaped
 */
export const parseHtml = (html: string): Element => {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let read = 0;
  for (const match of html.matchAll(piece)) {
    if (match.index !== read) break;
    read += match[0].length;
    take(open, match.groups ?? {});
  }
  if (read !== html.length || open.length !== 1) throw new Error(`Not HTML of ours: ${html.slice(read, read + 80)}`);
  return root;
};

/** The element and all that are in it, in their order. */
export const all = (element: Element, name?: string): readonly Element[] => {
  const below = element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)));
  return [element, ...below].filter((each) => name === undefined || each.name === name);
};

export const hasClass = ({ attributes }: Element, name: string): boolean =>
  (attributes['class'] ?? '').split(' ').includes(name);

export const byId = (element: Element, id: string): Element | undefined =>
  all(element).find(({ attributes }) => attributes['id'] === id);

const lines = new Set(['p', 'li', 'h1', 'h2', 'div', 'dt', 'dd', 'label', 'legend', 'button', 'fieldset', 'hr']);
const unseen = new Set(['head', 'noscript', 'script']);

const written = (element: Element | string): string => {
  if (typeof element === 'string') return element;
  if (unseen.has(element.name)) return '';
  const inside = element.children.map(written).join('');
  return lines.has(element.name) ? `\n${inside}\n` : inside;
};

/** What somebody reads, line by line. */
export const visibleText = (element: Element): string => written(element).replace(/\n+/gu, '\n').trim();

/** The text in an element, just as it stands. */
export const textIn = (element: Element | string): string =>
  typeof element === 'string' ? element : element.children.map(textIn).join('');
