import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Cases } from '../casework/cases.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import type { Database } from '../storage/database.ts';
import type { AuthorityCode } from './authority.ts';
import type { Registration, RegistrationId } from './registration.ts';
import {
  endRegistration,
  findOthers,
  findRegistrations,
  hasStanding,
  insertRegistration,
  lockPerson,
  lockRegistration,
  saveRegistrationState,
} from './store.ts';

export type Registrations = ReturnType<typeof createRegistrations>;

/** Authorities that are interested in a review, each as one person registered it. */
export const createRegistrations = (database: Database, cases: Cases) => ({
  find: async (id: string): Promise<Registration | undefined> => (await findRegistrations(database, [id]))[0],

  /** These registrations, in one statement. */
  findAll: (ids: readonly string[]): Promise<readonly Registration[]> => findRegistrations(database, ids),

  /** Whether others registered the same authority is for the office alone. */
  others: (registration: Registration, most: number): Promise<readonly Registration[]> =>
    findOthers(database, registration, most),

  /**
   * Registers an authority's interest, and has the office answer. A person who did so before is told of
   * that, as long as it stands; of others' registrations nobody is.
   */
  register: async (
    tx: Tx,
    what: { readonly person: PersonId; readonly authority: AuthorityCode; readonly name: string },
    { replyBy, summary }: { readonly replyBy: CalendarDate; readonly summary: string },
    now: Date,
  ): Promise<'registered' | 'already'> => {
    await lockPerson(tx, what.person);
    if (await hasStanding(tx, what.person, what.authority)) return 'already';
    const registration = await insertRegistration(tx, what, now);
    const about = { kind: 'registration', about: registration.id, person: what.person } as const;
    await cases.open(tx, { ...about, replyBy, summary }, now);
    return 'registered';
  },

  /** Holds a registration as it is, before its case is decided: always in this order. */
  lock: (tx: Tx, id: string): Promise<Registration | undefined> => lockRegistration(tx, id),

  /** What the office decided of a registration. */
  decide: (tx: Tx, { id }: Registration, to: 'accepted' | 'declined'): Promise<void> =>
    saveRegistrationState(tx, id, to),

  /** The review that it was accepted as is over: its person may register the authority again. */
  end: (tx: Tx, id: RegistrationId): Promise<void> => endRegistration(tx, id),

  /** Its person takes it back. @returns undefined where there is nothing of theirs to take back any more */
  withdraw: async (tx: Tx, id: string, person: PersonId, now: Date): Promise<Registration | undefined> => {
    const registration = await lockRegistration(tx, id);
    if (registration?.person !== person || registration.state !== 'registered') return undefined;
    await saveRegistrationState(tx, registration.id, 'withdrawn');
    await cases.withdraw(tx, 'registration', id, now);
    return registration;
  },
});
