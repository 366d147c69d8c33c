import {
  type CardElement,
  type ClientCard,
  childrenOf,
  type Entity,
  type InputElement,
  isVisible,
} from './client-card.ts';
import { readMarkdown, readPlain, seen } from './client-markdown.ts';
import { type CardState, choicesOf, chosenIn } from './client-state.ts';

interface Look {
  readonly state: CardState;
  readonly entities: readonly Entity[];
}

type Read = (element: CardElement, look: Look) => string;

const lines = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n');

const inside: Read = (element, look) => lines(...childrenOf(element).map((each) => readElement(each, look)));

const runs: Read = ({ inlines = [] }, { entities }) =>
  inlines.map((run) => readPlain(typeof run === 'string' ? run : (run.text ?? ''), entities)).join('');

/** What is not wrapped is cut at the edge of the card. */
const unwrappedCharacters = 60;

const textBlock: Read = ({ text = '', wrap }, { entities }) => {
  const read = readMarkdown(text, entities);
  return wrap || read.length <= unwrappedCharacters ? read : `${read.slice(0, unwrappedCharacters)}…`;
};

const button = (title: string | undefined): string => `[${seen(title ?? '')}]`;

const asked = (body: (input: InputElement, look: Look) => string): Read => {
  return (element, look) => {
    const input = { ...element, id: element.id ?? '' };
    const label = seen(input.label ?? '');
    return lines(
      input.isRequired ? `${label} *` : label,
      body(input, look),
      look.state.errors.get(input.id),
      input.inlineAction && button(input.inlineAction.title),
    );
  };
};

const typed = asked(({ id, placeholder = '' }, { state }) => state.values.get(id) || placeholder);

const choices = asked((input, { state }) => {
  const chosen = chosenIn(input, state);
  const offered = choicesOf(input, state).map(
    ({ title, value }) => `[${chosen.includes(value) ? 'x' : ' '}] ${seen(title)}`,
  );
  return lines(chosen.length === 0 ? input.placeholder : '', ...offered);
});

const toggle = asked(({ id, title = '', valueOn = 'true' }, { state }) => {
  return `[${state.values.get(id) === valueOn ? 'x' : ' '}] ${seen(title)}`;
});

/** Every kind of element that the bot may use. */
const kinds: Readonly<Record<string, Read>> = {
  TextBlock: textBlock,
  RichTextBlock: runs,
  FactSet: ({ facts = [] }, { entities }) =>
    lines(...facts.map(({ title, value }) => `${readMarkdown(title, entities)}: ${readMarkdown(value, entities)}`)),
  Image: ({ altText = '' }) => altText,
  Container: inside,
  ColumnSet: inside,
  Column: inside,
  Table: inside,
  TableRow: inside,
  TableCell: inside,
  ActionSet: ({ actions = [] }) => actions.map(({ title }) => button(title)).join(' '),
  'Input.Text': typed,
  'Input.Date': typed,
  'Input.Number': typed,
  'Input.Time': typed,
  'Input.ChoiceSet': choices,
  'Input.Toggle': toggle,
};

const readElement: Read = (element, look) =>
  isVisible(element) ? (kinds[element.type]?.(element, look) ?? `(${element.type}?)`) : '';

/** What a card shows, line by line. */
export const readCard = ({ body = [], actions = [], msteams }: ClientCard, state: CardState): string => {
  const look = { state, entities: msteams?.entities ?? [] };
  return lines(
    ...body.map((element) => readElement(element, look)),
    actions.map(({ title }) => button(title)).join(' '),
  );
};

/** What an element says, without what it holds of others: a line to know a row by. */
export const readOwn = (element: CardElement, entities: readonly Entity[]): string =>
  ['TextBlock', 'RichTextBlock'].includes(element.type)
    ? readElement(element, { entities, state: { values: new Map(), errors: new Map(), found: new Map() } })
    : '';
