import type { Caller } from './caller.ts';
import type { DeliveryId, DraftId } from './ids.ts';
import type { Reply } from './reply.ts';
import type { Conversation } from './request.ts';
import type { Values } from './values.ts';

declare const transaction: unique symbol;

/** An open transaction. Only `storage/` and the stores can look inside. */
export interface Tx {
  readonly [transaction]: true;
}

/** What a command is run with. */
export interface Context {
  readonly caller: Caller;
  readonly conversation: Conversation;
  readonly now: Date;
  /**
   * Makes a change and its answer one: either both are stored or neither. A second delivery of the
   * same request gets the stored answer and `work` has no effect. No network call belongs inside.
   * @throws whatever `work` throws, after rolling back
   */
  change(work: (tx: Tx) => Promise<Reply>): Promise<Reply>;
}

/**
 * The caller's account became another person's while the request was on its way: it was linked, or
 * forgotten. Nothing was changed.
 */
export class SomebodyElse extends Error {
  override readonly name = 'SomebodyElse';
}

/** Which changes have been answered. */
export interface Journal {
  /** The answer that an earlier delivery of the same request got. */
  answered(caller: Caller, delivery: DeliveryId): Promise<Reply | undefined>;
  /**
   * See {@link Context.change}. `draft`, if given, is discarded in the same transaction.
   * @returns the answer, or undefined where the draft was gone: then nothing was changed
   * @throws SomebodyElse
   */
  change(
    request: { readonly caller: Caller; readonly delivery: DeliveryId; readonly now: Date; readonly draft?: DraftId },
    work: (tx: Tx) => Promise<Reply>,
  ): Promise<Reply | undefined>;
}

/** A form that somebody began and has not sent. */
export interface Draft {
  readonly id: DraftId;
  readonly step: number;
  readonly values: Values;
  readonly updatedAt: Date;
}

/** Where begun forms are kept: one per account and command. */
export interface Drafts {
  /** The draft, unless there is none or it has expired. */
  find(caller: Caller, command: string, now: Date): Promise<Draft | undefined>;
  /** Writes the caller's draft for the command, making it if there is none; it lives on from `now`. */
  save(caller: Caller, command: string, draft: Pick<Draft, 'step' | 'values'>, now: Date): Promise<Draft>;
  /**
   * Adds values to the draft, takes those named in `without` away, and notes the step if it is further on.
   * Whoever comes late adds to what is there by then.
   * @returns the draft as it is then; undefined where it has been sent, discarded or begun again
   */
  keep(
    caller: Caller,
    command: string,
    draft: Pick<Draft, 'id' | 'step' | 'values'> & { readonly without: readonly string[] },
    now: Date,
  ): Promise<Draft | undefined>;
  discard(caller: Caller, command: string): Promise<void>;
}
