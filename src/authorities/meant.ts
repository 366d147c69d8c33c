import type { CalendarDate } from '../calendar/calendar-date.ts';
import { cut } from '../chat/tidy.ts';
import type { Authorities, Match } from './authorities.ts';
import { type Authority, isCurrent } from './authority.ts';

/** Which authority a text means, or what to say to whoever typed it. */
export type Meant = { readonly authority: Authority } | { readonly why: string };

const named = (matches: readonly Match[]): string => {
  const names = matches.map(({ authority }) => authority.officialName);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} or ${last}`;
};

/** Successors and likenesses that are named at once. */
const mostNamed = 6;

/**
 * The authority of that day which somebody means by a code or a name. An old name leads to its successor;
 * where there are several, or it may be a misspelling, they are named.
 */
export const meantAuthority = (authorities: Authorities, text: string, on: CalendarDate): Meant => {
  const coded = authorities.coded(text);
  const authority = coded && isCurrent(coded, on) ? coded : authorities.exactly(text, on);
  if (authority) return { authority };
  const matches = authorities.search(coded?.officialName ?? text, on, mostNamed);
  const [first] = matches;
  const typed = `“${cut(text, 60)}”`;
  if (!first) {
    return { why: `${typed} is not on the register of highway authorities. Type the name of the council, in part.` };
  }
  if (first.via !== undefined && matches.every(({ via }) => via === first.via)) {
    return { why: `${first.via} was replaced. Choose ${named(matches)}.` };
  }
  return { why: `${typed} is not the name of one authority. Did you mean ${named(matches)}?` };
};
