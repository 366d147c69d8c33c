import type { Authorities } from '../authorities/authorities.ts';
import type { Authority } from '../authorities/authority.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Option } from '../chat/form.ts';
import { cut, tidy } from '../chat/tidy.ts';
import type { Volunteering } from '../programme/programme.ts';
import type { Organisation } from './peer.ts';

/** Characters of an organisation's name. */
const mostOfName = 100;

/** Organisations one peer may work for: officers are shared by up to a few authorities. */
export const mostOrganisations = 4;

type Kinds = Volunteering['organisationKinds'];

const ofAuthority = ({ code, officialName }: Authority): Organisation => ({
  authority: code,
  name: officialName,
  kind: 'authority',
});

/**
 * Reads what a search field holds: an authority's code, `kind:Name` for any other organisation, or
 * a name as somebody typed it, where that can only mean one authority.
 */
export const readOrganisation = (
  value: string,
  { authorities, kinds, today }: { authorities: Authorities; kinds: Kinds; today: CalendarDate },
): Organisation | undefined => {
  const known = authorities.coded(value) ?? authorities.exactly(value, today);
  if (known) return ofAuthority(known);
  const [, key, name = ''] = /^([a-z-]+):(.+)$/u.exec(value) ?? [];
  const kind = kinds.find((each) => each.key === key);
  const tidied = tidy(name);
  return kind && tidied !== '' && tidied.length <= mostOfName ? { name: tidied, kind: kind.key } : undefined;
};

/** What to do about a name that could be several organisations, or is none that we know. */
export const chooseOrganisation = (typed: string): string =>
  `Choose “${cut(typed, 60)}” from the list, so that we know which organisation it is.`;

/** The same about the first of the values of a search field that is none; undefined where all can be read. */
export const unreadOrganisation = (
  values: readonly string[],
  read: (value: string) => Organisation | undefined,
): string | undefined => {
  const unclear = values.find((value) => read(value) === undefined);
  return unclear === undefined ? undefined : chooseOrganisation(unclear);
};

/** What a search field holds for an organisation: the other way round. */
export const organisationValue = ({ authority, name, kind }: Organisation): string => authority ?? `${kind}:${name}`;

/**
 * Organisations to choose from while somebody types: the register first, then, once there is enough
 * to be a name, their own words as each kind of organisation.
 */
export const suggestOrganisations = (
  query: string,
  { authorities, kinds, today }: { authorities: Authorities; kinds: Kinds; today: CalendarDate },
): readonly Option[] => {
  const typed = cut(tidy(query), mostOfName);
  if (typed.length < 2) return [];
  const found = authorities.search(typed, today, 6).map(({ authority, via }) => ({
    value: authority.code,
    label: authority.officialName,
    ...(via !== undefined && { hint: `was ${via}` }),
  }));
  const named = kinds.map(({ key, name }) => ({
    value: `${key}:${typed}`,
    label: typed,
    hint: `as ${name.toLowerCase()}`,
  }));
  return typed.length < 4 || authorities.exactly(typed, today) ? found : [...found, ...named];
};
