import type { Text } from './text.ts';
import type { Values } from './values.ts';

/** What a button, a tick or a menu sends back: a command with its values. */
export interface Press {
  readonly command: string;
  readonly values: Values;
}

export type Button =
  | { readonly kind: 'press'; readonly label: string; readonly press: Press; readonly style?: 'primary' | 'danger' }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** A button that sends a command with values. */
export const press = (label: string, command: string, values: Values = {}, style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command, values },
  ...(style && { style }),
});

/** One line of a checklist; `note` says who ticked it and when. */
export interface CheckItem {
  readonly label: Text;
  readonly done: boolean;
  readonly note?: Text;
  /** What a tick or an untick sends; {@link ticked} adds the state that is wanted. */
  readonly press: Press;
}

/** What is sent to have an item ticked or not: the state that is wanted as `done`, never "toggle". */
export const ticked = ({ press: { command, values } }: Pick<CheckItem, 'press'>, done: boolean): Press => ({
  command,
  values: { ...values, done },
});

/** A label and what stands beside it. */
export interface Fact {
  readonly label: string;
  readonly value: Text;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: Text }
  /** Small print: where something comes from, when it was last changed. */
  | { readonly kind: 'note'; readonly text: Text }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly Text[]; readonly ordered?: boolean }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly kind: 'checklist'; readonly items: readonly CheckItem[] }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number; readonly label: string }
  | { readonly kind: 'divider' };

/** Something the bot says, as plain data. */
export interface View {
  /** The notification, and the twin of the view where nothing but text can be shown. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}
