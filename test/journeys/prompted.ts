import { hmepStrategicPeerReview as programme } from '../../src/programme/hmep/hmep.ts';
import type { Database } from '../../src/storage/database.ts';
import { channels, everybody, tenants, type Who, workspaces } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';

/** A message of the bot's that stands somewhere, as its notification has it. */
interface Standing {
  readonly where: string;
  readonly summary: string;
}

const names = Object.entries(channels).flatMap(([at, { team, all }]) => [
  [team, `${at}-team`] as const,
  [all, `${at}-all`] as const,
]);

const called = (id: string, members: Iterable<string>): string => {
  const channel = names.find(([each]) => each === id)?.[1];
  if (channel !== undefined) return channel;
  const theirs = [...members];
  return (Object.keys(everybody) as Who[]).find((who) => theirs.includes(everybody[who].id)) ?? id;
};

const standing = ({ fakes: { slack, teams } }: ReviewTown): readonly Standing[] => [
  ...Object.values(workspaces).flatMap((id) =>
    [...slack.world.workspace(id).channels.values()].flatMap((channel) =>
      channel.messages
        .filter(({ byBot, onlyFor }) => byBot && onlyFor === undefined)
        .map(({ text }) => ({ where: called(channel.id, channel.members), summary: text })),
    ),
  ),
  ...Object.values(tenants).flatMap((id) =>
    [...teams.world.tenant(id).conversations.values()].flatMap((place) =>
      place.activities
        .filter(({ byBot }) => byBot)
        .map(({ content }) => ({ where: called(place.id, place.members), summary: String(content['summary'] ?? '') })),
    ),
  ),
];

/** How each kind of message is read, and what it is called in the plan. */
const kinds: readonly (readonly [RegExp, (found: readonly string[]) => string])[] = [
  [/^HMEP-\d+ – ((?:Tomorrow|Today|The day so far), day \d) of 3/u, ([, words = '']) => words],
  [/^HMEP-\d+ – (Thank you)$/u, ([, words = '']) => words],
  [/^(A reminder: )?HMEP-\d+ – day \d, \d\d:\d\d (.+)$/u, ([, reminder = '', title = '']) => `${reminder}${title}`],
  [/^HMEP-\d+: (notes that are missing|prompts that nobody got)$/u, ([, words = '']) => words],
  [/^The timetable of HMEP-\d+ has changed$/u, () => 'the timetable has changed'],
  [/^HMEP-\d+ – (?:your sessions|timetable)$/u, () => 'the timetable'],
];

const inWords = (summary: string): string | undefined => {
  for (const [pattern, words] of kinds) {
    const found = pattern.exec(summary.trim());
    if (found) return words(found);
  }
  return undefined;
};

/** All that stands in any conversation of what the bot sent by itself about the days of the review, in order. */
export const prompted = (town: ReviewTown): readonly string[] =>
  standing(town)
    .flatMap(({ where, summary }) => {
      const words = inWords(summary);
      return words === undefined ? [] : [`${where}: ${words}`];
    })
    .sort();

/** Of the prompts in the ledger, as the plan has them: those of which nobody knows, and those that were never settled. */
export const readsLedger = async ({ prisma }: Database) => {
  const prompts = new Map((await prisma.prompt.findMany()).map((each) => [each.id, each]));
  const accounts = await prisma.account.findMany();
  const conversations = await prisma.conversation.findMany();
  const people = Object.keys(everybody) as Who[];
  const places = new Map<string, string | undefined>([
    ...accounts.map(({ id, name }) => [id, people.find((who) => everybody[who].name === name)] as const),
    ...conversations.map(({ id, externalId }) => [id, called(externalId, [])] as const),
  ]);
  const unsettled = await prisma.delivery.findMany({
    where: { state: { not: 'sent' }, message: { key: { startsWith: 'prompt:' } } },
    include: { message: true },
  });
  const lines = unsettled.map(({ state, recipientId, message }) => {
    const prompt = prompts.get(message.key.split(':')[1] ?? '');
    const name = programme.prompting.prompts.find(({ key }) => key === prompt?.key)?.name ?? message.key;
    return { state, line: `${places.get(recipientId)}: ${name}, day ${prompt?.day}` };
  });
  return {
    uncertain: lines.filter(({ state }) => state === 'uncertain').map(({ line }) => line),
    open: lines.filter(({ state }) => state !== 'uncertain'),
  };
};
