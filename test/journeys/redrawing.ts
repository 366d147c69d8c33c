import type { FakeSlack } from '../support/slack/fake-slack.ts';
import type { FakeTeams } from '../support/teams/fake-teams.ts';

interface Fakes {
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
}

/** Longer than any test. */
const forEver = 600_000;

const bare = (conversation: string): string => conversation.split(';')[0] ?? '';

/**
 * The next time that a message is changed in each of the channels, the platform says nothing to it. In the first
 * of them it was changed all the same.
 * @returns tells in how many that is so by now
 */
export const drawingHangs = ({ slack, teams }: Fakes, channels: readonly string[]): (() => number) => {
  const hanging = new Set<string>();
  for (const [index, channel] of channels.entries()) {
    const answer = { kind: 'hang', ms: forEver, effect: index === 0 ? 'before' : 'after' } as const;
    const notes = (isThere: boolean): boolean => {
      if (isThere) hanging.add(channel);
      return isThere;
    };
    slack.inject({ method: 'chat.update', when: (args) => notes(args['channel'] === channel), answer });
    teams.inject({ on: 'update', when: ({ conversation }) => notes(bare(conversation) === channel), answer });
  }
  return () => hanging.size;
};

/** Where a message does not come to its end: it landed and nothing was said to it, or it never lands. */
export interface HangingAt {
  /** A channel or a person's chat, as the platform calls it. */
  readonly place: string;
  readonly lands: boolean;
}

/**
 * The next message to each of these places hangs.
 * @returns tells in how many that is so by now
 */
export const sendingHangs = ({ slack, teams }: Fakes, places: readonly HangingAt[]): (() => number) => {
  const hanging = new Set<string>();
  for (const { place, lands } of places) {
    const answer = { kind: 'hang', ms: forEver, effect: lands ? 'before' : 'after' } as const;
    const notes = (isThere: boolean): boolean => {
      if (isThere) hanging.add(place);
      return isThere;
    };
    slack.inject({ method: 'chat.postMessage', when: (args) => notes(args['channel'] === place), answer });
    teams.inject({ on: 'send', when: ({ conversation }) => notes(bare(conversation) === place), answer });
  }
  return () => hanging.size;
};

/** @returns tells how often a message was changed in each channel since then */
export const redrawn = ({ slack, teams }: Fakes): (() => Readonly<Record<string, number>>) => {
  const [ofSlack, ofTeams] = [slack.calls.length, teams.calls.length];
  return () => {
    const places = [
      ...slack.calls.slice(ofSlack).flatMap(({ method, args }) => (method === 'chat.update' ? [args['channel']] : [])),
      ...teams.calls.slice(ofTeams).flatMap((call) => (call.operation === 'update' ? [bare(call.conversation)] : [])),
    ].map(String);
    const channels = places.filter((place) => /^(?:C|19:)/u.test(place));
    return Object.fromEntries(
      [...new Set(channels)].map((each) => [each, channels.filter((one) => one === each).length]),
    );
  };
};
