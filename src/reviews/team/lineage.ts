import type { Authorities } from '../../authorities/authorities.ts';
import type { AuthorityCode } from '../../authorities/authority.ts';

/** An authority and all that took its roads over since, by the codes of today. */
const successors = (code: string, find: Authorities['find']): ReadonlySet<string> => {
  const seen = new Set<string>();
  const follow = (next: string): void => {
    const authority = find(next);
    const known = authority?.code ?? next;
    if (seen.has(known)) return;
    seen.add(known);
    for (const each of authority?.replacedBy ?? []) follow(each);
  };
  follow(code);
  return seen;
};

/**
 * Whether two codes are one council, or one of them took the other over, at once or by way of others: its
 * people went with the roads.
 */
export const isOneCouncil = (one: AuthorityCode, other: AuthorityCode, find: Authorities['find']): boolean =>
  successors(one, find).has(find(other)?.code ?? other) || successors(other, find).has(find(one)?.code ?? one);
