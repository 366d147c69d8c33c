import { type Choice, type ClientBlock, type ClientElement, choicesIn, type TextObject } from './client-blocks.ts';
import { chosenIn, type ElementState, type ViewState } from './client-state.ts';

/** What a client knows besides the blocks. */
export interface Look {
  readonly state: ViewState;
  /** By block_id. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly nameOf: (user: string) => string;
}

const wordJoiner = '\u2060';
const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const seen = (text: string): string => text.replaceAll(wordJoiner, '');

/** What stands between < and >: a mention, a link or a command of Slack's. */
const special = (inside: string, nameOf: Look['nameOf']): string => {
  const [target = '', ...rest] = inside.split('|');
  const label = rest.length > 0 ? rest.join('|') : undefined;
  if (target.startsWith('@')) return `@${nameOf(target.slice(1))}`;
  if (target.startsWith('!date^')) return label ?? target;
  if (target.startsWith('!')) return `(notifies ${target})`;
  return label ?? target;
};

/** Marks at the edges of words format what is between them; a word joiner keeps a mark from doing so. */
const formatted = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}\u2060])([*_~`])(?!\s)([^\n]*?\S)\1(?![\p{L}\p{N}\u2060])/gu, '$2');

/** A text in Slack's own markup, as it is read: tags and marks are gone, entities are characters. */
export const readMrkdwn = (text: string, nameOf: Look['nameOf']): string =>
  seen(
    text
      .split(/(<[^<>]*>)/u)
      .map((part) =>
        part.startsWith('<') && part.endsWith('>') ? special(part.slice(1, -1), nameOf) : formatted(part),
      )
      .join('')
      .replace(/&(?:lt|gt|amp);/gu, (entity) => entities[entity] ?? entity),
  );

export const readText = (text: TextObject | string | undefined, nameOf: Look['nameOf']): string => {
  if (text === undefined) return '';
  if (typeof text === 'string') return seen(text);
  return text.type === 'mrkdwn' ? readMrkdwn(text.text, nameOf) : seen(text.text);
};

type Read = (element: ClientElement, look: Look) => string;

const together = (elements: readonly ClientElement[] | undefined, look: Look, between = ''): string =>
  (elements ?? []).map((element) => readRich(element, look)).join(between);

/** Every kind of rich text that the bot may use. */
const rich: Readonly<Record<string, Read>> = {
  rich_text_section: ({ elements }, look) => together(elements, look),
  rich_text_quote: ({ elements }, look) => together(elements, look),
  rich_text_preformatted: ({ elements }, look) => together(elements, look),
  rich_text_list: ({ elements, style }, look) =>
    (elements ?? [])
      .map((element, index) => `${style === 'ordered' ? `${index + 1}.` : '•'} ${readRich(element, look)}`)
      .join('\n'),
  text: ({ text }, { nameOf }) => readText(text, nameOf),
  link: ({ text, url }, { nameOf }) => readText(text ?? url, nameOf),
  user: ({ user_id: user }, { nameOf }) => `@${nameOf(user ?? '')}`,
  broadcast: ({ range }) => `(notifies ${range})`,
  date: ({ fallback, format }) => fallback ?? format ?? '',
  emoji: ({ name }) => `:${name}:`,
};

const readRich: Read = (element, look) => rich[element.type]?.(element, look) ?? `(${element.type}?)`;

const readChoice = ({ text, description }: Choice, nameOf: Look['nameOf']): string =>
  [readText(text, nameOf), readText(description, nameOf)].filter((part) => part !== '').join(' – ');

const offered = (element: ClientElement, state: ElementState | undefined, { nameOf }: Look): string => {
  const chosen = new Set((state ? chosenIn(state) : []).map(({ value }) => value));
  return choicesIn(element)
    .map((choice) => `[${chosen.has(choice.value) ? 'x' : ' '}] ${readChoice(choice, nameOf)}`)
    .join('\n');
};

/** A list, as if it were open: what is chosen or the placeholder, then what is offered. */
const listed = (element: ClientElement, state: ElementState | undefined, look: Look): string => {
  const chosen = (state ? chosenIn(state) : []).map((choice) => readChoice(choice, look.nameOf)).join(', ');
  return [chosen || readText(element.placeholder, look.nameOf), offered(element, state, look)].join('\n');
};

const readElement = (element: ClientElement, state: ElementState | undefined, look: Look): string => {
  const typed = state?.value ?? state?.selected_date;
  if (element.type === 'button') return `[${readText(element.text, look.nameOf)}]`;
  if (element.type === 'checkboxes' || element.type === 'radio_buttons') return offered(element, state, look);
  if (element.type.endsWith('select')) return listed(element, state, look);
  return typed || readText(element.placeholder, look.nameOf);
};

type ReadBlock = (block: ClientBlock, look: Look) => string;

const stateAt = ({ block_id: blockId }: ClientBlock, { action_id: actionId }: ClientElement, { state }: Look) =>
  state[blockId]?.[actionId ?? ''];

const texts: ReadBlock = ({ text, fields, accessory, ...block }, look) =>
  [
    readText(text, look.nameOf),
    ...(fields ?? []).map((field) => readText(field, look.nameOf)),
    ...(accessory ? [readElement(accessory, stateAt(block, accessory, look), look)] : []),
  ].join('\n');

/** Every kind of block that the bot may use. */
const kinds: Readonly<Record<string, ReadBlock>> = {
  header: texts,
  section: texts,
  divider: () => '',
  rich_text: ({ elements }, look) => together(elements, look, '\n'),
  context: ({ elements }, { nameOf }) =>
    (elements ?? []).map((element) => readText(element as TextObject, nameOf)).join(' '),
  actions: (block, look) =>
    (block.elements ?? []).map((element) => readElement(element, stateAt(block, element, look), look)).join(' '),
  input: (block, look) => {
    const { element, label, hint, optional, block_id: blockId } = block;
    return [
      `${readText(label, look.nameOf)}${optional ? ' (optional)' : ''}`,
      element ? readElement(element, stateAt(block, element, look), look) : '',
      look.errors?.[blockId] ?? '',
      readText(hint, look.nameOf),
    ].join('\n');
  },
};

/** What the blocks show, line by line. */
export const readBlocks = (blocks: readonly ClientBlock[], look: Look): string =>
  blocks.map((block) => kinds[block.type]?.(block, look) ?? `(${block.type}?)`).join('\n');
