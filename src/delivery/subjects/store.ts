import type { Tx } from '../../chat/context.ts';
import { clientOf } from '../../storage/tx.ts';

/** Raises the versions of shared cards, which has every copy of them drawn again. */
export const raiseVersions = async (tx: Tx, subjects: readonly string[]): Promise<void> => {
  await clientOf(tx).$executeRaw`
    INSERT INTO subjects (subject, version) SELECT subject, 2 FROM unnest(${[...subjects].sort()}::text[]) AS raised(subject)
    ON CONFLICT (subject) DO UPDATE SET version = subjects.version + 1`;
};

/** Raises the versions of those shared cards that stand somewhere, or are on their way there. */
export const raiseVersionsSent = async (tx: Tx, subjects: readonly string[]): Promise<void> => {
  await clientOf(tx).$executeRaw`
    INSERT INTO subjects (subject, version) SELECT subject, 2 FROM unnest(${[...subjects].sort()}::text[]) AS raised(subject)
    WHERE EXISTS (SELECT 1 FROM outgoing_messages m WHERE m.subject = raised.subject)
      OR EXISTS (SELECT 1 FROM copies c WHERE c.subject = raised.subject)
    ON CONFLICT (subject) DO UPDATE SET version = subjects.version + 1`;
};

/**
 * Raises the versions of all shared cards about things that stand somewhere, or are on their way there.
 * @param about the ids that follow the kind in the cards' subjects
 */
export const raiseVersionsAbout = async (tx: Tx, about: readonly string[]): Promise<void> => {
  await clientOf(tx).$executeRaw`
    INSERT INTO subjects (subject, version)
    SELECT subject, 2 FROM (SELECT subject FROM outgoing_messages UNION SELECT subject FROM copies) AS raised
    WHERE split_part(subject, ':', 2) = ANY(${[...about]}::text[]) ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET version = subjects.version + 1`;
};
