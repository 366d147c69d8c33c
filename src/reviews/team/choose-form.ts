import type { FormPlan, Step } from '../../chat/command.ts';
import type { Field, Option } from '../../chat/form.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Review, Seat } from '../review.ts';
import type { Judged } from './gather.ts';
import { isActive, type Place, takingUp } from './seating.ts';
import { whoIs, worksFor } from './words.ts';

/** People to choose from, and people who cannot be chosen, that a form names. */
const most = 25;
const mostNamed = 8;

export interface ChooseParts {
  readonly programme: Programme;
  readonly review: Review;
  readonly seats: readonly Seat[];
  readonly pool: readonly Judged[];
  /** Those for whom an exception has to be agreed, rather than those who fit. */
  readonly excepted: boolean;
}

const letters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isCalled = (judged: Judged, typed: string): boolean =>
  letters(typed)
    .split(/\s+/u)
    .every((word) => letters(whoIs(judged)).includes(word));

/** How well somebody knows the review's themes and fits its days; what a human should look at counts against. */
const suits = ({ peer, flags }: Judged, { themes }: Review): number =>
  peer.themes
    .filter(({ theme }) => themes.includes(theme))
    .reduce((sum, { experience }) => sum + ({ led: 2, done: 1, learning: 0 } as const)[experience], 0) +
  Number(peer.availability.length > 0) -
  flags.length;

/** Whoever is of the place's kinds, is not on the list yet and is called so, the best first. */
const fitting = ({ pool, seats, review }: ChooseParts, place: Place, name: string): readonly Judged[] => {
  const listed = new Set(seats.filter(isActive).map(({ person }) => person));
  return pool
    .filter((each) => place.kinds.includes(each.peer.kind) && !listed.has(each.peer.person) && isCalled(each, name))
    .toSorted((a, b) => suits(b, review) - suits(a, review));
};

interface Found {
  /** Who can be chosen. */
  readonly open: readonly Judged[];
  /** Who cannot. */
  readonly closed: readonly Judged[];
}

const find = (parts: ChooseParts, values: Values): Found & { readonly place: Place | undefined } => {
  const [key] = textsIn(values['place']);
  const place = parts.programme.team.places.find((each) => each.key === key);
  const all = place ? fitting(parts, place, textsIn(values['name'])[0] ?? '') : [];
  const canBe = ({ exclusions }: Judged): boolean =>
    parts.excepted ? exclusions.length > 0 && exclusions.every((each) => !each.final) : exclusions.length === 0;
  return {
    place,
    open: all.filter(canBe),
    closed: all.filter((each) => each.exclusions.length > 0 && !canBe(each)),
  };
};

const reasons = (judged: Judged): string => `${whoIs(judged)}: ${judged.exclusions.map(({ why }) => why).join(' ')}`;

const option = (judged: Judged, { programme, excepted }: ChooseParts): Option => {
  const themes = judged.peer.themes
    .filter(({ experience }) => experience === 'led')
    .map(({ theme }) => nameIn(programme.themes, theme));
  const led = themes.length > 0 ? `Has led: ${themes.join(', ')}.` : '';
  const hint = excepted ? judged.exclusions.map(({ why }) => why).join(' ') : [led, ...judged.flags].join(' ').trim();
  return {
    value: judged.peer.person,
    label: `${whoIs(judged)}, ${worksFor(judged)}`,
    ...(hint !== '' && { hint }),
  };
};

const words = (name: string, label: string, text: string): Field => ({ kind: 'words', name, label, text });

const where = (parts: ChooseParts): Step => ({
  title: 'Where',
  fields: [
    {
      kind: 'choice',
      name: 'place',
      label: 'Place',
      options: parts.programme.team.places.map((place) => ({
        value: place.key,
        label: place.name,
        hint: `${takingUp(parts.seats, place).length} on the list, ${place.most} at the most`,
      })),
    },
    {
      kind: 'text',
      name: 'name',
      label: 'Name, or part of it',
      hint: `Leave it out to see the ${most} who fit best.`,
      optional: true,
      most: 100,
    },
    {
      kind: 'consent',
      name: 'reserve',
      label: 'Reserve',
      statement: 'They come in only where another cannot.',
      optional: true,
    },
  ],
  check: (values) => {
    const { place, open, closed } = find(parts, values);
    if (!place || open.length > 0) return {};
    const others = closed.slice(0, 3).map(reasons).join(' ');
    return { name: `Nobody here can be chosen for “${place.name}”. ${others}`.trim() };
  },
});

const who = (parts: ChooseParts, values: Values, more: readonly Field[]): Step => {
  const { open, closed } = find(parts, values);
  return {
    title: 'Who',
    fields: [
      {
        kind: 'choice',
        name: 'person',
        label: open.length > most ? `The ${most} who fit best, of ${open.length}` : 'Who',
        options: open.slice(0, most).map((each) => option(each, parts)),
      },
      ...more,
      ...closed
        .slice(0, mostNamed)
        .map((each, index) => words(`not-${index}`, index === 0 ? 'Cannot be chosen' : '', reasons(each))),
      ...(closed.length > mostNamed
        ? [words('not-more', '', `And ${closed.length - mostNamed} more. Type a name to see why.`)]
        : []),
    ],
  };
};

/** Where somebody is to sit, then who: those who fit best, and apart from them who cannot be chosen, with the reason. */
export const chooseForm = (
  parts: ChooseParts,
  { title, submit, more = [] }: Pick<FormPlan, 'title' | 'submit'> & { readonly more?: readonly Field[] },
  start: Values,
): FormPlan => ({
  title,
  submit,
  start,
  carries: ['review'],
  steps: (values) => [where(parts), who(parts, values, more)],
});
