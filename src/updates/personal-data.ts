import type { TimeZone } from '../calendar/time-zone.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { PersonalData } from '../people/personal-data.ts';
import type { Database } from '../storage/database.ts';
import { announcementCard } from './announcements.ts';
import { deleteOwnSubscriptions, findUpdatesData, moveUpdates } from './personal-data/store.ts';
import { clocksInWords } from './subscription.ts';

/** What somebody announced, has seen, wrote and subscribes to. */
export const createUpdatesData = (database: Database, deliveries: Deliveries, usual: TimeZone): PersonalData => ({
  room: 'updates',
  holds: ['announcements', 'announcements_seen', 'updates', 'subscriptions', 'pages'],
  stays: [
    {
      what: 'What you announced or wrote for everybody as the programme office, without your name',
      why: 'because it was published, and others act on it',
    },
    { what: 'How many people have seen an announcement, without who', why: 'so that counts stay right' },
  ],

  export: async (person) => {
    const data = await findUpdatesData(database, person);
    const lines = [
      ...data.announced.map(({ title }) => `You announced: ${title}`),
      ...data.seen.map(({ title }) => `You have seen: ${title}`),
      ...data.written.map(({ title }) => `You wrote: ${title}`),
      ...data.pages.map(({ key }) => `You wrote the page: ${key}`),
      ...data.subscriptions.map(
        ({ topics, rhythm, at, timeZone }) =>
          `You get a ${rhythm} digest at ${at}${clocksInWords(timeZone as TimeZone, usual)}: ${topics.join(', ') || 'all news'}`,
      ),
      ...(data.setForChannels > 0 ? [`You set the digests of channels: ${data.setForChannels}`] : []),
    ];
    return lines.length === 0 ? [] : [{ title: 'Announcements and news', lines, data }];
  },

  merge: async (tx, { from, into }) => {
    for (const id of await moveUpdates(tx, from, into)) await deliveries.changed(tx, subjectOf(announcementCard, id));
    return [];
  },

  // What was published stays published, and what was counted counted: by nobody.
  erase: async (tx, { person, heir }) => {
    await deleteOwnSubscriptions(tx, person);
    await moveUpdates(tx, person, heir);
  },
});
