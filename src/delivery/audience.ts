import type { AccountId, PersonId } from '../chat/ids.ts';
import type { ChannelId } from './message.ts';

/** Whom a message is for. */
export type Audience =
  | { readonly kind: 'accounts'; readonly accounts: readonly AccountId[] }
  /** Each person once, at the account that they used last. */
  | { readonly kind: 'people'; readonly people: readonly PersonId[] }
  /** One person at each of their accounts, wherever those are. */
  | { readonly kind: 'everywhere'; readonly person: PersonId }
  | { readonly kind: 'channels'; readonly channels: readonly ChannelId[] }
  /** Every channel of every workspace that takes part. */
  | { readonly kind: 'every-channel' }
  /**
   * The office's channel, or, where it has none, everybody who is the programme office; of the
   * playground's, only where there is nothing else.
   */
  | { readonly kind: 'office' };
