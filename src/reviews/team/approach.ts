import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { addWorkingDays } from '../../calendar/working-days.ts';
import type { Caller } from '../../chat/caller.ts';
import type { Tx } from '../../chat/context.ts';
import type { Refusal } from '../../chat/refusal.ts';
import type { RecordNeed } from '../life/life-parts.ts';
import { isOpen, type Review, type SeatId } from '../review.ts';
import { type Base, type Outcome, refused, seatSubject, type TeamNeeds } from './base.ts';
import { standing } from './exclusions.ts';
import { type Seated, seatsOf, type Team } from './gather.ts';
import { refusals } from './refusals.ts';
import { hasRoom, lacksNomination, moveOf, nextSteps, type Step } from './seating.ts';
import { stampOf } from './team-view.ts';
import { whoIs } from './words.ts';

/** Steps that ask somebody something. */
const asking: readonly Step[] = ['sound-out', 'invite'];
/** Steps towards a place, which need a nomination where the place does. */
const towards: readonly Step[] = [...asking, 'need', 'confirm'];
/** Steps that whatever speaks against somebody stops. */
const guarded: readonly Step[] = [...towards, 'put-back'];

const doneWords: Readonly<Record<Step, (name: string) => string>> = {
  nominate: (name) => `The nomination of ${name} is recorded.`,
  'sound-out': (name) => `${name} is asked.`,
  'no-ties': (name) => `${name} has no ties to this council.`,
  'rule-out': (name) => `${name} is ruled out.`,
  need: (name) => `${name} is brought in.`,
  invite: (name) => `${name} is invited.`,
  confirm: (name) => `${name} is confirmed.`,
  'no-reply': (name) => `You go on without a reply from ${name}.`,
  'not-needed': (name) => `${name} is not needed this time.`,
  'put-back': (name) => `${name} is back on the list.`,
};

/** What keeps somebody off the team, save what an exception was agreed for. */
const speaksAgainst = (team: Team, of: Seated): Refusal | undefined => {
  const found = standing(of.exclusions, of.seat);
  return found.length > 0 ? refusals.excluded(team, whoIs(of), found) : undefined;
};

/** What keeps a step from being done, if anything. */
const obstacle = (team: Team, of: Seated, step: Step): Refusal | undefined => {
  const { review } = team;
  if (!isOpen(review)) return refusals.ended(team);
  if (review.pause === 'on_hold' && asking.includes(step)) return refusals.onHold(team);
  if (lacksNomination(of.seat, of.place) && towards.includes(step)) return refusals.notNominated(team, whoIs(of));
  if (asking.includes(step) && !team.visit) return refusals.noDates(team);
  const against = guarded.includes(step) ? speaksAgainst(team, of) : undefined;
  if (against) return against;
  const takesUp = step === 'need' || (step === 'put-back' && !of.seat.reserve);
  return takesUp && !hasRoom(seatsOf(team), of.place) ? refusals.full(team, of.place) : undefined;
};

/** What of a review's life is met when the council agrees its team. */
const agreedNeed = 'council-agrees-team';

interface ApproachNeeds extends TeamNeeds {
  readonly record: RecordNeed;
}

