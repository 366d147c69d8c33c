import type { AccountId, Id, WorkspaceId } from '../chat/ids.ts';
import type { View } from '../chat/view.ts';
import type { Platform } from '../people/person.ts';
import type { Pace } from './pace.ts';

/** A message for one recipient, as the ledger numbers it. */
export type SentId = Id<'sent'>;
/** A place where a shared card stands. */
export type CopyId = Id<'copy'>;
export type ChannelId = Id<'channel'>;

/** A workspace or tenant, whose messages one worker at a time sends. */
export type Lane = WorkspaceId;

/** Which shared card: its kind and its own id, `announcement:<id>`. */
export type Subject = `${string}:${string}`;

/**
 * What became of a message. `queued → sending → sent`, or one of the ends: `uncertain` (it may have
 * arrived: nobody was there to hear), `failed`, `unreachable` (whom or where it was for is gone) and
 * `cancelled`.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'uncertain' | 'failed' | 'unreachable' | 'cancelled';

/** How the deliveries of one message stand. */
export interface MessageSums {
  readonly id: string;
  readonly summary: string;
  readonly createdAt: Date;
  readonly audience: number;
  readonly states: Readonly<Partial<Record<DeliveryState, number>>>;
  readonly reasons: readonly string[];
}

/** A workspace whose platform has shut the bot out: what waits for it is not tried. */
export interface Stop {
  readonly workspace: string;
  readonly why: string;
  /** Messages that wait. */
  readonly waiting: number;
}

/** Opaque: only the adapter of its platform reads it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type MessageRef = Json;

/** Whom or where a message is for, in the words of its platform. */
export type Address = {
  readonly platform: Platform;
  /** What the platform calls the workspace or tenant. */
  readonly workspace: string;
} & (
  | { readonly kind: 'account'; readonly account: AccountId; readonly externalId: string; readonly address: Json }
  | { readonly kind: 'conversation'; readonly externalId: string; readonly address: Json }
);

/** What a platform did with a message. */
export type Outcome =
  | { readonly kind: 'sent'; readonly ref: MessageRef }
  /** Nothing was sent: the platform asks to leave this recipient alone until then. */
  | { readonly kind: 'later'; readonly notBefore: Date }
  /** Whom or where it was for is gone, and will not come back by trying. */
  | { readonly kind: 'unreachable'; readonly why: string }
  /** Nothing was sent; trying again may help, unless it is `final`. */
  | { readonly kind: 'failed'; readonly why: string; readonly final?: boolean }
  /** Nothing was sent: the platform has shut the bot out of the workspace. Messages wait until it is let in again. */
  | { readonly kind: 'stopped'; readonly why: string }
  /** It may or may not have arrived. */
  | { readonly kind: 'uncertain'; readonly why: string };

/** Sends and updates messages on one platform. An exception counts as `uncertain`. */
export interface Messenger {
  /** Messages that may be on their way at once in one workspace. */
  readonly window: number;
  /** How fast it may be called; who sends keeps to it, so that a messenger need not. Missing: as fast as it goes. */
  readonly pace?: Pace;
  send(to: Address, view: View, id: SentId): Promise<Outcome>;
  /** Draws a message anew; `unreachable`, and `failed` that is `final`, forget the copy; `uncertain` and any other `failed` are tried again. */
  update(copy: MessageRef, view: View, at: Address): Promise<Outcome>;
  /**
   * Looks whether a message arrived that was being sent when a worker died.
   * @param since when it began to be sent
   */
  find?(
    to: Address,
    id: SentId,
    since: Date,
  ): Promise<{ readonly kind: 'sent'; readonly ref: MessageRef } | { readonly kind: 'missing' } | undefined>;
}

export type Messengers = Readonly<Partial<Record<Platform, Messenger>>>;

/** Draws a shared card from what is stored; undefined where the thing is gone. */
export type Draw = (id: string) => Promise<View | undefined>;

/** How each kind of shared card is drawn. */
export type Cards = Readonly<Record<string, Draw>>;

/** The shared card of a kind that shows the thing with this id. */
export const subjectOf = (kind: string, id: string): Subject => `${kind}:${id}`;

/** The card of a subject as it stands now. */
export const drawSubject = async (cards: Cards, subject: Subject): Promise<View | undefined> => {
  const [kind = '', ...id] = subject.split(':');
  return cards[kind]?.(id.join(':'));
};
