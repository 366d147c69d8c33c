import type { FakeSlack } from '../support/slack/fake-slack.ts';
import type { FakeTeams } from '../support/teams/fake-teams.ts';
import { everybody, type Who } from './review-places.ts';

/** Something of the bot's that somebody could read at some time, even if it is gone by now. */
export interface Heard {
  readonly where: string;
  readonly readers: readonly Who[];
  readonly text: string;
}

/** What Teams showed somebody in an answer, where nobody else saw it. */
export interface Answered {
  readonly user: string;
  readonly body: unknown;
}

const whoIs = (id: string): Who | undefined =>
  (Object.keys(everybody) as Who[]).find((who) => everybody[who].id === id);

const readersOf = (ids: Iterable<string>): readonly Who[] => [...ids].flatMap((id) => whoIs(id) ?? []);

const onSlack = ({ world }: FakeSlack): readonly Heard[] =>
  [...world.workspaces.values()].flatMap((workspace) => [
    ...[...workspace.channels.values()].flatMap(({ name, members, ever = [] }) =>
      ever
        .filter(({ byBot }) => byBot)
        .map(({ onlyFor, text, blocks }) => ({
          where: `${workspace.name}, ${name}`,
          readers: readersOf(onlyFor === undefined ? members : [onlyFor]),
          text: text + JSON.stringify(blocks),
        })),
    ),
    ...(workspace.everShown ?? []).map(({ user, view }) => ({
      where: `${workspace.name}, a view`,
      readers: readersOf([user]),
      text: JSON.stringify(view),
    })),
  ]);

const onTeams = ({ world, calls }: FakeTeams): readonly Heard[] =>
  calls.flatMap(({ conversation, body, status }) => {
    const { channelData, activity = body } = body as {
      readonly channelData?: { readonly channel?: { readonly id: string } };
      readonly activity?: unknown;
    };
    const place = world.find(conversation === '' ? (channelData?.channel?.id ?? '') : conversation);
    if (!place || status >= 300) return [];
    return [{ where: `Teams, ${place.name}`, readers: readersOf(place.members), text: JSON.stringify(activity) }];
  });

/** Everything that anybody could ever read of what the bot said. */
export const everythingHeard = (
  fakes: { readonly slack: FakeSlack; readonly teams: FakeTeams },
  answered: readonly Answered[],
): readonly Heard[] => [
  ...onSlack(fakes.slack),
  ...onTeams(fakes.teams),
  ...answered.map(({ user, body }) => ({
    where: 'Teams, an answer',
    readers: readersOf([user]),
    text: JSON.stringify(body),
  })),
];

/** The places at which something was read that only some may read, and who else read it. */
export const leaks = (
  heard: readonly Heard[],
  words: readonly string[],
  mayRead: readonly Who[],
): readonly { readonly where: string; readonly who: readonly Who[]; readonly words: string }[] =>
  heard.flatMap(({ where, readers, text }) => {
    const who = readers.filter((each) => !mayRead.includes(each));
    const found = who.length > 0 ? words.find((each) => text.includes(each)) : undefined;
    return found === undefined ? [] : [{ where, who, words: found }];
  });
