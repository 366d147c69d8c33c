import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { isHeld, saveErasure } from '../holds/store.ts';
import { lockPersons } from '../linking/store.ts';
import type { PersonalData, Stay } from '../personal-data.ts';
import type { RolesSettings } from '../roles/end-roles.ts';
import { lockOfficers } from '../roles/store.ts';
import { saveAudit } from '../store.ts';
import { createNobody, deletePerson, findAccountIds } from './store.ts';

/**
 * Of what names somebody, that which hardly names anybody else: ids, addresses, numbers, and names of two
 * words or more. “Ann” stands in too much that is not about her.
 */
export const certain = (traces: readonly string[]): readonly string[] => [
  ...new Set(traces.map((trace) => trace.trim()).filter((trace) => trace.length >= 7 && /[\s@\d]/u.test(trace))),
];

/** What came of asking to be forgotten. */
export type Forgotten =
  | { readonly kind: 'forgotten' }
  /** A hold stands: it is done when that is lifted. */
  | { readonly kind: 'noted' }
  /** Nobody else is the office. */
  | { readonly kind: 'last-officer' };

export type Forgetting = ReturnType<typeof createForgetting>;

/** How somebody is forgotten. */
export const createForgetting = (
  rooms: readonly PersonalData[],
  { onlyPlayground }: Pick<RolesSettings, 'onlyPlayground'>,
) => {
  /** Has every room delete what it holds. Of whoever asked, the audit log keeps no more than the id they had. */
  const erase = async (tx: Tx, person: PersonId, by: PersonId, now: Date): Promise<void> => {
    const accounts = await findAccountIds(tx, person);
    const named: string[] = [];
    for (const room of rooms) named.push(...((await room.traces?.(tx, person)) ?? []));
    const traces = certain([person, ...named]);
    const heir = await createNobody(tx, now);
    // The people's own last: what hangs on an account is found by it.
    for (const room of [...rooms].reverse()) await room.erase(tx, { person, accounts, heir, traces, now });
    await deletePerson(tx, person, heir, now);
    await saveAudit(tx, { at: now, actor: by, action: 'person-erased', subject: { kind: 'person', id: person } });
  };

  return {
    /** What stays of anybody, and why. */
    stays: rooms.flatMap(({ stays }): readonly Stay[] => stays),

    erase,

    /** Somebody asks to be forgotten. */
    forget: async (tx: Tx, person: PersonId, now: Date): Promise<Forgotten> => {
      await lockPersons(tx, [person]);
      const { acting } = await lockOfficers(tx, onlyPlayground);
      if (acting.length === 1 && acting[0] === person) return { kind: 'last-officer' };
      if (await isHeld(tx, person)) {
        await saveErasure(tx, person, now);
        await saveAudit(tx, {
          at: now,
          actor: person,
          action: 'erasure-asked',
          subject: { kind: 'person', id: person },
        });
        return { kind: 'noted' };
      }
      await erase(tx, person, person, now);
      return { kind: 'forgotten' };
    },
  };
};
