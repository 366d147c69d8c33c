import { howMany } from '../chat/tidy.ts';
import type { View } from '../chat/view.ts';
import type { PersonalData } from '../people/personal-data.ts';
import type { Database } from '../storage/database.ts';
import { cancelDoubles, deleteSentTo, findSentTo, replaceNaming } from './personal-data/store.ts';

/** Stands where a message named somebody. */
const forgotten: View = {
  summary: 'About somebody who was forgotten',
  blocks: [{ kind: 'text', text: 'This was about somebody who has asked to be forgotten.' }],
};

/** What the bot sent to people by itself, and the cards that stand for them. */
export const createDeliveryData = (database: Database): PersonalData => ({
  room: 'delivery',
  holds: ['deliveries', 'outgoing_messages', 'copies'],
  stays: [
    {
      what: 'What Slack or Teams has of your messages and the bot’s',
      why: 'because it belongs to the organisation whose chat it is, and the bot cannot delete it there',
    },
  ],

  export: async (person) => {
    const data = await findSentTo(database, person);
    if (data.messages.length + data.cards.length === 0) return [];
    return [
      {
        title: 'What the bot sent you by itself',
        lines: [
          ...data.messages.map(({ summary }) => summary),
          ...(data.cards.length > 0 ? [`${howMany(data.cards.length, 'card')} that the bot keeps up to date`] : []),
        ],
        data,
      },
    ];
  },

  merge: async (tx, { into, now }) => {
    await cancelDoubles(tx, into, now);
    return [];
  },

  erase: async (tx, { accounts, traces }) => {
    await deleteSentTo(tx, accounts);
    await replaceNaming(tx, traces, forgotten);
  },
});
