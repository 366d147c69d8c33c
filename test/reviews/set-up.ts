import type { Reply } from '../../src/chat/reply.ts';
import type { Database } from '../../src/storage/database.ts';
import { button, createTestBot, type Person, westhaven } from '../support/bot.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

/** A bot with an office, and what everybody is sent. */
export const beginReviews = async (database: Database) => {
  const playground = createTestMessenger();
  const bot = await createTestBot(database, { messengers: { playground } });
  const { app, clock } = bot;
  const office = bot.person('Olive Office');
  await office.types(`claim ${await app.office.newCode(clock.now())}`);

  /** Who somebody is, as a mention of them says. */
  const mention = async (name: string) => {
    const externalId = name.toLowerCase().replaceAll(' ', '-');
    const told = { platform: 'playground', workspace: westhaven, externalId, name } as const;
    const { person } = await app.people.meet(told, clock.now());
    return { person, name };
  };

  /** Everything somebody was sent, oldest first. */
  const got = async (name: string): Promise<readonly Reply[]> => {
    await app.worker.workOff();
    const id = name.toLowerCase().replaceAll(' ', '-');
    const theirs = playground.posted.filter(({ to }) => to.kind === 'account' && to.externalId === id);
    return theirs.map(({ view }): Reply => ({ kind: 'show', to: 'caller', view }));
  };

  /** An authority's interest, which the office accepts. @returns what the officer sees then */
  const accepted = async (who: Person): Promise<Reply> => {
    await who.submits(await who.types('register'), { name: 'Sam Sponsor', authority: 'E06000010' });
    const card = await office.presses(button(await office.types('inbox'), 'Open'));
    const asked = await office.presses(button(card, 'Accept as a review'));
    return office.submits(asked, { agreed: true, words: '' });
  };

  /** Begins a review of a council, which the officer manages. */
  const begins = async (values = {}): Promise<Reply> =>
    office.submits(await office.types('review new'), { authority: ['E06000010'], themes: [], dayOne: '', ...values });

  return { ...bot, office, mention, got, accepted, begins };
};
