import type { Caller } from './caller.ts';
import type { FormRef } from './form.ts';
import type { ConversationId, DeliveryId, PersonId } from './ids.ts';
import type { Values } from './values.ts';

/** Where something was said. */
export interface Conversation {
  readonly id: ConversationId;
  /** `direct`: only the caller and the bot. */
  readonly kind: 'direct' | 'channel';
  readonly name: string;
  /** Of a channel, what its platform's adapter remembers it under once the bot is in it. */
  readonly channel?: string;
}

/** Somebody named in what was typed, already recognised by the platform. */
export interface Mention {
  readonly person: PersonId;
  readonly name: string;
}

/** What was typed after the bot's name: text, with mentions where they stood. */
export type Typed = readonly (string | Mention)[];

interface RequestBasics {
  readonly deliveryId: DeliveryId;
  readonly caller: Caller;
  readonly conversation: Conversation;
}

/** Something a user did, in no platform's words. */
export type Request = RequestBasics &
  (
    | { readonly kind: 'command'; readonly typed: Typed }
    | { readonly kind: 'press'; readonly command: string; readonly values: Values }
    | { readonly kind: 'submit'; readonly command: string; readonly form: FormRef; readonly values: Values }
    /** A field was changed: keep what was typed, and show what depends on it. */
    | { readonly kind: 'change'; readonly command: string; readonly form: FormRef; readonly values: Values }
    /** Leave the step: to the one before, to a clean form, or for now. What was typed is kept, save by `afresh`. */
    | {
        readonly kind: 'leave';
        readonly to: 'back' | 'afresh' | 'later';
        readonly command: string;
        readonly form: FormRef;
        readonly values: Values;
      }
    /** Somebody types in a search field: `query` so far. */
    | { readonly kind: 'suggest'; readonly command: string; readonly field: string; readonly query: string }
    | { readonly kind: 'home' }
  );
