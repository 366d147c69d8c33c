import type { PersonalData } from '../people/personal-data.ts';
import type { Database } from '../storage/database.ts';
import type { Authorities } from './authorities.ts';
import {
  deleteRegistrations,
  findRegistrantNames,
  findRegistrationData,
  moveRegistrations,
} from './personal-data/store.ts';

/** What is written where the name of whoever registered an authority stood. */
const nobody = 'Somebody who was forgotten';

/** Authorities that somebody registered. */
export const createAuthoritiesData = (database: Database, authorities: Authorities): PersonalData => ({
  room: 'authorities',
  holds: ['registrations'],
  stays: [
    {
      what: 'That an authority asked for a review which was accepted, without your name',
      why: 'because the review is the authority’s and goes on',
    },
  ],

  export: async (person) => {
    const data = await findRegistrationData(database, person);
    if (data.length === 0) return [];
    return [
      {
        title: 'Authorities that you registered',
        lines: data.map(({ authority, name, state }) => `${authorities.nameOf(authority)}, as ${name}: ${state}`),
        data,
      },
    ];
  },

  merge: async (tx, { from, into }) => {
    await moveRegistrations(tx, from, into);
    return [];
  },

  erase: (tx, { person, heir }) => deleteRegistrations(tx, person, heir, nobody),

  traces: findRegistrantNames,
});
