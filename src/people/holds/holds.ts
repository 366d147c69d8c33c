import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Forgetting } from '../forgetting/forgetting.ts';
import { lockPersons, whoIs } from '../linking/store.ts';
import { saveAudit } from '../store.ts';
import { deleteHold, findName, hasAskedToBeForgotten, saveHold } from './store.ts';

export type Held = { readonly kind: 'held' | 'already'; readonly name: string } | { readonly kind: 'unknown' };

export type Released =
  /** `forgotten`: they had asked for it, and it was done now. */
  { readonly kind: 'released' | 'forgotten' | 'not-held'; readonly name: string } | { readonly kind: 'unknown' };

export type Holds = ReturnType<typeof createHolds>;

/** A complaint or a legal duty: as long as a hold stands, nothing of a person is deleted. */
export const createHolds = (forgetting: Pick<Forgetting, 'erase'>) => {
  /** The person as they are now, locked. */
  const find = async (tx: Tx, named: PersonId) => {
    const person = await whoIs(tx, named);
    if (person === undefined) return undefined;
    await lockPersons(tx, [person]);
    const name = await findName(tx, person);
    return name === undefined ? undefined : { person, name };
  };

  return {
    hold: async (tx: Tx, named: PersonId, by: PersonId, now: Date): Promise<Held> => {
      const found = await find(tx, named);
      if (!found) return { kind: 'unknown' };
      const { person, name } = found;
      if (!(await saveHold(tx, person, by, now))) return { kind: 'already', name };
      await saveAudit(tx, { at: now, actor: by, action: 'hold-placed', subject: { kind: 'person', id: person } });
      return { kind: 'held', name };
    },

    /** Lifts a hold; whoever asked meanwhile to be forgotten is forgotten now. */
    release: async (tx: Tx, named: PersonId, by: PersonId, now: Date): Promise<Released> => {
      const found = await find(tx, named);
      if (!found) return { kind: 'unknown' };
      const { person, name } = found;
      if (!(await deleteHold(tx, person))) return { kind: 'not-held', name };
      await saveAudit(tx, { at: now, actor: by, action: 'hold-lifted', subject: { kind: 'person', id: person } });
      if (!(await hasAskedToBeForgotten(tx, person))) return { kind: 'released', name };
      await forgetting.erase(tx, person, by, now);
      return { kind: 'forgotten', name };
    },
  };
};
