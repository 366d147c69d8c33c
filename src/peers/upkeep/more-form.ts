import { regions } from '../../authorities/authority.ts';
import { type CalendarDate, calendarDate } from '../../calendar/calendar-date.ts';
import type { FormPlan, Step } from '../../chat/command.ts';
import type { Field, Option } from '../../chat/form.ts';
import { type FieldErrors, textsIn, type Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import { unreadOrganisation } from '../organisation.ts';
import type { Organisation } from '../peer.ts';
import { judgePeriod } from './period.ts';
import { type EarlierPost, type Question, readQuestions, type Upkeep } from './questions.ts';
import { wrongDays } from './refusals.ts';

/** What the form must know besides what is filled in. */
export interface MoreFormParts {
  readonly programme: Programme;
  readonly upkeep: Upkeep | undefined;
  readonly today: CalendarDate;
  readonly readOrganisation: (value: string) => Organisation | undefined;
}

/** Earlier posts that one peer may name. */
const mostPosts = 4;

/** The fields that hold when an earlier post began and ended, by its place among those chosen. */
export const postFields = (place: number) => ({ from: `earlier-from-${place}`, to: `earlier-to-${place}` });

const optionsOf = (items: readonly { key: string; name: string; hint?: string }[]): readonly Option[] =>
  items.map(({ key, name, hint }) => ({ value: key, label: name, ...(hint && { hint }) }));

const numbers = (least: number, most: number): readonly Option[] =>
  Array.from({ length: most - least + 1 }, (_, index) => {
    const number = String(least + index);
    return { value: number, label: number };
  });

const search = (values: Values, { readOrganisation, programme }: MoreFormParts): Field => ({
  kind: 'search',
  name: 'earlier',
  label: `Where else have you worked, or held office, in the last ${programme.pool.earlierYears} years?`,
  hint: 'Nobody reviews a place that they come from. Leave this empty if there is none.',
  optional: true,
  most: mostPosts,
  chosen: textsIn(values['earlier']).map((value) => ({ value, label: readOrganisation(value)?.name ?? value })),
});

const fields: { readonly [Each in Question]: (values: Values, parts: MoreFormParts) => readonly Field[] } = {
  regions: () => [
    {
      kind: 'choices',
      name: 'regions',
      label: 'Where would you travel to for a review?',
      hint: 'Leave all of them out if anywhere in England is fine.',
      optional: true,
      options: regions.map((region) => ({ value: region, label: region })),
    },
  ],
  reviews: (_, { programme: { volunteering } }) => [
    {
      kind: 'choice',
      name: 'reviewsAYear',
      label: 'How many reviews a year could you join?',
      options: numbers(volunteering.reviewsAYear.least, volunteering.reviewsAYear.most),
    },
  ],
  availability: () => [
    {
      kind: 'date',
      name: 'availableFrom',
      label: 'From when can you help?',
      hint: 'Leave both days out if you do not know yet.',
      optional: true,
    },
    { kind: 'date', name: 'availableTo', label: 'Until when?', optional: true },
  ],
  'opt-ins': (_, { programme }) => [
    {
      kind: 'choices',
      name: 'optIns',
      label: 'What else would you like to do?',
      hint: 'Leave all of them out if it is reviews alone.',
      optional: true,
      options: optionsOf(programme.pool.optIns),
    },
  ],
  release: (_, { programme }) => [
    {
      kind: 'choice',
      name: 'release',
      label: 'Does your employer release you for reviews?',
      options: optionsOf(programme.pool.releases),
    },
    {
      kind: 'text',
      name: 'releasedBy',
      label: 'Who approves that?',
      hint: 'A role, such as Director of Place. No name, please.',
      optional: true,
      most: 80,
    },
  ],
  earlier: (values, parts) => [search(values, parts)],
};

const wrongAvailability = ({ availableFrom, availableTo }: Values, today: CalendarDate): FieldErrors => {
  const [from, to] = [calendarDate(String(availableFrom ?? '')), calendarDate(String(availableTo ?? ''))];
  if (!from && !to) return {};
  if (!from) return { availableFrom: 'Please give the first day too.' };
  if (!to) return { availableTo: 'Please give the last day too.' };
  const { kind } = judgePeriod({ from, to }, today);
  return kind === 'good' ? {} : { availableTo: wrongDays(kind, today) };
};

const wrongOrganisation = (values: Values, { readOrganisation }: MoreFormParts): FieldErrors => {
  const unread = unreadOrganisation(textsIn(values['earlier']), readOrganisation);
  return unread === undefined ? {} : { earlier: unread };
};

const wrongPost = (values: Values, place: number, today: CalendarDate): FieldErrors => {
  const names = postFields(place);
  const [from, to] = [calendarDate(String(values[names.from] ?? '')), calendarDate(String(values[names.to] ?? ''))];
  if (from && from > today) return { [names.from]: 'This is in the future.' };
  if (from && to && from > to) return { [names.to]: 'This is before it began.' };
  return {};
};

/** When each of the earlier posts began and ended, as far as one remembers. */
const whenStep = (chosen: readonly string[], parts: MoreFormParts): Step => ({
  title: 'When was that?',
  fields: chosen.flatMap((value, place): readonly Field[] => {
    const [name, names] = [parts.readOrganisation(value)?.name ?? value, postFields(place)];
    return [
      { kind: 'date', name: names.from, label: `${name}: from`, hint: 'About is enough.', optional: true },
      { kind: 'date', name: names.to, label: `${name}: until`, optional: true },
    ];
  }),
  check: (values) => Object.assign({}, ...chosen.map((_, place) => wrongPost(values, place, parts.today))),
});

/** What a search field holds for an earlier post; its kind is not kept, so any will do. */
const postValue = ({ authority, name }: EarlierPost, { volunteering }: Programme): string =>
  authority ?? `${volunteering.organisationKinds[0]?.key}:${name}`;

const startOf = ({ upkeep, programme }: MoreFormParts): Values => {
  if (!upkeep) return {};
  const posts = upkeep.earlierPosts.map(({ from, to }, place) => {
    const names = postFields(place);
    return { ...(from && { [names.from]: from }), ...(to && { [names.to]: to }) };
  });
  return {
    regions: upkeep.travelsTo,
    ...(upkeep.reviewsAYear !== undefined && { reviewsAYear: String(upkeep.reviewsAYear) }),
    optIns: upkeep.optIns,
    ...(upkeep.release !== undefined && { release: upkeep.release }),
    ...(upkeep.releasedBy !== undefined && { releasedBy: upkeep.releasedBy }),
    earlier: upkeep.earlierPosts.map((post) => postValue(post, programme)),
    ...Object.assign({}, ...posts),
  };
};

/** The questions that are asked at once, each filled with what was answered before. */
export const moreForm = (parts: MoreFormParts): FormPlan => ({
  title: 'A little more about you',
  submit: 'Save',
  start: startOf(parts),
  carries: ['ask', 'later'],
  steps: (values) => {
    const asked = readQuestions(String(values['ask'] ?? ''));
    const first: Step = {
      title: 'About you',
      fields: asked.flatMap((question) => fields[question](values, parts)),
      check: (filledIn) => ({
        ...(asked.includes('availability') && wrongAvailability(filledIn, parts.today)),
        ...(asked.includes('earlier') && wrongOrganisation(filledIn, parts)),
      }),
    };
    const chosen = asked.includes('earlier') ? textsIn(values['earlier']) : [];
    return chosen.length > 0 ? [first, whenStep(chosen, parts)] : [first];
  },
});
