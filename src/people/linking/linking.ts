import type { Caller } from '../../chat/caller.ts';
import { SomebodyElse, type Tx } from '../../chat/context.ts';
import type { AccountId, PersonId } from '../../chat/ids.ts';
import type { Text } from '../../chat/text.ts';
import type { Database } from '../../storage/database.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { isHeld } from '../holds/store.ts';
import type { PersonalData } from '../personal-data.ts';
import { saveAudit } from '../store.ts';
import { guessWindow, hashLinkCode, linkCodeLife, newLinkCode } from './link-code.ts';
import {
  countGuess,
  findLastUsed,
  findLinkCode,
  lockPersons,
  personOf,
  type ShownAccount,
  saveLinkCode,
  saveMerged,
  spendLinkCode,
  uncountGuess,
  whoIs,
} from './store.ts';

export type { ShownAccount } from './store.ts';

/** Why a code links nothing. */
export type NotLinked =
  | { readonly kind: 'bad-code' }
  /** Too many were wrong: nothing is looked at until then. */
  | { readonly kind: 'wait'; readonly until: Date }
  /** Whoever typed it made it, or has linked the two already. */
  | { readonly kind: 'same' }
  /** While a hold stands, two profiles cannot become one. */
  | { readonly kind: 'held' };

/** Whom a code would link its reader to. */
export type Found = NotLinked | { readonly kind: 'found'; readonly other: ShownAccount };

export type Linked =
  | NotLinked
  | {
      readonly kind: 'linked';
      readonly person: PersonId;
      /** Where whoever made the code was last: they are told there. */
      readonly other: ShownAccount | undefined;
      /** Where both had something of which there is one: which was kept. */
      readonly kept: readonly Text[];
    };

export type Linking = ReturnType<typeof createLinking>;

/** How somebody with accounts on two platforms shows that they are one person. An equal e-mail shows nothing. */
export const createLinking = (database: Database, rooms: readonly PersonalData[]) => {
  /** Reads a code. Both persons are locked until the transaction ends, where it is good. */
  const read = async (tx: Tx, { account, person }: Caller, typed: string, now: Date) => {
    const { isOver, since } = await countGuess(tx, account, now);
    if (isOver) return { kind: 'wait', until: new Date(since.getTime() + guessWindow * 60_000) } as const;
    const maker = await findLinkCode(tx, hashLinkCode(typed), now);
    if (maker === undefined) return { kind: 'bad-code' } as const;
    await lockPersons(tx, [maker, person]);
    const [into, from] = [await whoIs(tx, maker), await personOf(tx, account)];
    // Another link of the same account came first: this caller is nobody any more.
    if (from !== person) throw new SomebodyElse();
    if (into === undefined) return { kind: 'bad-code' } as const;
    await uncountGuess(tx, account);
    if (into === from) return { kind: 'same' } as const;
    if ((await isHeld(tx, into)) || (await isHeld(tx, from))) return { kind: 'held' } as const;
    return { kind: 'good', into, from } as const;
  };

  const merge = async (tx: Tx, from: PersonId, into: PersonId, account: AccountId, now: Date) => {
    const instead = new Map<string, string>();
    const kept: Text[] = [];
    for (const room of rooms) kept.push(...(await room.merge(tx, { from, into, now, instead })));
    await saveMerged(tx, from, into, account);
    return kept;
  };

  return {
    /**
     * A code that links whoever types it elsewhere to this person, once, for {@link linkCodeLife} minutes.
     * In a transaction of its own, because the journal keeps answers, and a code is kept nowhere.
     */
    newCode: async ({ person }: Caller, now: Date): Promise<string> => {
      const code = newLinkCode();
      const expiresAt = new Date(now.getTime() + linkCodeLife * 60_000);
      await inTransaction(database, (tx) => saveLinkCode(tx, { hash: hashLinkCode(code), person, now, expiresAt }));
      return code;
    },

    /** Whom a code would link the caller to; nothing is linked, and the code stays good. */
    look: (caller: Caller, typed: string, now: Date): Promise<Found> =>
      inTransaction(database, async (tx) => {
        const code = await read(tx, caller, typed, now);
        if (code.kind !== 'good') return code;
        const other = await findLastUsed(tx, code.into);
        return other ? { kind: 'found', other } : { kind: 'bad-code' };
      }),

    /** Spends the code: the caller and whoever made it are one person, with all that both had. */
    link: async (tx: Tx, caller: Caller, typed: string, now: Date): Promise<Linked> => {
      const code = await read(tx, caller, typed, now);
      if (code.kind !== 'good') return code;
      // Somebody else may have spent it while this waited for the persons.
      if (!(await spendLinkCode(tx, hashLinkCode(typed)))) return { kind: 'bad-code' };
      const { from, into } = code;
      const other = await findLastUsed(tx, into);
      const kept = await merge(tx, from, into, caller.account, now);
      const subject = { kind: 'person', id: into } as const;
      await saveAudit(tx, { at: now, actor: into, action: 'accounts-linked', subject, details: { before: from } });
      return { kind: 'linked', person: into, other, kept };
    },
  };
};
