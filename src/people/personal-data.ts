import type { Tx } from '../chat/context.ts';
import type { AccountId, PersonId } from '../chat/ids.ts';
import type { Text } from '../chat/text.ts';

/** Something that is held about a person, as they get it: in words, and as data. */
export interface Held {
  readonly title: string;
  /** A line each. */
  readonly lines: readonly Text[];
  /** The same and all of it; goes into JSON as it is. */
  readonly data: unknown;
  /** What no message holds, because platforms keep messages: it stands in the file alone. */
  readonly inFileOnly?: Readonly<Record<string, unknown>>;
}

/** What stays when somebody is forgotten, in words that anybody may read. */
export interface Stay {
  readonly what: string;
  readonly why: string;
}

/** One person turned out to be another. */
export interface Merging {
  readonly from: PersonId;
  readonly into: PersonId;
  readonly now: Date;
  /**
   * Ids of things that were folded into another one, such as a peer who was there twice: whoever folds
   * notes it, and rooms that come later and refer to it follow.
   */
  readonly instead: Map<string, string>;
}

/** Somebody is forgotten. */
export interface Erasing {
  readonly person: PersonId;
  readonly accounts: readonly AccountId[];
  /** Nobody any more: whatever stays and must belong to somebody belongs to them. */
  readonly heir: PersonId;
  /** What names the person in words that were written for others: ids, addresses, whole names. */
  readonly traces: readonly string[];
  readonly now: Date;
}

/** What one room holds about people. `app.ts` lists them all; a test finds tables that none looks after. */
export interface PersonalData {
  readonly room: string;
  /** Its tables that hold something about a person. */
  readonly holds: readonly string[];
  readonly stays: readonly Stay[];
  /** What it holds about a person; nothing where there is nothing to tell. */
  export(person: PersonId): Promise<readonly Held[]>;
  /**
   * Gives what one person has to another, so that nothing is lost.
   * @returns where both had what there is only one of: which was kept, for the person to read
   */
  merge(tx: Tx, merging: Merging): Promise<readonly Text[]>;
  /** Deletes what it holds, save what {@link stays}. The person and their accounts are there until all have. */
  erase(tx: Tx, erasing: Erasing): Promise<void>;
  /** What else names the person: see {@link Erasing.traces}. */
  traces?(tx: Tx, person: PersonId): Promise<readonly string[]>;
}
