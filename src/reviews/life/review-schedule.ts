import { z } from 'zod';
import { calendarDate, inWords, noDate } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import { publicationAgreed, type Review } from '../review.ts';
import { wrongDayOne } from './days-on-site.ts';
import { isSameElection, type Life, type Whole } from './life.ts';
import { type OnReview, onReview, takesReview } from './on-review.ts';
import { dayOneKey, electionKey, readWhen, scheduleForm, wrongTyped } from './schedule-form.ts';
import type { ReviewChange } from './store.ts';
import { cannotNow } from './views.ts';

const date = z
  .string()
  .transform((text, context) => {
    const read = text === '' ? undefined : calendarDate(text);
    if (text !== '' && !read) context.addIssue({ code: 'custom', message: noDate });
    return read;
  })
  .optional();

const input = onReview.extend({ what: z.string(), date, from: date, until: date, again: z.boolean().default(false) });

type Input = z.infer<typeof input>;

/** What is written, and what to say of it; or why not. */
type Planned = { readonly why: string } | { readonly change?: ReviewChange; readonly said: string };

const electionIn = ({ from, until }: Input): Planned =>
  from && until
    ? {
        change: { election: { from, until } },
        said: `Election: nothing is published from ${inWords(from)} to ${inWords(until)}.`,
      }
    : { change: { election: null }, said: 'There is no election to mind.' };

/** Why the team's days cannot be moved any more; undefined where they can. */
const tooLate = ({ stage }: Review, { stages }: Programme): string | undefined => {
  const at = (key: Review['stage']): number => stages.findIndex((each) => each.key === key);
  return at(stage) > at('on_site') ? 'The team has been on site, so day 1 stays.' : undefined;
};

/** What to say besides where an agreement was about other days of an election, and is gone. */
const agreementGone = ({ review, records }: Whole, { election }: ReviewChange = {}): string =>
  election && !isSameElection(election, review.election) && records.some(({ need }) => need === publicationAgreed)
    ? ' The monitoring officer agreed when there were other days, so that is not recorded any more.'
    : '';

/** `review schedule HMEP-12 2027-03-02`: sets day 1, or one date of the clock by hand, or the election. */
export const createReviewSchedule = (on: OnReview, life: Life, programme: Programme, zone: TimeZone): Command => {
  const labelOf = (key: string): string => programme.clock.dates.find((each) => each.key === key)?.name ?? key;

  const dayOneIn = ({ date: asked }: Input, review: Review, now: Date): Planned => {
    if (!asked) return { why: 'There is no date.' };
    const why = tooLate(review, programme) ?? wrongDayOne(asked, programme.days, dateAt(now, zone));
    return why === undefined ? { change: { dayOne: asked }, said: `Day 1 is ${inWords(asked)}.` } : { why };
  };

  const planned = (asked: Input, review: Review, now: Date): Planned => {
    if (asked.what === electionKey) return electionIn(asked);
    if (asked.what === dayOneKey) return dayOneIn(asked, review, now);
    return { said: `${labelOf(asked.what)}: ${asked.date ? inWords(asked.date) : 'reckoned from day 1'}.` };
  };

  return defineCommand({
    name: 'review schedule',
    summary: 'Set day 1 of a review, or one of its dates',
    example: 'review schedule HMEP-12 2027-03-02',
    who: 'member',
    takes: [takesReview, { name: 'when', label: 'date', kind: 'text', optional: true }],
    input,
    form: async (context, held) => {
      const found = await on.held(held, context, { name: 'review schedule' });
      if ('blocks' in found) return found;
      const today = dateAt(context.now, zone);
      const typed = readWhen(held['when'], programme);
      return wrongTyped(typed, found.whole, programme, today) ?? scheduleForm(found.whole, typed, programme, today);
    },
    run: (asked, context) =>
      on.act(asked, context, {
        work: async (tx, found) => {
          const { caller, now } = context;
          const { review } = found.whole;
          const plan = planned(asked, review, now);
          if ('why' in plan) return show(cannotNow(review, programme, plan.why));
          const deed = { by: caller.person, now, action: 'review-dates', what: asked.what } as const;
          const changed = plan.change
            ? await life.change(tx, review, plan.change, deed)
            : await life.setDate(tx, review, { key: asked.what, date: asked.date }, deed);
          const said = plan.said + agreementGone(found.whole, plan.change);
          return on.done(tx, found, { changed, said, inFull: true }, now);
        },
      }),
  });
};
