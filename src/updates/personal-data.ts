import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { PersonalData } from '../people/personal-data.ts';
import type { Database } from '../storage/database.ts';
import { announcementCard } from './announcements.ts';
import { findUpdatesData, moveUpdates } from './personal-data/store.ts';

/** What somebody announced, and what they have seen. */
export const createUpdatesData = (database: Database, deliveries: Deliveries): PersonalData => ({
  room: 'updates',
  holds: ['announcements', 'announcements_seen'],
  stays: [
    {
      what: 'What you announced to everybody as the programme office, without your name',
      why: 'because it was published, and others act on it',
    },
    { what: 'How many people have seen an announcement, without who', why: 'so that counts stay right' },
  ],

  export: async (person) => {
    const data = await findUpdatesData(database, person);
    if (data.announced.length + data.seen.length === 0) return [];
    return [
      {
        title: 'Announcements',
        lines: [
          ...data.announced.map(({ title }) => `You announced: ${title}`),
          ...data.seen.map(({ title }) => `You have seen: ${title}`),
        ],
        data,
      },
    ];
  },

  merge: async (tx, { from, into }) => {
    for (const id of await moveUpdates(tx, from, into)) await deliveries.changed(tx, subjectOf(announcementCard, id));
    return [];
  },

  // What was published stays published, and what was counted counted: by nobody.
  erase: async (tx, { person, heir }) => {
    await moveUpdates(tx, person, heir);
  },
});
