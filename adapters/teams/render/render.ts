import { cut, isBlank } from '../../../src/chat/tidy.ts';
import type { View } from '../../../src/chat/view.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { type Kept, type KeptRef, keep, keptOf, type Rendered } from '../../kept/kept.ts';
import type { Card } from './card.ts';
import { addressIn } from './card-act.ts';
import { limits, weightOf } from './limits.ts';
import { mentionedIn, type Page, paginate, type Unit, unitOf } from './pages.ts';
import { escapedLine, plainText } from './plain-text.ts';
import { actionOf, basicsIn, type Place } from './render-actions.ts';
import { apart, renderBlocks } from './render-blocks.ts';
import { createDrawing, type Drawing, type Mentions, nobody, textLines } from './render-text.ts';

/** A card of these units. */
export const cardOf = (summary: string, units: readonly Unit[], actions: Card['actions'] = []): Card => {
  const entities = mentionedIn(units);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: isBlank(summary) ? '–' : escapedLine(cut(summary.trim(), limits.fallbackText)),
    msteams: { width: 'Full', ...(entities.length > 0 && { entities }) },
    body: units.flatMap(({ elements }) => elements),
    ...(actions.length > 0 && { actions }),
  };
};

/** The plain-text twin of a view: for a notification, and where no card can be shown. */
export const summaryOf = ({ summary }: View): string =>
  isBlank(summary) ? '–' : plainText(cut(summary.trim(), limits.summary));

// A view is plain data, though its type does not say so.
const keepView = (view: View) => keep(view as unknown as Json);

/** Bytes of the row that leads on. */
const leading = 1_200;
/** Bytes of what surrounds the list of mentions. */
const entitiesShell = 20;

const roomIn = (view: View): number => limits.card - weightOf(cardOf(view.summary, [])) - entitiesShell;

/** A button below what did not fit whole: what stands there, and how one gets to the rest. */
const lead = (
  words: string,
  buttons: readonly (readonly [label: string, from: number])[],
  ref: KeptRef,
  place: Place,
): readonly Unit[] => [
  ...apart(textLines(words, plainDrawing, { look: { size: 'Small', isSubtle: true } })),
  unitOf([
    {
      type: 'ActionSet',
      actions: buttons.map(([label, from]) =>
        actionOf(label, { ...basicsIn(place), do: 'rest', ref, from }, place.kind),
      ),
    },
  ]),
];

const plainDrawing: Drawing = createDrawing('', nobody);

const paged = (units: readonly Unit[], view: View): readonly [Page, ...Page[]] => {
  const room = roomIn(view);
  const whole = paginate(units, room);
  return whole.length === 1 ? whole : paginate(units, room - leading);
};

/**
 * A view as the card of a message. What does not fit into one is kept, and a button leads to the rest.
 */
export const renderCard = (view: View, mentions: Mentions, place: Place): Rendered<Card> => {
  const units = renderBlocks(view, createDrawing(addressIn(place.kind), mentions), place);
  const [first, second] = paged(units, view);
  if (!second) return { payload: cardOf(view.summary, units), kept: keptOf(units) };
  const { ref, kept } = keepView(view);
  const rest = lead('This is the beginning.', [['See the rest', second.from]], ref, place);
  const all: readonly Kept[] = [...keptOf(first.units), kept];
  return { payload: cardOf(view.summary, [...first.units, ...rest]), kept: all };
};

const turn = (pages: readonly Page[], index: number, ref: KeptRef, place: Place): readonly Unit[] => {
  const to = (label: string, page: Page | undefined): readonly (readonly [string, number])[] =>
    page === undefined ? [] : [[label, page.from]];
  const buttons = [...to('Back', index === 0 ? undefined : pages[index - 1]), ...to('Next', pages[index + 1])];
  return lead(`Page ${index + 1} of ${pages.length}`, buttons, ref, place);
};

interface PageMore extends Pick<Place, 'via'> {
  readonly from?: number;
  readonly place?: 'personal' | 'dialog';
}

/**
 * One page of a view: in a dialog, or as the next message in a chat with one person.
 * @param more which of several pages is wanted, by the `from` of what was pressed; whether in a dialog
 */
export const renderPage = (
  view: View,
  mentions: Mentions,
  { from = 0, place: kind = 'dialog', via }: PageMore = {},
): Rendered<Card> => {
  const place: Place = { kind, via };
  const units = renderBlocks(view, createDrawing(addressIn(kind), mentions), place);
  const pages = paged(units, view);
  if (pages.length === 1) return { payload: cardOf(view.summary, units), kept: keptOf(units) };
  const index = Math.max(
    0,
    pages.findLastIndex((page) => page.from <= from),
  );
  const shown = pages[index]?.units ?? [];
  const { ref, kept } = keepView(view);
  const all: readonly Kept[] = [...keptOf(shown), kept];
  return { payload: cardOf(view.summary, [...shown, ...turn(pages, index, ref, place)]), kept: all };
};
