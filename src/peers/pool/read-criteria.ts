import type { Authorities } from '../../authorities/authorities.ts';
import { type Region, regions } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { nearest } from '../../chat/nearest.ts';
import { cut } from '../../chat/tidy.ts';
import type { Programme } from '../../programme/programme.ts';
import type { PeerKind } from '../peer.ts';
import { judgePeriod, type Period } from '../upkeep/period.ts';
import { wrongDays } from '../upkeep/refusals.ts';
import type { Criteria } from './criteria.ts';

/** What was typed after a command, each as it was typed. */
export interface TypedCriteria {
  readonly theme?: string | undefined;
  readonly kind?: string | undefined;
  readonly region?: string | undefined;
  readonly available?: Period | undefined;
}

/** What is wrong with one of the criteria, what may have been meant, and what can be typed at all. */
export interface WrongCriterion {
  readonly name: keyof TypedCriteria;
  readonly missing: string;
  readonly meant?: string;
  readonly possible: readonly string[];
}

export type ReadCriteria =
  | { readonly kind: 'read'; readonly criteria: Criteria }
  | { readonly kind: 'wrong'; readonly wrong: WrongCriterion };

/** Something that can be typed by any of its names. */
interface Choice<Value extends string> {
  readonly value: Value;
  readonly names: readonly string[];
}

/** The letters alone, so that `north-east`, `North East` and `northeast` are one. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}]/gu, '');

type Found<Value> = { readonly value: Value } | { readonly meant?: Value };

/** What was typed whole, or as far as it takes to be the only one. */
const find = <Value extends string>(typed: string, choices: readonly Choice<Value>[]): Found<Value> => {
  const wanted = letters(typed);
  const named = choices.map(({ value, names }) => ({ value, names: names.map(letters) }));
  const whole = named.find(({ names }) => names.includes(wanted));
  if (whole) return { value: whole.value };
  const begun = named.filter(({ names }) => wanted.length >= 3 && names.some((name) => name.startsWith(wanted)));
  const [only, ...others] = begun;
  if (only && others.length === 0) return { value: only.value };
  const near = nearest(
    wanted,
    named.flatMap(({ names }) => names),
  );
  const meant = named.find(({ names }) => near !== undefined && names.includes(near));
  return meant ? { meant: meant.value } : {};
};

const themesOf = ({ themes }: Programme): readonly Choice<string>[] =>
  themes.map(({ key, name }) => ({ value: key, names: [key, name] }));

const kindsOf = ({ volunteering }: Programme): readonly Choice<PeerKind>[] =>
  volunteering.peerKinds.map(({ key, name }) => ({ value: key, names: [key, name] }));

const regionsOf: readonly Choice<Region>[] = regions.map((region) => ({ value: region, names: [region] }));

interface Known {
  readonly programme: Programme;
  readonly authorities: Authorities;
  readonly today: CalendarDate;
}

/** The theme that has a topic of this name. */
const themeOfTopic = (typed: string, { themes }: Programme): string | undefined =>
  themes.find(({ topics }) => topics.some(({ key, name }) => [key, name].map(letters).includes(letters(typed))))?.key;

interface Read<Value> {
  readonly value?: Value;
  readonly wrong?: WrongCriterion;
}

/** @param guess what may have been meant that is no near miss of a name */
const readName = <Value extends string>(
  name: WrongCriterion['name'],
  typed: string | undefined,
  choices: readonly Choice<Value>[],
  guess: (typed: string) => Value | undefined = () => undefined,
): Read<Value> => {
  if (typed === undefined) return {};
  const found = find(typed, choices);
  if ('value' in found) return found;
  const meant = guess(typed) ?? found.meant;
  const missing = `There is no ${name === 'kind' ? 'kind of peer' : name} “${cut(typed, 40)}”.`;
  const possible = choices.map(({ value }) => value);
  return { wrong: { name, missing, possible, ...(meant !== undefined && { meant }) } };
};

const readDates = (dates: Period | undefined, today: CalendarDate): Read<Period> => {
  if (!dates) return {};
  const judged = judgePeriod(dates, today);
  return judged.kind === 'good'
    ? { value: judged.period }
    : { wrong: { name: 'available', missing: wrongDays(judged.kind, today), possible: [] } };
};

/** Reads what was typed; the first thing that is wrong comes back with what may have been meant. */
export const readCriteria = (typed: TypedCriteria, { programme, authorities, today }: Known): ReadCriteria => {
  const theme = readName('theme', typed.theme, themesOf(programme), (text) => themeOfTopic(text, programme));
  const kind = readName('kind', typed.kind, kindsOf(programme));
  const region = readName('region', typed.region, regionsOf, (text) => authorities.exactly(text, today)?.region);
  const dates = readDates(typed.available, today);
  const wrong = theme.wrong ?? kind.wrong ?? region.wrong ?? dates.wrong;
  if (wrong) return { kind: 'wrong', wrong };
  return {
    kind: 'read',
    criteria: {
      themes: theme.value === undefined ? [] : [theme.value],
      ...(kind.value && { kind: kind.value }),
      ...(region.value && { region: region.value }),
      ...(dates.value && { dates: dates.value }),
    },
  };
};
