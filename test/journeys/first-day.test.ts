import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../adapters/project-root.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { dataFolder, postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import {
  agree,
  allCards,
  allTurnOver,
  everyItem,
  isDone,
  isTicked,
  itemOf,
  labelsFor,
  ofHost,
  onTeam,
  opensOwnLists,
  personal,
  strangers,
  ticksFrom,
} from './first-day-lists.ts';
import { type Act, actsOn, historiesOf, untilNobodyAnswers } from './flying-ticks.ts';
import { leaks } from './overheard.ts';
import { drawingHangs, redrawn } from './redrawing.ts';
import { channels, everybody } from './review-places.ts';
import { beginReviewTown, type ReviewTown } from './review-town.ts';
import { reachesItsFirstDay } from './to-the-first-day.ts';

const patient = { timeout: 30_000 };

type Data = Parameters<typeof beginReviewTown>[0];

const data: Readonly<Record<string, () => Promise<Data>>> = {
  embedded: async () => ({ dataDir: await dataFolder() }),
  postgresql: async () => ({ databaseUrl: await postgresqlUrl('migrated'), dataDir: await temporaryFolder() }),
};
const kinds = process.env['CHAOS'] === 'long' ? Object.keys(data) : ['embedded'];

/** People who take no part do what they can to see something of it. */
const strangersTry = async (town: ReviewTown, name: string): Promise<void> => {
  for (const who of strangers) {
    const desk = town.desk(who, { channel: 'all' });
    for (const typed of [`review show ${name}`, `checklist ${name}`, `review here ${name}`]) await desk.types(typed);
  }
  for (const typed of [`review team ${name}`, 'checklist day 1', 'today'])
    await town.desk('orla', { channel: 'team' }).types(typed);
};

const nobodySawWhatIsNotTheirs = (town: ReviewTown): void => {
  const heard = town.heard();
  const read = (words: readonly string[]) => heard.filter(({ text }) => words.some((each) => text.includes(each)));
  for (const [words, readers] of [
    [[...labelsFor('team'), 'Day 1: listen'], onTeam],
    [labelsFor('host'), [...ofHost, 'olive']],
    [
      ['Hull City Council', 'Day 1: listen'],
      [...onTeam, ...ofHost],
    ],
  ] as const) {
    expect(leaks(heard, words, readers)).toEqual([]);
    // It was to be read at all.
    expect(new Set(read(words).flatMap((each) => each.readers)).size).toBeGreaterThan(1);
  }
  expect(read([personal]).filter(({ readers }) => readers.length > 1)).toEqual([]);
};

/** What is stored of everybody's item: whether it is ticked, and its history. */
const storedIn = async (where: Data, town: ReviewTown) => {
  const migrationsDir = join(projectRoot(), 'prisma/migrations');
  const database = await openDatabase({ ...where, url: where.databaseUrl, migrationsDir, clock: town.clock });
  const found = await database.prisma.checklistItem.findMany({
    where: { label: { in: everyItem.map(([, label]) => label) } },
    include: { ticks: { orderBy: { id: 'asc' }, include: { person: { include: { accounts: true } } } } },
  });
  await database.close();
  return new Map(found.map((item) => [item.label, item]));
};

describe.each(kinds)('a review from its registration to its first day, on %s', (kind) => {
  it('loses nothing with the bot killed twice, and shows nobody what is not theirs', { timeout: 600_000 }, async () => {
    const where = await data[kind]?.();
    if (!where) throw new Error(`There is no database ${kind}`);
    const town = await beginReviewTown(where, '2026-11-23T09:00:00Z');
    const { bot } = town;
    const name = await reachesItsFirstDay(town);
    const cards = () => allCards(town, name);
    await opensOwnLists(town);

    // Everybody ticks at the same time, and the bot is killed with requests of all of them on their way.
    const acts: Act[] = [];
    let killed: Promise<void> | undefined;
    const onAct = (act: Act): void => {
      acts.push(act);
      if (acts.length === 20) killed = bot.kill();
    };
    await untilNobodyAnswers(town, { items: itemOf, from: ticksFrom, onAct });
    await killed;
    expect(acts.filter(({ isAnswered }) => !isAnswered)).toHaveLength(everyItem.length);
    await bot.start();
    await town.desk('ben').types('checklist');
    await town.desk('pat').types('checklist');
    await town.passes(2);
    agree(cards());

    // Whoever got no answer looks at the list, and tries again.
    for (const [who, label] of everyItem) {
      const wanted = acts.findLast((act) => act.who === who)?.done ?? true;
      if (isDone(cards(), who) !== wanted) acts.push(await actsOn(town, who, label, wanted));
    }
    await town.passes();
    const before = cards();
    agree(before);

    // The second time while every copy is being drawn anew.
    acts.push(...(await allTurnOver(town, before, [...onTeam, ...ofHost])));
    await town.waits(1);
    const hangs = drawingHangs(
      town.fakes,
      Object.values(channels).map(({ team }) => team),
    );
    const looking = bot.look().catch(() => 'killed');
    await expect.poll(hangs, patient).toBe(4);
    await bot.kill();
    expect(await looking).toBe('killed');
    await bot.start();
    await town.passes(2);
    const after = cards();
    agree(after);
    for (const [who] of everyItem) expect(isDone(after, who)).toBe(!isDone(before, who));

    // The clock stands still and nobody looks: the tick itself has every copy drawn, and the host's left alone.
    await town.waits(1);
    await bot.listensToNudges();
    const drawn = redrawn(town.fakes);
    acts.push(...(await allTurnOver(town, cards(), ['lena'])));
    const lenas = () => {
      const { eastmere, northmoor, programme } = cards();
      return [eastmere, northmoor, programme].map((card) => isTicked(card, itemOf.lena));
    };
    const isNow = !isDone(after, 'lena');
    await expect.poll(lenas, patient).toEqual([isNow, isNow, isNow]);
    const one = { [channels.eastmere.team]: 1, [channels.northmoor.team]: 1, [channels.programme.team]: 1 };
    expect(drawn()).toEqual(one);

    // Four tick at once where no slot is left: at the next one every copy shows all of it.
    acts.push(...(await allTurnOver(town, cards(), onTeam.slice(1))));
    await town.waits(1);
    const all = () => onTeam.filter((who) => isDone(cards(), who) === isDone(after, who));
    await expect.poll(all, patient).toEqual([]);
    await expect
      .poll(() => JSON.stringify([cards().northmoor, cards().programme]), patient)
      .toBe(JSON.stringify([cards().eastmere, cards().eastmere]));
    expect(Math.max(...Object.values(drawn()))).toBeLessThanOrEqual(3);
    expect(drawn()[channels.hull.team]).toBeUndefined();

    await strangersTry(town, name);
    nobodySawWhatIsNotTheirs(town);
    expect(bot.logged).toEqual([]);

    await bot.kill();
    const stored = await storedIn(where, town);
    for (const [who, label] of everyItem) {
      const item = stored.get(label);
      const history = item?.ticks.map(({ done }) => done) ?? [];
      expect(historiesOf(acts.filter((act) => act.who === who))).toContainEqual(history);
      expect(item?.doneAt !== null).toBe(history.at(-1));
      const names = item?.ticks.flatMap(({ person }) => person?.accounts.map((account) => account.name) ?? []);
      expect(new Set(names)).toEqual(new Set([everybody[who].name]));
    }
  });
});
