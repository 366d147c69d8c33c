import { expect } from 'vitest';
import type { Desk } from './at-their-desk.ts';
import { onTeam } from './first-day-lists.ts';
import { sendingHangs } from './redrawing.ts';
import { channels, everybody, tenants, type Who } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';
import { changedTable } from './three-days-plan.ts';
import { pastes } from './to-the-first-day.ts';

const patient = { timeout: 30_000 };

/** Minutes until everything has come: one thing a minute in each chat, and cards that are drawn anew come first. */
const everything = 4;

/** A note that somebody was told of as saved. */
export interface Kept {
  readonly who: Who;
  readonly text: string;
}

const theme = 'Asset management and resilience';
const kind = 'Open question';

const isOnSlack = (who: Who): boolean => ['eastmere', 'northmoor'].includes(everybody[who].at);

const fillsIn = async (desk: Desk, text: string): Promise<void> => {
  await desk.fills('Note', text);
  await desk.fills('Theme', theme);
  await desk.fills('Kind', kind);
};

/** Somebody presses what the newest prompt of theirs offers, and writes. */
const writes = async (town: ReviewTown, who: Who, text: string): Promise<Kept> => {
  const desk = town.desk(who);
  await desk.presses('Write a note');
  await fillsIn(desk, text);
  await desk.submits('Save');
  expect(desk.reads()).toContain('Noted: ');
  await desk.closes();
  return { who, text };
};

/** The prompts of the morning are on their way: some have landed, some never will, and the bot hears of neither. */
export const diesWhileSending = async (town: ReviewTown): Promise<void> => {
  const { bot, fakes } = town;
  await town.passes(everything);
  await town.comes('2027-03-02T07:45:00Z');
  const chatOf = (who: 'pat' | 'olive'): string => fakes.teams.world.personal(tenants.programme, everybody[who].id).id;
  const hangs = sendingHangs(fakes, [
    { place: channels.eastmere.team, lands: true },
    { place: channels.northmoor.team, lands: false },
    { place: everybody.ben.id, lands: false },
    { place: chatOf('pat'), lands: true },
    { place: chatOf('olive'), lands: false },
  ]);
  const looking = bot.look().catch(() => 'killed');
  await expect.poll(hangs, patient).toBe(5);
  await bot.kill();
  expect(await looking).toBe('killed');
  await bot.start();
  await town.passes(everything);
};

/** The rest of day 1: who is asked writes, or is reminded; the organiser changes the next day. */
export const dayOne = async (town: ReviewTown): Promise<readonly Kept[]> => {
  const kept: Kept[] = [];
  await town.at('2027-03-02T10:14:00Z');
  await town.at('2027-03-02T10:15:00Z');
  kept.push(await writes(town, 'ben', 'The verge was mown twice.'));
  await town.at('2027-03-02T11:30:00Z');
  kept.push(await writes(town, 'pat', 'The contract has a quiet clause.'));
  await town.at('2027-03-02T12:00:00Z');
  kept.push(await writes(town, 'mo', 'Members did not see the ledger.'));
  for (const time of ['12:30', '15:00', '15:30', '15:59', '16:00', '16:10', '16:45'])
    await town.at(`2027-03-02T${time}:00Z`);
  const sums = ['Sessions held: 4 of 4', 'Notes: 3 today, 3 in all'];
  for (const who of ['lena', 'ben'] as const) reads(town, who, sums);
  await town.comes('2027-03-02T17:10:00Z');
  await pastes(town, changedTable);
  await town.passes(everything);
  await town.at('2027-03-02T17:45:00Z');
  await town.passes(everything);
  const mo = town.desk('mo');
  await mo.presses('No more of these');
  await expect.poll(() => mo.reads(), patient).toContain('You get no “Tomorrow”');
  return kept;
};

const reads = (town: ReviewTown, who: Who, words: readonly string[]): void => {
  const all = town.desk(who, { channel: 'team' }).reads().replaceAll(/\*|\n/gu, ' ');
  for (const each of words) expect(all).toContain(each);
};

