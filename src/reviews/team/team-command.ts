import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { numberInput } from '../../chat/inputs.ts';
import { type Reply, show } from '../../chat/reply.ts';
import { notYours } from '../not-yours.ts';
import type { SeatId } from '../review.ts';
import type { createApproach } from './approach.ts';
import { manages, type TeamNeeds } from './base.ts';
import type { OnTeam } from './on-team.ts';
import { notForHost } from './refusals.ts';
import { steps } from './seating.ts';
import { memberView, sponsorView } from './team-view.ts';

const review = z.string().min(1).max(100);

const input = z.union([
  z.object({
    review,
    do: z.enum(steps),
    seat: z.uuid().transform((id) => id as SeatId),
    seen: numberInput,
  }),
  z.object({ review, do: z.enum(['agree', 'invite-all']), seen: z.string().max(40) }),
  z.object({ review, do: z.undefined().optional() }),
]);

type Input = z.infer<typeof input>;
type Deed = Exclude<Input, { readonly do?: undefined }>;

/** `review team`: who is on a review's team and how far they are; for its manager also what to do next. */
export const createTeamCommand = (
  needs: TeamNeeds,
  approach: ReturnType<typeof createApproach>,
  on: OnTeam,
): Command => {
  const { reviews, programme, gather } = needs;

  const look = async (typed: string, context: Context): Promise<Reply> => {
    const { caller, now } = context;
    const belonging = await reviews.named(typed, programme, caller);
    if (!belonging) return show(notYours(typed, programme));
    const { review: found, seat, sides } = belonging;
    const seats = await reviews.seats(found.id);
    const place = seat?.place;
    const isManager = manages(caller, seats);
    if (!isManager && place !== 'sponsor' && !sides.includes('team')) {
      return show(notForHost(gather.about(found)));
    }
    const team = await gather.team(found, seats, now);
    if (isManager) return show(on.card(team, context));
    return show(place === 'sponsor' ? sponsorView(team, programme) : memberView(team, programme));
  };

  const act = async (deed: Deed, context: Context): Promise<Reply> => {
    const managed = await on.managed(deed.review, context);
    if ('say' in managed) return show(managed.say);
    const of = managed.review;
    return context.change(async (tx) => {
      switch (deed.do) {
        case 'agree':
          return on.told(await approach.agree(tx, of, deed.seen, context), deed.review, context);
        case 'invite-all':
          return on.told(await approach.inviteAll(tx, of, deed.seen, context), deed.review, context);
        default: {
          const what = { seat: deed.seat, seen: deed.seen, step: deed.do };
          return on.told(await approach.step(tx, of, what, context), deed.review, context);
        }
      }
    });
  };

  return defineCommand({
    name: 'review team',
    summary: 'See who is on a review’s team, and how far they are',
    example: `review team ${programme.shortName}-12`,
    who: 'member',
    takes: [{ name: 'review', label: `${programme.shortName}-12`, kind: 'word' }],
    input,
    run: (asked, context) => (asked.do === undefined ? look(asked.review, context) : act(asked, context)),
  });
};
