import { describe, expect, it } from 'vitest';
import { mainly } from '../support/databases.ts';
import { firstDay, lastDay, pieces, readers, subscribedAt, themes, topics } from './three-months-news.ts';
import { type Digest, days, digestsOf, london, londonDate, type Piece } from './three-months-oracle.ts';
import { beginEverywhere, type Place } from './three-months-set-up.ts';

type Town = Awaited<ReturnType<typeof beginEverywhere>>;

const places = Object.keys(readers) as readonly Place[];

const restarted = '2026-10-12 12:00';
const away = { from: '2026-11-09 18:00', until: '2026-11-20 07:00' } as const;
/** What is due is on its way to all three platforms when the bot is stopped. */
const cutOff = '2026-11-30 08:45';

const looks: readonly Date[] = [
  ...days(firstDay, lastDay).flatMap((day) => ['01:45', '08:45', '17:30'].map((time) => london(`${day} ${time}`))),
  // The second time that clocks show 01:45.
  new Date('2026-10-25T01:45:00Z'),
  london(away.until),
]
  .filter((at) => at > london(subscribedAt) && (at < london(away.from) || at >= london(away.until)))
  .sort((one, other) => one.getTime() - other.getTime());

const posts = async ({ officer }: Town, piece: Piece): Promise<void> => {
  await officer.types('post');
  await officer.form.fills('Title', piece.title);
  await officer.form.fills('Text', 'More of it soon.');
  await officer.presses('Next');
  await officer.form.fills('Topic', topics[piece.topic]);
  if (piece.themes)
    await officer.form.fills(
      'Themes',
      piece.themes.map((key) => themes[key] ?? key),
    );
  if (piece.region) await officer.form.fills('Region', piece.region);
  if (piece.until) await officer.form.fills('News until', piece.until);
  if (piece.urgent) await officer.form.fills('Urgent', true);
  if (piece.publish) {
    const [day = '', time = ''] = piece.publish.split(' ');
    await officer.form.fills('Publish on', day);
    await officer.form.fills('Publish at', time);
  }
  await officer.presses('Look at it');
  await officer.presses('Send it off');
};

/** Of the newest news, whose card is the newest in the officer's chat. */
const corrects = async ({ officer }: Town, title: string): Promise<void> => {
  await officer.presses('Correct');
  await officer.form.fills('Title', title);
  await officer.presses('Next');
  await officer.presses('Save');
};

const subscribe = async (town: Town): Promise<void> => {
  await town.roads.types('/hmep subscribe weekly');
  await town.dan.types('/hmep subscribe daily at 01:30 region:"north west"');
  await town.programme.types('@HMEP subscribe monthly on 31 at 08:30');
  await town.eve.types('subscribe urgent weekly on wednesday at 17:15 theme:assets');
  await town.highways.says('/hmep subscribe reviews events weekly on monday at 08:30');
  await town.officer.types('subscribe daily at 08:30');
  expect(town.roads.reads()).toContain('This channel gets all news every Monday at 08:30. Cat has seen to it.');
  expect(town.dan.reads()).toContain('with North West first');
  expect(town.programme.reads()).toContain('on day 31 of every month, or its last day, at 08:30');
  expect(town.eve.reads()).toContain('and urgent news at once');
  expect(town.eve.reads()).toContain('Welcome to the programme');
  expect(await town.highways.reads()).toContain('This channel gets Reviews, Events every Monday at 08:30');
};

const titles = pieces.flatMap(({ title, corrected }) => [title, ...(corrected ? [corrected.title] : [])]);
const isDigest = (message: string): boolean => message.includes('HMEP news') && message.includes('Stop this digest');
const titlesIn = (message: string): readonly string[] =>
  titles.filter((title) => message.includes(title)).sort((one, other) => message.indexOf(one) - message.indexOf(other));

/** Watches what comes where, and on which day. */
const createWatch = (town: Town) => {
  const known = new Map<Place, number>();
  const came = new Map<Place, readonly Digest[]>();
  const read = async (place: Place) => (await town.messages[place]()).filter(isDigest).map(titlesIn);
  return {
    notes: async (): Promise<void> => {
      for (const place of places) {
        const found = (await read(place)).slice(known.get(place) ?? 0);
        known.set(place, (known.get(place) ?? 0) + found.length);
        const on = londonDate(town.clock.now());
        came.set(place, [...(came.get(place) ?? []), ...found.map((each) => ({ on, titles: each }))]);
      }
    },
    came: () => Object.fromEntries(places.map((place) => [place, came.get(place) ?? []])),
    stands: async () => Object.fromEntries(await Promise.all(places.map(async (place) => [place, await read(place)]))),
  };
};

