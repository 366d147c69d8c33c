import { z } from 'zod';
import { dateAt } from '../../calendar/time-zone.ts';
import { isOpenTo } from '../../casework/case.ts';
import type { Cases } from '../../casework/cases.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { pageInput } from '../../chat/inputs.ts';
import { noted, type Reply, replace, show } from '../../chat/reply.ts';
import type { Peers } from '../../peers/peers.ts';
import type { Workspaces } from '../../people/workspaces.ts';
import { type CardParts, inList } from './case-card.ts';
import type { Decisions } from './decisions.ts';
import type { GatherCases, Whole } from './gather.ts';
import { type OnCase, onCase } from './on-case.ts';
import { caseGone, inboxView, toPassOn } from './views.ts';

/** Entries that are shown at a time: a screen or two on a phone. */
const mostShown = 5;

export interface InboxParts extends CardParts {
  readonly cases: Cases;
  readonly peers: Peers;
  readonly workspaces: Workspaces;
  readonly gather: GatherCases;
  readonly decisions: Decisions;
  readonly on: OnCase;
}

const doing = onCase.extend({ do: z.enum(['acknowledge', 'pass-on', 'passed-on']) });
/** `listed`: whether the button stands in a list of the officer's own, which the card then replaces. */
const opening = z.object({ open: z.uuid(), listed: z.enum(['yes', 'no']) });
const listing = z.object({
  from: pageInput,
});

/** `inbox`: who waits for the office, the longest waiting first, each with a card to decide by. */
export const createInbox = ({ cases, peers, workspaces, gather, decisions, on, ...parts }: InboxParts): Command => {
  const list = async (from: number, now: Date): Promise<Reply> => {
    const [found, counts, known] = await Promise.all([
      cases.list({ from, most: mostShown }),
      cases.counts(),
      from === 0 ? workspaces.list() : [],
    ]);
    const entries = await gather.gather(found);
    const newcomers = known.filter(({ state }) => state === 'waiting');
    return show(inboxView({ entries, counts, newcomers, from, today: dateAt(now, parts.timeZone) }, parts));
  };

  /** Names the group office to this officer alone; nothing of it is stored, so it is no change. */
  const passOn = async (whole: Whole | undefined, seen: number): Promise<Reply> => {
    if (whole?.about.kind !== 'volunteer') return show(caseGone());
    if (whole.of.version !== seen || !isOpenTo(whole.of, 'pass-on')) return show(on.stale(whole));
    const { peer } = whole.about;
    const key = await peers.groupOfficeToPassOnTo(peer.id);
    const office = parts.programme.volunteering.groupOffices.find((each) => each.key === key);
    return show(toPassOn(whole, peer, office));
  };

  const act = (input: z.infer<typeof doing>, context: Context): Promise<Reply> =>
    on.act(
      input,
      context,
      (tx, entry, seen) =>
        input.do === 'acknowledge'
          ? decisions.acknowledge(tx, entry, seen, context.now)
          : decisions.passOn(tx, entry, seen, context.now),
      { answer: (whole) => (input.listed ? replace(on.card(whole, inList)) : noted) },
    );

  return defineCommand({
    name: 'inbox',
    summary: 'See who waits for the office, and answer them',
    example: 'inbox',
    who: 'office',
    input: z.union([doing, opening, listing]),
    run: async (input, context) => {
      if ('open' in input) {
        const whole = await on.find(input.open);
        if (!whole) return show(caseGone());
        return (input.listed === 'yes' ? replace : show)(on.card(whole, inList));
      }
      if (!('do' in input)) return list(input.from, context.now);
      if (input.do === 'pass-on') return passOn(await on.find(input.case), input.seen);
      return act(input, context);
    },
  });
};
