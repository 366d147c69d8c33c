import type { PersonId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Review, Seat } from '../../src/reviews/review.ts';
import type { Database } from '../../src/storage/database.ts';
import { createTestBot, type Person, type TestBot } from '../support/bot.ts';
import { emptyDatabase } from '../support/databases.ts';
import { createTestMessenger, type TestMessenger } from '../support/test-messenger.ts';

const at = new Date('2026-11-01T00:00:00Z');

export interface MadePeer {
  readonly kind?: 'officer' | 'member' | 'provider' | 'other';
  readonly state?: 'approved' | 'active' | 'paused' | 'interested';
  /** The register's keys of where they work; Leeds unless told. */
  readonly authorities?: readonly string[];
  readonly led?: readonly string[];
  readonly available?: { readonly from: string; readonly to: string };
  readonly reviewsAYear?: number;
}

const personCalled = async ({ prisma }: Database, name: string): Promise<PersonId> =>
  (await prisma.account.findFirstOrThrow({ where: { name } })).personId as PersonId;

/** Somebody who has spoken to the bot, and is an approved peer. */
export const becomesMadePeer = async (
  database: Database,
  bot: Pick<TestBot, 'person'>,
  name: string,
  { kind = 'officer', state = 'active', authorities = ['E08000035'], led = [], available, reviewsAYear }: MadePeer = {},
): Promise<Person> => {
  const person = bot.person(name);
  await person.types('help');
  await database.prisma.peer.create({
    data: {
      personId: await personCalled(database, name),
      kind,
      state,
      name,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@council.example`,
      role: 'Head of Highways',
      privacyNotice: '1',
      volunteeredAt: at,
      updatedAt: at,
      ...(reviewsAYear !== undefined && { reviewsAYear }),
      organisations: {
        create: authorities.map((authority, position) => ({
          position,
          authority,
          name: `Council ${authority}`,
          kind: 'authority',
        })),
      },
      themes: { create: led.map((theme) => ({ theme, experience: 'led' as const })) },
      ...(available && {
        availability: { create: { from: new Date(available.from), to: new Date(available.to) } },
      }),
    },
  });
  return person;
};

/** A review of Hull, in the stage in which its team is put together, as it is stored. */
export const seedReview = async (
  { prisma }: Database,
  more: Partial<Pick<Review, 'number' | 'stage' | 'pause'>> & {
    readonly authority?: string;
    readonly dayOne?: string | null;
  } = {},
): Promise<{ readonly id: string; readonly number: number }> => {
  const { authority = 'E06000010', dayOne = '2027-03-02', ...rest } = more;
  return prisma.review.create({
    data: {
      authority,
      stage: 'team',
      themes: ['assets'],
      ...(dayOne !== null && { dayOne: new Date(dayOne) }),
      createdAt: at,
      updatedAt: at,
      ...rest,
    },
    select: { id: true, number: true },
  });
};

/** Somebody's place in a review, as it is stored. */
export const seedSeat = async (
  database: Database,
  review: string,
  name: string,
  seat: Pick<Seat, 'place' | 'state'> & Partial<Pick<Seat, 'ties' | 'reserve' | 'nominated'>>,
): Promise<void> => {
  const personId = await personCalled(database, name);
  await database.prisma.reviewSeat.create({
    data: { reviewId: review, personId, ...seat, createdAt: at, updatedAt: at },
  });
};

const inOffice = { platform: 'slack', workspace: { externalId: 'T-office', name: 'The office' } } as const;
export const inTeams = { platform: 'teams', workspace: { externalId: 'council', name: 'Northmoor Council' } } as const;

export interface ReviewTown extends TestBot {
  readonly officer: Person;
  readonly slack: TestMessenger;
  readonly teams: TestMessenger;
  readonly playground: TestMessenger;
  /** What somebody got last, as it stands now. */
  readonly got: (name: string, about?: string) => Promise<Reply>;
  readonly countGot: (name: string) => Promise<number>;
}

/** The bot with an officer in Slack and a council in Teams; everybody else is in the playground's workspace. */
export const reviewTown = async (database: Database): Promise<ReviewTown> => {
  await emptyDatabase(database);
  const [slack, teams, playground] = [createTestMessenger(), createTestMessenger(), createTestMessenger()];
  const bot = await createTestBot(database, { messengers: { slack, teams, playground }, onlyPlayground: false });
  const officer = bot.person('Office One', inOffice);
  await officer.types(`claim ${await bot.app.office.newCode(bot.clock.now())}`);
  await bot.app.workspaces.configure(inTeams, bot.clock.now());
  const posted = async (name: string) => {
    await bot.app.worker.workOff();
    const id = name.toLowerCase().replaceAll(' ', '-');
    return [...slack.posted, ...teams.posted, ...playground.posted].filter(
      ({ to }) => to.kind === 'account' && to.externalId === id,
    );
  };
  return {
    ...bot,
    officer,
    slack,
    teams,
    playground,
    got: async (name, about = '') => {
      const found = (await posted(name)).findLast(({ view }) => view.summary.includes(about));
      if (!found) throw new Error(`${name} got nothing about “${about}”`);
      return { kind: 'show', to: 'caller', view: found.view };
    },
    countGot: async (name) => (await posted(name)).length,
  };
};
