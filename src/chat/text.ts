import type { PersonId } from './ids.ts';

/**
 * A piece of a line. Never markup: each platform has its own, and what a user typed must not be
 * able to mention a channel.
 */
export type Inline =
  | string
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'mention'; readonly person: PersonId; readonly name: string }
  /** A moment, shown in the reader's own time zone where the platform can; `text` where it cannot. */
  | { readonly kind: 'moment'; readonly at: string; readonly text: string }
  /** What to type next, without the way to address the bot, which each platform adds. */
  | { readonly kind: 'command'; readonly text: string };

/** One line of structured text. */
export type Text = string | readonly Inline[];

export const bold = (text: string): Inline => ({ kind: 'bold', text });
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });
export const command = (text: string): Inline => ({ kind: 'command', text });

/** The pieces of a line, however it was written. */
export const inlines = (text: Text): readonly Inline[] => (typeof text === 'string' ? [text] : text);

const plainInline = (inline: Inline, address: string): string => {
  if (typeof inline === 'string') return inline;
  switch (inline.kind) {
    case 'bold':
    case 'moment':
      return inline.text;
    case 'link':
      return `${inline.text} (${inline.url})`;
    case 'mention':
      return inline.name;
    case 'command':
      return `${address}${inline.text}`;
  }
};

/**
 * The line without any structure, for notifications, logs of a conversation and screen readers.
 * @param address how the bot is addressed before a command, such as `/hmep ` (with its space)
 */
export const plain = (text: Text, address = '/hmep '): string =>
  inlines(text)
    .map((inline) => plainInline(inline, address))
    .join('');
