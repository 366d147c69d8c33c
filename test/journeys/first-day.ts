import { expect } from 'vitest';
import {
  agree,
  allCards,
  allTurnOver,
  everyItem,
  isDone,
  itemOf,
  ofHost,
  onTeam,
  opensOwnLists,
  ticksFrom,
} from './first-day-lists.ts';
import { type Act, actsOn, untilNobodyAnswers } from './flying-ticks.ts';
import { drawingHangs, redrawn } from './redrawing.ts';
import { channels } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';

const patient = { timeout: 30_000 };

/** Time enough for every copy to be drawn, one a minute in each conversation: the list, and prompts that show it. */
const everyCopy = 4;

/**
 * Everybody ticks on the morning of day 1, and the bot is killed twice at it: nothing is lost, and every copy comes to
 * show the same. @returns all that was ticked
 */
export const ticksOnDayOne = async (town: ReviewTown, name: string): Promise<readonly Act[]> => {
  const { bot } = town;
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
  await town.passes(everyCopy);
  agree(cards());

  // Whoever got no answer looks at the list, and tries again.
  for (const [who, label] of everyItem) {
    const wanted = acts.findLast((act) => act.who === who)?.done ?? true;
    if (isDone(cards(), who) !== wanted) acts.push(await actsOn(town, who, label, wanted));
  }
  await town.passes(everyCopy);
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
  await town.passes(everyCopy);
  const after = cards();
  agree(after);
  for (const [who] of everyItem) expect(isDone(after, who)).toBe(!isDone(before, who));

  // The clock stands still and nobody looks: the tick itself has every channel drawn, and the host's left alone.
  await town.waits(1);
  await bot.listensToNudges();
  const drawn = redrawn(town.fakes);
  acts.push(...(await allTurnOver(town, cards(), ['lena'])));
  const one = { [channels.eastmere.team]: 1, [channels.northmoor.team]: 1, [channels.programme.team]: 1 };
  await expect.poll(drawn, patient).toEqual(one);

  // Four tick at once where no slot is left, and the bot dies: the next one draws every copy with all of it.
  acts.push(...(await allTurnOver(town, cards(), onTeam.slice(1))));
  expect(drawn()).toEqual(one);
  await bot.kill();
  await bot.start();
  await town.passes(everyCopy);
  agree(cards());
  for (const who of onTeam) expect(isDone(cards(), who)).toBe(!isDone(after, who));
  // The list, and the prompt of the morning that shows it.
  expect(Math.max(...Object.values(drawn()))).toBeLessThanOrEqual(3);
  expect(drawn()[channels.hull.team]).toBeUndefined();
  return acts;
};
