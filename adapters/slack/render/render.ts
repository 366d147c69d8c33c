import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import type { View } from '../../../src/chat/view.ts';
import type { Json } from '../../../src/delivery/message.ts';
import { type Kept, keep, keptOf, type Rendered } from '../../kept/kept.ts';
import { limits, messageRoom, type Room, viewRoom } from './limits.ts';
import { blocksOf, type Page, paginate, type Unit } from './pages.ts';
import { plainText } from './plain-text.ts';
import { renderBlocks } from './render-blocks.ts';
import { escaped, noteBlocks, withoutBroadcasts } from './render-note.ts';
import { type Mentions, nobody } from './render-text.ts';

export interface MessagePayload {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Bytes: above 4,000, Slack answers `msg_too_long` to an update. */
const textBytes = 3_900;

/** A view's summary as the text of a message: it mentions nobody, and is cut where it is too long. */
const messageText = (summary: string): string => {
  if (isBlank(summary)) return '–';
  const written = (most: number): string => withoutBroadcasts(escaped(cut(summary, most)));
  const fits = (text: string): boolean => text.length <= limits.text && Buffer.byteLength(text) <= textBytes;
  let most: number = limits.text;
  while (!fits(written(most))) most = Math.floor(most * 0.8);
  return written(most);
};

// A view is plain data, though its type does not say so.
const keepView = (view: View) => keep(view as unknown as Json);

/** Leaves room for the row that leads on. */
const leading: Room = { blocks: 2, weight: 600 };

const less = (room: Room): Room => ({ blocks: room.blocks - leading.blocks, weight: room.weight - leading.weight });

/** A button below what did not fit whole: what stands there, and how one gets to the rest. */
const lead = (
  words: string,
  buttons: readonly (readonly [label: string, id: string])[],
  value: string,
): KnownBlock[] => [
  ...noteBlocks(words, nobody),
  {
    type: 'actions',
    elements: buttons.map(([label, id]) => ({
      type: 'button',
      action_id: id,
      text: plainText(label, limits.buttonLabel),
      value,
    })),
  },
];

/** As many blocks as there is room for, and a button that opens the whole view where some are missing. */
const beginning = (view: View, units: readonly Unit[], room: Room): Rendered<KnownBlock[]> => {
  if (paginate(units, room).length === 1) return { payload: blocksOf(units), kept: keptOf(units) };
  const [first] = paginate(units, less(room));
  const { ref, kept } = keepView(view);
  return {
    payload: [...blocksOf(first.units), ...lead('This is the beginning.', [['See the rest', 'rest']], ref)],
    kept: [...keptOf(first.units), kept],
  };
};

/** A view as a message, with its twin in plain text. */
export const renderMessage = (view: View, mentions: Mentions): Rendered<MessagePayload> => {
  const { payload, kept } = beginning(view, renderBlocks(view, mentions), messageRoom);
  return { payload: { text: messageText(view.summary), blocks: payload }, kept };
};

/** A view as somebody's Home. */
export const renderHome = (view: View, mentions: Mentions): Rendered<HomeView> => {
  const { payload, kept } = beginning(view, renderBlocks(view, mentions), viewRoom);
  return { payload: { type: 'home', blocks: payload }, kept };
};

const turn = (pages: readonly Page[], index: number, value: string): KnownBlock[] => {
  const to = (label: string, page: Page | undefined): readonly (readonly [string, string])[] =>
    page === undefined ? [] : [[label, `page:${page.from}`]];
  const buttons = [...to('Back', index === 0 ? undefined : pages[index - 1]), ...to('Next', pages[index + 1])];
  return lead(`Page ${index + 1} of ${pages.length}`, buttons, value);
};

const pageOf = (view: View, units: readonly Unit[], from: number): Rendered<KnownBlock[]> => {
  if (paginate(units, viewRoom).length === 1) return { payload: blocksOf(units), kept: keptOf(units) };
  const pages = paginate(units, less(viewRoom));
  const index = Math.max(
    0,
    pages.findLastIndex((page) => page.from <= from),
  );
  const shown = pages[index]?.units ?? [];
  const { ref, kept } = keepView(view);
  const all: readonly Kept[] = [...keptOf(shown), kept];
  return { payload: [...blocksOf(shown), ...turn(pages, index, ref)], kept: all };
};

/**
 * A view as an answer in a modal, which nothing can be sent from.
 * @param more the modal's title; what to remember with it, at most 3,000 characters; and which of
 * several pages is wanted, by the number in the `page:<from>` that was pressed
 */
export const renderModal = (
  view: View,
  mentions: Mentions,
  more: { readonly title?: string; readonly privateMetadata?: string; readonly from?: number } = {},
): Rendered<ModalView> => {
  const { payload, kept } = pageOf(view, renderBlocks(view, mentions), more.from ?? 0);
  return {
    payload: {
      type: 'modal',
      callback_id: 'answer',
      title: plainText(more.title ?? 'HMEP', limits.modalTitle),
      close: plainText('Close', limits.modalTitle),
      ...(more.privateMetadata !== undefined && { private_metadata: more.privateMetadata }),
      blocks: payload,
    },
    kept,
  };
};
