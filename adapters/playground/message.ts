import type { Form } from '../../src/chat/form.ts';
import type { AccountId, ConversationId } from '../../src/chat/ids.ts';
import type { View } from '../../src/chat/view.ts';

export type Content =
  | { readonly kind: 'said'; readonly name: string; readonly text: string }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'form'; readonly form: Form };

/** Something that stands in a conversation. */
export interface Message {
  readonly id: string;
  readonly conversation: ConversationId;
  /** Missing for the bot. */
  readonly author?: AccountId;
  /** Missing where everybody in the conversation sees it. */
  readonly onlyFor?: AccountId;
  readonly content: Content;
  readonly at: Date;
}

export const isVisibleTo = ({ onlyFor }: Message, account: AccountId): boolean =>
  onlyFor === undefined || onlyFor === account;
