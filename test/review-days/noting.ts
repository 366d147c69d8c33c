import type { Reply } from '../../src/chat/reply.ts';
import type { Database } from '../../src/storage/database.ts';
import { formOf, type Person } from '../support/bot.ts';
import { beginReview, inEastmere, inNorthmoor } from './reviewing.ts';

export const text = 'Members said: “we were never shown the plan”, and nobody knew the cost: 12 %';

export const heard = { text, theme: 'assets', kind: 'strength', session: '' };

/** What a form shows between its fields. */
export const words = (reply: Reply): string =>
  formOf(reply)
    .fields.map((field) => (field.kind === 'words' ? JSON.stringify(field.text) : ''))
    .join('\n');

export const writes = async (who: Person, more = {}): Promise<Reply> =>
  who.submits(await who.types('note'), { ...heard, ...more });

/** The morning of the first day, with sessions, and people of the team. */
export const beginNoting = async (database: Database) => {
  const town = await beginReview(database);
  const { prisma } = database;
  town.clock.set('2026-12-01T11:00:00Z');
  await prisma.review.update({ where: { id: town.review.id }, data: { themes: ['customers'] } });
  const session = (key: string, start: string, day: number, sources: string[]) =>
    prisma.reviewSession.create({
      data: { reviewId: town.review.id, day, start, end: '23:00', title: key, kind: 'listen', sources, key },
    });
  const sessions = {
    early: await session('Cabinet member', '09:00', 1, ['members']),
    late: await session('Provider', '10:30', 1, ['provider']),
    later: await session('Scrutiny', '14:00', 1, ['members']),
    tomorrow: await session('Depot', '09:00', 2, ['frontline']),
  };
  const lead = town.people('Lead', inEastmere);
  const ben = town.people('Ben', inNorthmoor);
  const manager = town.people('Manager', inEastmere);
  return { ...town, sessions, lead, ben, manager };
};
