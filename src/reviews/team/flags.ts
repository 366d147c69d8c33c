import { type Known, type Setting, yearsBefore } from './exclusions.ts';
import { isOneCouncil } from './lineage.ts';
import { isSameOrganisation, mayBeOneOrganisation } from './organisations.ts';

type Flag = (known: Known, setting: Setting) => string | undefined;

const reviewedBefore: Flag = ({ elsewhere }, { authority, find, visit, today }) => {
  const before = elsewhere.find(
    (each) =>
      (each.state === 'accepted' || each.state === 'confirmed') &&
      each.visit &&
      each.visit.from < (visit?.from ?? today) &&
      isOneCouncil(each.authority, authority, find),
  );
  return before?.visit && `Reviewed this council before, in ${before.visit.from.slice(0, 4)} (${before.name}).`;
};

/** The host's people sat on the team that reviewed their council: one may be kind to the other. */
const reviewedByHost: Flag = ({ peer: { organisations } }, { byHost, find, visit, today, rules }) => {
  const day = visit?.from ?? today;
  const since = yearsBefore(day, rules.yearsSinceReview);
  for (const own of organisations) {
    const code = own.authority;
    const review = byHost.find(
      (each) => code && each.visit.from > since && each.visit.from < day && isOneCouncil(each.authority, code, find),
    );
    if (review)
      return `Somebody of this council reviewed ${own.name}, in ${review.visit.from.slice(0, 4)} (${review.name}).`;
  }
  return undefined;
};

const sameRegion: Flag = ({ peer: { organisations } }, { authority, find }) => {
  const region = find(authority)?.region;
  const near = organisations.find((each) => each.authority && find(each.authority)?.region === region);
  return region && near ? `Works in the same region, ${region}: ${near.name}.` : undefined;
};

const sameProvider: Flag = ({ peer }, { colleagues }) => {
  const own = peer.organisations.filter(({ authority }) => !authority);
  const others = colleagues.filter(
    ({ person, organisations }) =>
      person !== peer.person &&
      organisations.some((each) => !each.authority && own.some(({ name }) => isSameOrganisation(name, each.name))),
  );
  return others.length > 0
    ? `Works for the same organisation as somebody else on the list: ${others.map(({ name }) => name).join(', ')}.`
    : undefined;
};

const mayProvide: Flag = ({ peer: { organisations } }, { providers }) => {
  for (const { authority, name } of organisations) {
    const like = authority ? undefined : providers.find((each) => mayBeOneOrganisation(each, name));
    if (like) return `Works for ${name}, which may be the ${like} that has a contract or a bid at this council.`;
  }
  return undefined;
};

const all: readonly Flag[] = [reviewedBefore, reviewedByHost, sameProvider, mayProvide, sameRegion];

/** What a human should look at; none of it keeps anybody off the team. */
export const flags = (known: Known, setting: Setting): readonly string[] =>
  all.flatMap((flag) => flag(known, setting) ?? []);