/** Takes people towards the team in the handbook's order. */
export const createApproach = ({ deliveries, reviews, programme, record }: ApproachNeeds, base: Base) => {
  const { soundingOut, invitation } = programme.team.replyDays;

  const replyBy = (step: Step, now: Date): CalendarDate =>
    addWorkingDays(base.todayAt(now), step === 'invite' ? invitation : soundingOut);

  /** Posts somebody's card to them. @returns false where the bot cannot write to them */
  const ask = async (tx: Tx, { name }: Team, { seat }: Seated, step: Step, now: Date): Promise<boolean> => {
    const subject = seatSubject(seat);
    const key = `${subject}:${step}:${seat.version}`;
    const summary = step === 'invite' ? `An invitation to ${name}` : `Whether somebody could join ${name}`;
    const to = { kind: 'people', people: [seat.person] } as const;
    const reached = await deliveries.enqueue(tx, { key, subject, summary, to }, now);
    if (reached === 0) await deliveries.forget(tx, key);
    return reached > 0;
  };

  /** The team, held, if it is still as the manager saw it; otherwise what is to be said. */
  const asSeen = async (
    tx: Tx,
    review: Review,
    stamp: string,
    by: { readonly caller: Caller; readonly now: Date },
  ): Promise<Team | Outcome> => {
    const held = await base.hold(tx, review, by);
    if (!held) return { kind: 'none' };
    const { team } = held;
    if (!isOpen(team.review)) return refused(refusals.ended(team));
    return stampOf(team) === stamp ? team : { kind: 'stale', team };
  };

  return {
    /** Does one step with one person, if they are as the manager saw them. */
    step: async (
      tx: Tx,
      review: Review,
      { seat: id, seen, step }: { readonly seat: SeatId; readonly seen: number; readonly step: Step },
      { caller, now }: { readonly caller: Caller; readonly now: Date },
    ): Promise<Outcome> => {
      const held = await base.hold(tx, review, { caller, now });
      if (!held) return { kind: 'none' };
      const { team } = held;
      const of = team.seated.find(({ seat }) => seat.id === id);
      const isOffered = of && nextSteps(of.seat, of.place, base.todayAt(now)).includes(step);
      if (!of || of.seat.version !== seen || !isOffered) return { kind: 'stale', team };
      const refusal = obstacle(team, of, step);
      if (refusal) return refused(refusal);
      if (asking.includes(step) && !(await ask(tx, team, of, step, now))) {
        return refused(refusals.unreachable(team, whoIs(of)));
      }
      await base.move(tx, team.review, [id], moveOf(step, replyBy(step, now)), now);
      return base.done(tx, team.review, doneWords[step](whoIs(of)), now);
    },

    /** The council agrees everybody who has said that they can come. */
    agree: async (
      tx: Tx,
      review: Review,
      stamp: string,
      { caller, now }: { readonly caller: Caller; readonly now: Date },
    ): Promise<Outcome> => {
      const team = await asSeen(tx, review, stamp, { caller, now });
      if ('kind' in team) return team;
      const ready = team.seated.filter(({ seat }) => seat.state === 'sounded_out');
      if (ready.length === 0) return refused(refusals.nobodyToAgree(team));
      const unanswered = ready.find(({ seat }) => seat.ties !== 'none');
      if (unanswered) return refused(refusals.ringFirst(team, whoIs(unanswered)));
      const refusal = ready.map((of) => speaksAgainst(team, of)).find((each) => each);
      if (refusal) return refused(refusal);
      const isRecorded = await reviews.isRecordedIn(tx, team.review.id, agreedNeed);
      const recorded = isRecorded ? team.review : await record(tx, team.review, agreedNeed, { by: caller.person, now });
      const ids = ready.map(({ seat }) => seat.id);
      await base.move(tx, recorded, ids, { state: 'agreed' }, now);
      return base.done(tx, recorded, 'The council has agreed the team.', now);
    },

    /** Invites everybody whom the council has agreed, reserves apart: all of them or nobody. */
    inviteAll: async (
      tx: Tx,
      review: Review,
      stamp: string,
      { caller, now }: { readonly caller: Caller; readonly now: Date },
    ): Promise<Outcome> => {
      const team = await asSeen(tx, review, stamp, { caller, now });
      if ('kind' in team) return team;
      const ready = team.seated.filter(({ seat }) => seat.state === 'agreed' && !seat.reserve);
      if (ready.length === 0) return { kind: 'stale', team };
      const refusal = ready.map((of) => obstacle(team, of, 'invite')).find((each) => each);
      if (refusal) return refused(refusal);
      const asked: Seated[] = [];
      for (const of of ready) if (await ask(tx, team, of, 'invite', now)) asked.push(of);
      const ids = asked.map(({ seat }) => seat.id);
      await base.move(tx, team.review, ids, moveOf('invite', replyBy('invite', now)), now);
      const missed = ready.filter((of) => !asked.includes(of)).map(whoIs);
      const words =
        missed.length === 0
          ? 'Everybody whom the council agreed is invited.'
          : `Invited, save whom the bot cannot write to: ${missed.join(', ')}. Somebody has to ring them.`;
      return base.done(tx, team.review, words, now);
    },
  };
};
