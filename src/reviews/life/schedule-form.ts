import { type CalendarDate, calendarDate, inWords } from '../../calendar/calendar-date.ts';
import type { FormPlan } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import { refuse } from '../../chat/refusal.ts';
import { command } from '../../chat/text.ts';
import { cut } from '../../chat/tidy.ts';
import type { FieldErrors, Value, Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf } from '../review.ts';
import { wrongDayOne } from './days-on-site.ts';
import type { Whole } from './life.ts';
import { carriedOnReview } from './on-review.ts';

/** What can be set besides the clock's dates. */
export const dayOneKey = 'day-1';
export const electionKey = 'election';

/** What was typed after the review: a date's key and a date, or the date of day 1. */
export const readWhen = (
  text: string,
  { clock }: Pick<Programme, 'clock'>,
): { readonly what: string; readonly rest: string } => {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  const key = first.toLowerCase();
  const isKey = key === dayOneKey || key === electionKey || clock.dates.some((date) => date.key === key);
  return isKey ? { what: key, rest: rest.join(' ') } : { what: dayOneKey, rest: text.trim() };
};

const dateIn = (value: Value | undefined): CalendarDate | undefined =>
  calendarDate(typeof value === 'string' ? value : '');

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

/** What to say to dates that were typed and cannot be; undefined where they can, or nothing was typed. */
export const wrongTyped = (
  { what, rest }: ReturnType<typeof readWhen>,
  { review }: Whole,
  programme: Programme,
  today: CalendarDate,
): View | undefined => {
  if (rest === '' || what === electionKey) return undefined;
  const day = calendarDate(rest);
  const why = day && what === dayOneKey ? wrongDayOne(day, programme.days, today) : undefined;
  if (day && why === undefined) return undefined;
  return refuse({
    missing: why ?? `“${cut(rest, 40)}” is not a date. Write it like 2027-03-01 or 1/3/2027.`,
    ...(day && { lifts: `A team is on site for ${programme.days} working days, from ${inWords(day)} here.` }),
    next: ['Nothing was changed. Type ', command(`review schedule ${nameOf(review, programme)}`), ' and another date.'],
  });
};

/** The form of one date of a review. */
export const scheduleForm = (
  whole: Whole,
  typed: ReturnType<typeof readWhen>,
  programme: Programme,
  today: CalendarDate,
): FormPlan => {
  const { election } = whole.review;
  return {
    title: `Dates of ${nameOf(whole.review, programme)}`,
    submit: 'Save',
    start: {
      what: typed.what,
      ...(calendarDate(typed.rest) && { date: calendarDate(typed.rest) ?? '' }),
      ...(election && { from: election.from, until: election.until }),
    },
    carries: carriedOnReview,
    uses: ['when'],
    steps: (values) => [
      {
        title: 'Which date',
        fields: [
          {
            kind: 'choice',
            name: 'what',
            label: 'What to set',
            hint: 'All other dates are reckoned from day 1, unless they are set by hand.',
            decides: true,
            options: [
              { value: dayOneKey, label: 'Day 1' },
              ...programme.clock.dates.map(({ key, name }) => ({ value: key, label: name })),
              { value: electionKey, label: 'Election at this council' },
            ],
          },
          ...fieldsFor(values['what'], whole),
        ],
        check: (filled) => wrong(filled, programme, today),
      },
    ],
  };
};
