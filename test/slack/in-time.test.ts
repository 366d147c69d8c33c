import { expect, it } from 'vitest';
import type { Command } from '../../src/chat/command.ts';
import { databases, mainly } from '../support/databases.ts';
import type { Person } from '../support/slack/person.ts';
import { people } from './bot-set-up.ts';
import { beginSlowBot, type Timed } from './in-time-set-up.ts';

/** Milliseconds: that every statement takes longer, and that Slack waits for an acknowledgement. */
const slow = 1_000;
const slackWaits = 3_000;

/** Commands are told apart by whom they are for, whether they ask, and whether they may change something. */
const oneOfEachKind = (commands: readonly Command[]): readonly Command[] => [
  ...new Map(commands.map((each) => [`${each.who} ${Boolean(each.form)} ${Boolean(each.readOnly)}`, each])).values(),
];

const patient = { timeout: 60_000, interval: 100 };
const hears = (person: Person, words: string) => expect.poll(() => person.reads(), patient).toContain(words);

const areInTime = (times: readonly Timed[]): void => {
  expect(times.filter(({ status, milliseconds }) => status !== 200 || milliseconds >= slackWaits)).toEqual([]);
  expect(times.length).toBeGreaterThan(0);
};

type Deeds = Readonly<Record<string, () => Promise<void>>>;

/** All at once, each with a bot of its own: they mostly wait. @returns those that failed, and why */
const failing = async (deeds: Deeds): Promise<readonly string[]> => {
  const tried = Object.entries(deeds).map(([name, deed]) =>
    deed().then(
      () => [],
      (error: unknown) => [`${name}: ${error}`],
    ),
  );
  return (await Promise.all(tried)).flat();
};

const slowly = (kind: (typeof databases)[number]): Deeds => ({
  'a command of every kind is acknowledged and answered': async () => {
    const { bot, slowDown, times, person } = await beginSlowBot(kind, { many: true, real: true });
    slowDown(slow);
    const kinds = oneOfEachKind(bot.app.commands);
    await Promise.all(kinds.map(({ name }) => person(people.ann).types(`/hmep ${name}`)));
    areInTime(times);
    expect(times).toHaveLength(kinds.length);
    expect(kinds.length).toBeGreaterThan(5);
  },

  'a form opens before its trigger dies, fills itself, and goes on': async () => {
    const { slowDown, times, person } = await beginSlowBot(kind, { many: true });
    slowDown(slow);
    const ann = person(people.ann);
    await ann.types('/hmep report');
    await hears(ann, 'Which number has it?');
    await ann.modal.fills('Which number', 'A165');
    await ann.modal.submits();
    await hears(ann, 'What did you see?');
    areInTime(times);
  },

  'a press that opens a form opens it': async () => {
    const { bot, slowDown, times, person } = await beginSlowBot(kind, { many: true });
    await bot.annIn('roads').writes('@HMEP report');
    const ann = person(people.ann, 'C0ROADS');
    await hears(ann, 'Open the form');
    slowDown(slow);
    await ann.presses('Open the form');
    await hears(ann, 'Which number has it?');
    areInTime(times);
  },

  'a press changes its card': async () => {
    const { bot, slowDown, times, person } = await beginSlowBot(kind, { many: true });
    const ann = person(people.ann);
    await bot.ann.types('/hmep card');
    slowDown(slow);
    await ann.presses('Leave version 1');
    await hears(ann, 'This is version 2.');
    areInTime(times);
  },

  'the rest of a long message opens': async () => {
    const { bot, slowDown, times, person } = await beginSlowBot(kind, { many: true });
    await bot.ann.types('/hmep gallery long');
    await hears(bot.ann, 'See the rest');
    const ann = person(people.ann);
    slowDown(slow);
    await ann.presses('See the rest');
    await expect.poll(() => ann.modal.reads(), patient).toContain('[Next]');
    areInTime(times);
  },

  'a mention is answered': async () => {
    const { slowDown, times, person } = await beginSlowBot(kind, { many: true });
    slowDown(slow);
    const ann = person(people.ann, 'C0ROADS');
    await ann.writes('@HMEP secret');
    await hears(ann, 'Between you and me.');
    areInTime(times);
  },
});

it.each(mainly('postgresql'))(
  'with every statement a second slower and a token that was never used, on $kind, Slack never waits too long',
  { timeout: 120_000 },
  async (kind) => expect(await failing(slowly(kind))).toEqual([]),
);

const begin = async () => {
  const begun = await beginSlowBot(databases[1]);
  begun.bot.fake.inject({ method: 'users.info', answer: { kind: 'hang', ms: 5_000, effect: 'after' } });
  return { ...begun, ann: begun.person(people.ann) };
};

const newcomers: Deeds = {
  'a command is acknowledged, and answered later': async () => {
    const { ann, times } = await begin();
    await ann.types('/hmep secret');
    expect(ann.reads()).toContain('Working on it.');
    await hears(ann, 'Between you and me.');
    areInTime(times);
  },

  'a form is opened': async () => {
    const { ann, times } = await begin();
    await ann.types('/hmep report');
    await hears(ann, 'Which number has it?');
    areInTime(times);
  },

  'a shortcut opens a form': async () => {
    const { ann, times } = await begin();
    await ann.usesShortcut('report');
    await hears(ann, 'Which number has it?');
    areInTime(times);
  },
};

it('with users.info silent for five seconds, no newcomer waits too long', { timeout: 60_000 }, async () => {
  expect(await failing(newcomers)).toEqual([]);
});
