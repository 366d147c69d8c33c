import type { Reply } from '../../src/chat/reply.ts';
import type { Database } from '../../src/storage/database.ts';
import { button, formOf, type Person } from '../support/bot.ts';
import type { ReviewTown } from './support.ts';

/** Adds somebody from the team's card. */
export const adds = async (by: Person, card: Reply, name: string, place: string, more: object = {}): Promise<Reply> => {
  const where = await by.presses(button(card, 'Add somebody'));
  const who = await by.submits(where, { place, name, ...more });
  const field = formOf(who).fields.find((each) => each.name === 'person');
  const [option] = field?.kind === 'choice' ? field.options : [];
  return by.submits(who, { person: option?.value ?? '' });
};

/** Takes somebody from the list to where the council has agreed them. */
export const soundsOut = async (
  town: ReviewTown,
  by: Person,
  card: Reply,
  who: Person,
  name: string,
): Promise<Reply> => {
  await by.presses(button(card, `Sound out ${name}`));
  const asked = await town.got(name, 'Could you join');
  return who.presses(button(asked, 'I can come, no ties'));
};

/** What somebody sees of a review's team. */
export const teamOf = (by: Person, number: number): Promise<Reply> => by.types(`review team HMEP-${number}`);

/** How far somebody is, as it is stored. */
export const stateOf = async ({ prisma }: Database, name: string): Promise<string | undefined> => {
  const { personId } = await prisma.account.findFirstOrThrow({ where: { name } });
  return (await prisma.reviewSeat.findFirst({ where: { personId } }))?.state;
};
