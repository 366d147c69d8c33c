import { type CalendarDate, calendarDate, period } from '../../calendar/calendar-date.ts';
import type { FormPlan } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import { refuse } from '../../chat/refusal.ts';
import { command } from '../../chat/text.ts';
import { quoted } from '../../chat/tidy.ts';
import type { FieldErrors, Value, Values } from '../../chat/values.ts';
import { dateIn } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf } from '../review.ts';
import { wrongDayOne } from './days-on-site.ts';
import type { Whole } from './life.ts';
import { carriedOnReview } from './on-review.ts';

/** What can be set besides the clock's dates. */
export const dayOneKey = 'day-1';
export const electionKey = 'election';

/** What was typed after the review. */
export interface When {
  /** The key of a date, of day 1 unless another was typed. */
  readonly what: string;
  /** What follows it. */
  readonly rest: string;
  readonly isTyped: boolean;
}

/** Reads a date's key and a date, or the date of day 1. */
export const readWhen = (value: Value | undefined, { clock }: Pick<Programme, 'clock'>): When => {
  const text = typeof value === 'string' ? value.trim() : '';
  const isTyped = text !== '';
  const [first = '', ...rest] = text.split(/\s+/u);
  const key = first.toLowerCase();
  const isKey = key === dayOneKey || key === electionKey || clock.dates.some((date) => date.key === key);
  return isKey ? { what: key, rest: rest.join(' '), isTyped } : { what: dayOneKey, rest: text, isTyped };
};

const fieldsFor = (what: Value | undefined, { overrides }: Whole): readonly Field[] => {
  if (what === electionKey) {
    return [
      {
        kind: 'date',
        name: 'from',
        label: 'Notice of election',
        hint: 'Leave both empty if there is none.',
        optional: true,
      },
      { kind: 'date', name: 'until', label: 'Close of poll', optional: true },
    ];
  }
  const isSet = typeof what === 'string' && overrides.has(what);
  const date: Field = { kind: 'date', name: 'date', label: 'Date', ...(isSet && { optional: true }) };
  const again: Field = {
    kind: 'consent',
    name: 'again',
    label: 'Or',
    statement: 'Reckon it from day 1 again',
    optional: true,
  };
  return isSet ? [date, again] : [date];
};

const wrong = ({ what, date, again, from, until }: Values, { days }: Programme, today: CalendarDate): FieldErrors => {
  if (what === electionKey) {
    const [first, last] = [dateIn(from), dateIn(until)];
    if (Boolean(first) !== Boolean(last))
      return first ? { until: 'Please give both days.' } : { from: 'Please give both days.' };
    return first && last && first > last ? { until: 'This is before the first day.' } : {};
  }
  const day = dateIn(date);
  if (!day) return again === true ? {} : { date: 'Please give a date.' };
  const why = what === dayOneKey ? wrongDayOne(day, days, today) : undefined;
  return why === undefined ? {} : { date: why };
};

/** What is known of the date from what was typed. */
const startOf = ({ what, rest }: When): Values => {
  if (what !== electionKey) {
    const date = calendarDate(rest);
    return date ? { what, date } : { what };
  }
  const read = period(rest);
  return read.kind === 'period' ? { what, from: read.from, until: read.to } : { what };
};

/** Why what was typed cannot be; undefined where it can, or nothing was. */
const whyNot = ({ what, rest }: When, { days }: Programme, today: CalendarDate): string | undefined => {
  if (rest === '') return undefined;
  if (what === electionKey) {
    const { kind } = period(rest);
    if (kind === 'period') return undefined;
    return `${quoted(rest)} ${kind === 'backwards' ? 'ends before it starts' : 'is not a period'}. Write it like 2027-03-22..2027-05-06.`;
  }
  const day = calendarDate(rest);
  if (!day) return `${quoted(rest)} is not a date. Write it like 2027-03-01 or 1/3/2027.`;
  const why = what === dayOneKey ? wrongDayOne(day, days, today) : undefined;
  return why && `${why} A team is on site for ${days} working days.`;
};

/** What to say to dates that were typed and cannot be. */
export const wrongTyped = (
  typed: When,
  { review }: Whole,
  programme: Programme,
  today: CalendarDate,
): View | undefined => {
  const missing = whyNot(typed, programme, today);
  if (missing === undefined) return undefined;
  const key = typed.what === dayOneKey ? '' : ` ${typed.what}`;
  const again = command(`review schedule ${nameOf(review, programme)}${key}`);
  const other = typed.what === electionKey ? ' and another period.' : ' and another date.';
  return refuse({ missing, next: ['Nothing was changed. Type ', again, other] });
};

/** The form of one date of a review. */
export const scheduleForm = (whole: Whole, typed: When, programme: Programme, today: CalendarDate): FormPlan => {
  const { election } = whole.review;
  const options = [
    { value: dayOneKey, label: 'Day 1' },
    ...programme.clock.dates.map(({ key, name }) => ({ value: key, label: name })),
    { value: electionKey, label: 'Election at this council' },
  ];
  const hint = 'All other dates are reckoned from day 1, unless they are set by hand.';
  // Whoever typed which date, and no more, is asked for it: what was set before is not set again.
  const isToAsk = typed.isTyped && typed.rest === '';
  return {
    title: `Dates of ${nameOf(whole.review, programme)}`,
    submit: 'Save',
    start: { ...(election && { from: election.from, until: election.until }), ...startOf(typed) },
    carries: carriedOnReview,
    uses: ['when'],
    steps: (values) => [
      {
        title: 'Which date',
        fields: [
          { kind: 'choice', name: 'what', label: 'What to set', hint, decides: true, options },
          ...fieldsFor(values['what'], whole),
        ],
        check: (filled) => (isToAsk ? { what: 'Please give the date.' } : wrong(filled, programme, today)),
      },
    ],
  };
};