/** Day 2: what is due is decided, and the bot dies before it sends any of it. */
export const dayTwo = async (town: ReviewTown): Promise<readonly Kept[]> => {
  const { bot } = town;
  const kept: Kept[] = [];
  await town.comes('2027-03-03T07:45:00Z');
  await bot.decides();
  await bot.kill();
  await bot.start();
  await town.passes(everything);
  const pat = town.desk('pat');
  await pat.presses('In 30 minutes again');
  await expect.poll(() => pat.reads(), patient).toContain('It comes again: 3 March 2027, 08:19.');
  for (const time of ['08:18', '08:20', '10:00']) await town.at(`2027-03-03T${time}:00Z`);
  kept.push(await writes(town, 'lena', 'The bus met four works on one street.'));
  await town.at('2027-03-03T12:00:00Z');
  kept.push(await writes(town, 'mo', 'Parishes hear late of closures.'));
  await town.at('2027-03-03T12:30:00Z');
  await town.at('2027-03-03T13:00:00Z');
  kept.push(await writes(town, 'pat', 'The gang has one working saw.'));
  for (const time of ['13:30', '14:00', '16:45', '17:45']) await town.at(`2027-03-03T${time}:00Z`);
  reads(town, 'lena', ['Sessions held: 3 of 3', 'Notes: 3 today, 6 in all']);
  return kept;
};

/** What somebody reads who sends a form: that it is saved, or that it was sent already, before they heard of it. */
const isSaved = /Noted: |This form has already been sent/u;

/** Somebody sends what stands in their form until they are told that it is saved. */
const insists = async (desk: Desk | undefined): Promise<void> => {
  const again = async (): Promise<string | undefined> => {
    if (!isSaved.test(desk?.reads() ?? '')) await desk?.submits('Save').catch(() => undefined);
    return desk?.reads();
  };
  await expect.poll(again, { timeout: 60_000, interval: 500 }).toMatch(isSaved);
};

/** Five write at the same time; the bot dies when it has answered one, and the others try again. */
const diesWhileNoting = async (town: ReviewTown): Promise<readonly Kept[]> => {
  const { bot } = town;
  const [last, ...first] = onTeam as readonly [Who, ...Who[]];
  const desks = new Map<Who, Desk>();
  const told = new Set<Who>();
  const sends = async (who: Who): Promise<void> => desks.get(who)?.submits('Save');
  let isSending = false;
  let killed: Promise<void> | undefined;
  let lastSends: Promise<void> | undefined;
  const onAnswer = (who: Who, body: unknown): void => {
    if (!isSending || !JSON.stringify(body).includes('Noted')) return;
    told.add(who);
    // The last one's is on its way when the bot dies.
    lastSends ??= sends(last);
    killed ??= bot.kill();
  };
  for (const who of onTeam) {
    const opens = town.desk(who);
    await opens.types('note');
    if (!isOnSlack(who)) await opens.presses('Open the form');
    const desk = town.desk(who, { hurried: true, onAnswer: ({ body }) => onAnswer(who, body) });
    await fillsIn(desk, lastNote(who));
    desks.set(who, desk);
  }
  isSending = true;
  await Promise.all(first.map(sends));
  await lastSends;
  await killed;
  const again = onTeam.filter((who) => !told.has(who));
  expect(again).toContain(last);
  expect(told.size).toBeGreaterThan(0);
  await bot.start();
  for (const who of again) await insists(desks.get(who));
  for (const who of onTeam) await desks.get(who)?.closes();
  return onTeam.map((who) => ({ who, text: lastNote(who) }));
};

const lastNote = (who: Who): string => `What ${who} takes home of the last day.`;

/** Day 3, and the morning after. */
export const dayThree = async (town: ReviewTown): Promise<readonly Kept[]> => {
  await town.at('2027-03-04T07:45:00Z');
  await town.at('2027-03-04T10:00:00Z');
  const kept = await diesWhileNoting(town);
  await town.passes(2);
  for (const time of ['10:30', '11:00', '16:45', '17:45']) await town.at(`2027-03-04T${time}:00Z`);
  reads(town, 'lena', ['Sessions held: 1 of 1', 'Notes: 5 today, 11 in all']);
  for (const time of ['07:45', '09:00', '16:45', '17:45']) await town.at(`2027-03-05T${time}:00Z`);
  return kept;
};

/** Two of the team read what all of it heard, on either platform. */
export const readAllNotes = async (town: ReviewTown, kept: readonly Kept[]): Promise<void> => {
  const [lena, pat] = [town.desk('lena'), town.desk('pat')];
  await lena.types('notes read');
  await pat.types('notes');
  await pat.presses('Read them');
  for (const desk of [lena, pat]) {
    expect(kept.some(({ text }) => desk.reads().includes(text))).toBe(true);
    await desk.closes();
  }
};
