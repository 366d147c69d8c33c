import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Caller } from '../../chat/caller.ts';
import { refuse } from '../../chat/refusal.ts';
import { type Reply, replace, show } from '../../chat/reply.ts';
import type { View } from '../../chat/view.ts';
import { notYours } from '../not-yours.ts';
import type { Review, Seat } from '../review.ts';
import { manages, type Outcome, type TeamNeeds } from './base.ts';
import type { Team } from './gather.ts';
import { notTheirTeam } from './refusals.ts';
import { teamView } from './team-view.ts';

interface By {
  readonly caller: Caller;
  readonly now: Date;
}

export type OnTeam = ReturnType<typeof createOnTeam>;

/** Finds the review that somebody typed, and shows whoever manages it what came of their deed. */
export const createOnTeam = (
  { reviews, programme, gather }: TeamNeeds,
  { todayAt }: { readonly todayAt: (now: Date) => CalendarDate },
) => {
  const looking = ({ caller, now }: By) => ({
    programme,
    today: todayAt(now),
    isOffice: caller.roles.includes('office'),
  });

  const card = (team: Team, by: By, notice?: string) => teamView(team, looking(by), notice);

  return {
    card,

    /** A review that the caller manages, with everybody in it; otherwise what to say instead. */
    managed: async (
      typed: string,
      { caller }: By,
    ): Promise<{ readonly review: Review; readonly seats: readonly Seat[] } | { readonly say: View }> => {
      const found = await reviews.named(typed, programme, caller);
      if (!found) return { say: notYours(typed, programme) };
      const { review } = found;
      const seats = await reviews.seats(review.id);
      return manages(caller, seats) ? { review, seats } : { say: notTheirTeam(gather.about(review)) };
    },

    /** What came of it: the card as it is then, or why nothing was done. */
    told: (outcome: Outcome, typed: string, by: By): Reply => {
      switch (outcome.kind) {
        case 'done':
          return replace(card(outcome.team, by, outcome.words));
        case 'stale':
          return replace(
            card(
              outcome.team,
              by,
              'This has changed since you saw it, so nothing of yours was done. Here it is as it stands.',
            ),
          );
        case 'refused':
          return show(refuse(outcome.refusal));
        case 'none':
          return show(notYours(typed, programme));
      }
    },
  };
};
