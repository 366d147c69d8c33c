import type { Tx } from '../../chat/context.ts';
import type { PersonId, WorkspaceId } from '../../chat/ids.ts';
import type { Log } from '../../chat/log.ts';
import { onCommit } from '../../storage/on-commit.ts';
import { saveAudit } from '../store.ts';
import { deleteRoles, lockOfficers } from './store.ts';

export interface RolesSettings {
  /**
   * Whether the playground is all there is. Beside a real platform its personas, whom anybody at
   * the keyboard can put on, never count as the office.
   */
  readonly onlyPlayground: boolean;
  /** Where it is told that nobody is the office any more. */
  readonly log?: Log;
}

/** What whoever runs the bot reads when nobody is the office any more. */
const officeIsEmpty =
  'nobody is the programme office any more: run "npm run claim" where the bot runs, and have somebody type what it prints';

/**
 * Ends the roles of those who have left: whose last account was closed, or whose workspace the bot was
 * taken out of. It is audited, and where nobody is the office any more it is logged.
 */
export const endRoles = async (
  tx: Tx,
  of: { readonly person: PersonId } | { readonly workspace: WorkspaceId },
  { onlyPlayground, log }: RolesSettings,
  now: Date,
): Promise<void> => {
  await lockOfficers(tx, onlyPlayground);
  const ended = await deleteRoles(tx, of);
  if (ended.length === 0) return;
  for (const id of ended) await saveAudit(tx, { at: now, action: 'roles-ended', subject: { kind: 'person', id } });
  const { acting } = await lockOfficers(tx, onlyPlayground);
  if (acting.length === 0) onCommit(tx, () => log?.error({}, officeIsEmpty));
};