/** A card shows so many; the rest is a press away. */
const mostShown = 7;
const shown = ({ on, titles: all }: Digest): Digest => ({ on, titles: all.slice(0, mostShown) });

/** Urgent news comes at once to whoever asked for that, and to nobody else before their digest. */
const hearsUrgently = async (town: Town): Promise<void> => {
  const told = async (place: Place) =>
    (await town.messages[place]()).filter((each) => each.includes('The depot is closed') && !isDigest(each)).length;
  const before = await told('Teams person');
  await town.sends();
  expect([before, await told('Teams person')]).toEqual([0, 1]);
  for (const place of ['Slack channel', 'Slack person', 'Teams channel', 'playground'] as const)
    expect(await told(place)).toBe(0);
};

/** What did not fit the card of October is a press away. */
const readsTheRest = async ({ programme }: Town): Promise<void> => {
  const [, october] = digestsOf(readers['Teams channel'], pieces, { looks, since: subscribedAt });
  const rest = october?.titles.slice(mostShown) ?? [];
  expect(rest).toHaveLength(5);
  await programme.presses('5 more');
  for (const title of rest) expect(programme.readsChat()).toContain(title);
};

type Moment = readonly [at: Date, happens: () => Promise<unknown>];

const deedsOf = (town: Town): readonly Moment[] => [
  ...pieces.map((piece): Moment => [london(piece.at), () => posts(town, piece)]),
  ...pieces.flatMap(({ corrected: change }): readonly Moment[] =>
    change ? [[london(change.at), () => corrects(town, change.title)]] : [],
  ),
  ...pieces.flatMap(({ withdrawn }): readonly Moment[] =>
    withdrawn ? [[london(withdrawn), () => town.officer.presses('Withdraw')]] : [],
  ),
  [london(subscribedAt), () => subscribe(town)],
  [london('2026-10-06 10:01'), () => hearsUrgently(town)],
  [london('2026-10-31 09:00'), () => readsTheRest(town)],
  [london(restarted), town.starts],
  [london(away.from), town.stops],
  [new Date(london(away.until).getTime() - 1), town.starts],
];

describe.each(mainly('postgresql'))('three months of digests, on $kind', ({ use }) => {
  const database = use();

  it('bring each thing once, to each in their time, though the bot stops and starts', {
    timeout: 400_000,
  }, async () => {
    const town = await beginEverywhere(database(), london(`${firstDay} 09:00`));
    await town.officer.installs();
    await town.officer.types(`claim ${await town.app().office.newCode(town.clock.now())}`);
    await town.eve.installs();
    await town.programme.installs();
    await town.looks();
    const watch = createWatch(town);

    const looksAndSends = async (): Promise<void> => {
      await town.looks();
      if (town.clock.now().getTime() === london(cutOff).getTime()) {
        await watch.notes();
        expect(watch.came()['Teams channel']).toHaveLength(2);
        await town.starts();
      }
      await town.sends();
      await watch.notes();
    };
    const moments = [...looks.map((at): Moment => [at, looksAndSends]), ...deedsOf(town)];
    for (const [at, happens] of moments.toSorted(([one], [other]) => one.getTime() - other.getTime())) {
      town.clock.set(at);
      await happens();
    }

    const expected = (now?: Date) =>
      Object.fromEntries(
        places.map((place) => {
          const all = digestsOf(readers[place], pieces, { looks, since: subscribedAt, ...(now && { now }) });
          return [place, all.map(shown)];
        }),
      );
    expect(watch.came()).toEqual(expected());
    // Not an empty agreement.
    expect(Object.values(expected()).map((each) => each.length)).toEqual([11, 25, 3, 12, 6, 0]);
    const standing = Object.entries(expected(town.clock.now())).map(([place, all]) => [
      place,
      all.map((each) => each.titles),
    ]);
    expect(await watch.stands()).toEqual(Object.fromEntries(standing));
    expect(town.dan.reads()).toContain('Told too early has been withdrawn.');
    expect(town.logged.filter(({ fields }) => 'err' in fields)).toEqual([]);
  });
});
