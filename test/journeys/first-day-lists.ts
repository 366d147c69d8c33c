import { expect } from 'vitest';
import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import { type Act, actsOn } from './flying-ticks.ts';
import { everybody, type Who } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';
import { type Card, readsList } from './standing-lists.ts';

const labelsOf = (key: string): readonly string[] =>
  programme.checklists.find((list) => list.key === key)?.items.map(({ label }) => label) ?? [];

/** What everybody on one side may read, and nobody else. */
export const labelsFor = (audience: 'team' | 'host'): readonly string[] =>
  programme.checklists.filter((list) => list.audience === audience).flatMap(({ key }) => labelsOf(key));

const eachPeers = ['no-new-conflicts', 'strength-recorded'];
const sharedIn = (key: string): readonly string[] =>
  (programme.checklists.find((list) => list.key === key)?.items ?? [])
    .filter((item) => !eachPeers.includes(item.key))
    .map(({ label }) => label);

/** What stands on the lists' cards, and on no other card. */
const [teams, hosts] = [sharedIn('day-1'), sharedIn('host-each-day')];

/** What is about one person, and stands in no channel. */
export const personal = labelsOf('day-1')[0] ?? '';

export const onTeam: readonly Who[] = ['lena', 'ben', 'mo', 'olive', 'pat'];
export const ofHost: readonly Who[] = ['sam', 'orla'];
export const strangers: readonly Who[] = ['stan', 'sid', 'tess', 'hank'];

/** Whose item is whose. They stand on the cards from the morning on. */
export const itemOf: Readonly<Partial<Record<Who, string>>> = Object.fromEntries([
  ...onTeam.map((who, index) => [who, teams[index]]),
  ...ofHost.map((who, index) => [who, hosts[index]]),
]);

export const everyItem = Object.entries(itemOf) as readonly (readonly [Who, string])[];

const isOnSlack = (who: Who): boolean => ['eastmere', 'northmoor'].includes(everybody[who].at);

/** On Teams a card changes for whoever pressed it only where it is theirs alone: they tick on a list of their own. */
export const opensOwnLists = async (town: ReviewTown): Promise<void> => {
  for (const [who] of everyItem) {
    if (!isOnSlack(who)) await town.desk(who, { channel: 'team' }).presses('Whole list');
  }
};

export const ticksFrom = (who: Who): 'team' | undefined => (isOnSlack(who) ? 'team' : undefined);

export type Cards = ReturnType<typeof allCards>;

/** Every copy of the lists, as somebody reads it. */
export const allCards = (town: ReviewTown, name: string) => {
  const team = (who: Who, channel?: 'team'): Card =>
    readsList(town, { who, title: `${name} – Day 1: listen`, ...(channel && { channel }) }, teams);
  const title = `${name} – Each day for the organiser, day 1`;
  return {
    eastmere: team('lena', 'team'),
    northmoor: team('mo', 'team'),
    programme: team('pat', 'team'),
    hull: readsList(town, { who: 'sam', channel: 'team', title }, hosts),
    /** Of the list, what is one person's. */
    own: { ben: team('ben'), pat: team('pat') },
  };
};

const says = (how = ''): boolean => how.startsWith('ticked: ');

const isTicked = ({ items }: Card, label = ''): boolean => says(items[label]);

/** Whether somebody's item is ticked where they look. */
export const isDone = (cards: Cards, who: Who): boolean =>
  isTicked(ofHost.includes(who) ? cards.hull : cards.eastmere, itemOf[who]);

/** Every copy shows the same. */
export const agree = ({ eastmere, northmoor, programme: office, hull, own }: Cards): void => {
  expect(Object.keys(eastmere.items).length).toBeGreaterThanOrEqual(5);
  expect(northmoor).toEqual(eastmere);
  expect(office).toEqual(eastmere);
  const ticked = Object.values(eastmere.items).filter(says);
  expect(eastmere.progress).toBe(`${ticked.length} of 11`);
  expect(hull.progress).toBe(`${Object.values(hull.items).filter(says).length} of 7`);
  for (const { items } of Object.values(own)) expect(eastmere.items).toMatchObject(items);
};

/** Each of them turns their item over, at the same moment. */
export const allTurnOver = async (town: ReviewTown, cards: Cards, people: readonly Who[]): Promise<readonly Act[]> => {
  const acts = await Promise.all(people.map((who) => actsOn(town, who, itemOf[who] ?? '', !isDone(cards, who))));
  expect(acts.filter(({ isAnswered }) => !isAnswered)).toEqual([]);
  return acts;
};
