import type { Tx } from '../../chat/context.ts';
import type { AccountId, PersonId } from '../../chat/ids.ts';
import { clientOf } from '../../storage/tx.ts';
import type { Platform } from '../person.ts';
import { guessWindow, mostWrong } from './link-code.ts';

/** Keeps a code's hash; an earlier one of the same person dies with it. */
export const saveLinkCode = async (
  tx: Tx,
  { hash, person, now, expiresAt }: { hash: string; person: PersonId; now: Date; expiresAt: Date },
): Promise<void> => {
  const client = clientOf(tx);
  await client.linkCode.deleteMany({ where: { personId: person } });
  await client.linkCode.create({ data: { hash, personId: person, createdAt: now, expiresAt } });
};

/** Whose code it is, as long as it is good. */
export const findLinkCode = async (tx: Tx, hash: string, now: Date): Promise<PersonId | undefined> => {
  const row = await clientOf(tx).linkCode.findFirst({ where: { hash, expiresAt: { gt: now } } });
  return row ? (row.personId as PersonId) : undefined;
};

/** @returns whether it was there to be spent */
export const spendLinkCode = async (tx: Tx, hash: string): Promise<boolean> =>
  (await clientOf(tx).linkCode.deleteMany({ where: { hash } })).count > 0;

/**
 * Counts a guess before it is looked at, so that guesses at the same moment all count.
 * @returns whether it may be looked at, and since when it is counted
 */
export const countGuess = async (
  tx: Tx,
  account: AccountId,
  now: Date,
): Promise<{ readonly isOver: boolean; readonly since: Date }> => {
  const before = new Date(now.getTime() - guessWindow * 60_000);
  const [row] = await clientOf(tx).$queryRaw<{ wrong: number; since: Date }[]>`
    INSERT INTO link_guesses (account_id, wrong, since) VALUES (${account}::uuid, 1, ${now})
    ON CONFLICT (account_id) DO UPDATE SET
      wrong = CASE WHEN link_guesses.since <= ${before} THEN 1 ELSE least(link_guesses.wrong, ${mostWrong}) + 1 END,
      since = CASE WHEN link_guesses.since <= ${before} THEN ${now} ELSE link_guesses.since END
    RETURNING wrong, since`;
  if (!row) throw new Error('A guess was counted and is not there');
  return { isOver: row.wrong > mostWrong, since: row.since };
};

/** It was no guess: the code was right. */
export const uncountGuess = async (tx: Tx, account: AccountId): Promise<void> => {
  await clientOf(tx).$executeRaw`
    UPDATE link_guesses SET wrong = greatest(wrong - 1, 0) WHERE account_id = ${account}::uuid`;
};

/** Locks both persons, in one order whoever asks, until the transaction ends. */
export const lockPersons = async (tx: Tx, people: readonly PersonId[]): Promise<void> => {
  await clientOf(tx).$queryRaw`
    SELECT id FROM persons WHERE id = ANY(${[...people]}::uuid[]) ORDER BY id FOR UPDATE`;
};

/** Whose an account is now. */
export const personOf = async (tx: Tx, account: AccountId): Promise<PersonId | undefined> => {
  const row = await clientOf(tx).account.findUnique({ where: { id: account }, select: { personId: true } });
  return row ? (row.personId as PersonId) : undefined;
};

/** Who somebody has turned out to be: themselves, where they were not linked. */
export const whoIs = async (tx: Tx, person: PersonId): Promise<PersonId | undefined> => {
  const row = await clientOf(tx).person.findUnique({ where: { id: person }, select: { id: true, mergedInto: true } });
  return row ? ((row.mergedInto ?? row.id) as PersonId) : undefined;
};

/** An account as its owner, and whoever links with it, may see it. */
export interface ShownAccount {
  readonly account: AccountId;
  readonly name: string;
  readonly platform: Platform;
  readonly workspace: string;
}

/** The account at which somebody was last: the one used last where there are several. */
export const findLastUsed = async (tx: Tx, person: PersonId): Promise<ShownAccount | undefined> => {
  const [row] = await clientOf(tx).$queryRaw<ShownAccount[]>`
    SELECT a.id AS account, a.name, w.platform::text AS platform, w.name AS workspace
    FROM accounts a JOIN persons p ON p.id = a.person_id JOIN workspaces w ON w.id = a.workspace_id
    WHERE a.person_id = ${person}::uuid AND a.closed_at IS NULL
    ORDER BY a.id IS DISTINCT FROM p.active_account, a.created_at DESC, a.id LIMIT 1`;
  return row;
};

/** One person is the other from now on; their accounts are that one's by now. */
export const saveMerged = async (tx: Tx, from: PersonId, into: PersonId, account: AccountId): Promise<void> => {
  const client = clientOf(tx);
  await client.$executeRaw`
    UPDATE persons SET merged_into = ${into}::uuid, active_account = NULL
    WHERE id = ${from}::uuid OR merged_into = ${from}::uuid`;
  await client.person.update({ where: { id: into }, data: { activeAccount: account } });
};
