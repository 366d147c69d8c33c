import type { PersonId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Block, CheckItem, Press, View } from '../../src/chat/view.ts';
import { ticked } from '../../src/chat/view.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import type { WorkerSettings } from '../../src/delivery/worker.ts';
import type { Platform } from '../../src/people/person.ts';
import type { Database } from '../../src/storage/database.ts';
import { createTestBot, type Person, viewOf } from '../support/bot.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

export const inEastmere = { platform: 'slack', workspace: { externalId: 'T1', name: 'Eastmere Council' } } as const;
export const inNorthmoor = { platform: 'slack', workspace: { externalId: 'T2', name: 'Northmoor Council' } } as const;
export const inHost = { platform: 'teams', workspace: { externalId: 'host', name: 'Westhaven Council' } } as const;

/** The items to tick in a view. */
export const itemsIn = ({ blocks }: View): readonly CheckItem[] =>
  blocks.flatMap((block: Block) => (block.kind === 'checklist' ? block.items : []));

/** What ticking one of them sends. */
export const tickOf = (view: View, label: string, done = true): Press => {
  const found = itemsIn(view).find((item) => item.label === label);
  if (!found)
    throw new Error(`There is nothing “${label}” to tick in: ${JSON.stringify(itemsIn(view).map((i) => i.label))}`);
  return ticked(found, done);
};

/** A review with people of three organisations, its first day a Tuesday. */
export const beginReview = async (
  database: Database,
  more: { readonly publicUrl?: string; readonly delivering?: Partial<WorkerSettings> } = {},
) => {
  const [slack, teams] = [createTestMessenger(), createTestMessenger()];
  const messengers: Partial<Record<Platform, Messenger>> = { slack, teams };
  const bot = await createTestBot(database, { messengers, onlyPlayground: false, ...more });
  const { app, clock, person } = bot;
  for (const each of [inEastmere, inNorthmoor, inHost]) await app.workspaces.configure(each, clock.now());
  const { prisma } = database;
  const now = clock.now();
  const review = await prisma.review.create({
    data: {
      authority: 'E06000010',
      stage: 'on_site',
      dayOne: new Date('2026-12-01'),
      createdAt: now,
      updatedAt: now,
    },
  });
  const idOf = async (name: string, at: typeof inEastmere | typeof inNorthmoor | typeof inHost): Promise<PersonId> =>
    (await app.people.meet({ ...at, externalId: name.toLowerCase(), name }, clock.now())).person;
  const sit = async (
    name: string,
    at: typeof inEastmere | typeof inNorthmoor | typeof inHost,
    place: string,
  ): Promise<PersonId> => {
    const personId = await idOf(name, at);
    await prisma.reviewSeat.create({
      data: { reviewId: review.id, personId, place, state: 'confirmed', createdAt: now, updatedAt: now },
    });
    return personId;
  };
  const seats = {
    lead: await sit('Lead', inEastmere, 'lead'),
    ben: await sit('Ben', inNorthmoor, 'officer'),
    manager: await sit('Manager', inEastmere, 'review-manager'),
    organiser: await sit('Organiser', inHost, 'organiser'),
  };
  const channel = async (at: typeof inEastmere | typeof inNorthmoor | typeof inHost, externalId: string) => {
    const { id } = (await app.people.meet({ ...at, externalId: 'bot-finder', name: 'Finder' }, clock.now())).workspace;
    await app.deliveries.rememberChannel(
      { workspace: id, externalId, name: `#${externalId}`, address: {} },
      clock.now(),
    );
  };
  await channel(inEastmere, 'east-team');
  await channel(inNorthmoor, 'north-team');
  await channel(inHost, 'host-room');
  const name = `HMEP-${review.number}`;
  const answers = async (): Promise<void> => {
    await app.worker.workOff();
  };
  /** What stands in a place by now, the newest of a kind. */
  const standing = (to: string, summary: RegExp): View => {
    const all = [...slack.posted, ...teams.posted].filter(
      ({ to: at, view }) => at.externalId === to && summary.test(view.summary),
    );
    const last = all.at(-1);
    if (!last) throw new Error(`Nothing like ${summary} stands in ${to}`);
    return last.view;
  };
  return { ...bot, slack, teams, review, name, seats, answers, standing, people: person };
};

/** Ties a channel and says yes. */
export const tie = async (who: Person, name: string, side: 'team' | 'host'): Promise<Reply> => {
  const asked = viewOf(await who.types(`review here ${name}`));
  const yes = asked.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find((each) => each.kind === 'press' && each.press.values['side'] === side);
  if (yes?.kind !== 'press') throw new Error(`There is no way to tie it: ${JSON.stringify(asked)}`);
  return who.presses(yes.press);
};
