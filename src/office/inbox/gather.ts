import type { Authorities } from '../../authorities/authorities.ts';
import type { Registration } from '../../authorities/registration.ts';
import type { Registrations } from '../../authorities/registrations.ts';
import type { Case } from '../../casework/case.ts';
import type { Cases } from '../../casework/cases.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { Peer } from '../../peers/peer.ts';
import type { Peers } from '../../peers/peers.ts';
import type { People } from '../../people/people.ts';

/** What a case is about. */
export type About =
  | { readonly kind: 'volunteer'; readonly peer: Peer }
  | { readonly kind: 'registration'; readonly registration: Registration; readonly authority: string };

/** A case with what it is about. */
export interface Entry {
  readonly of: Case;
  readonly about: About;
}

/** A case with all that the office decides by. */
export interface Whole extends Entry {
  /** Who changed it last. */
  readonly officer?: string;
  /** How earlier cases about the same thing ended, newest first. */
  readonly earlier: readonly Case[];
  /** Others who registered the same authority; for the office alone. */
  readonly others: readonly Registration[];
  /** Other peers who gave the same e-mail address. */
  readonly sameEmail: number;
}

/** Earlier cases and other registrations that a card names. */
const mostNamed = 5;

export interface GatherParts {
  readonly cases: Cases;
  readonly peers: Peers;
  readonly registrations: Registrations;
  readonly authorities: Authorities;
  readonly people: People;
}

export type GatherCases = ReturnType<typeof createGatherCases>;

/** Puts cases together with what they are about, from the rooms that know. */
export const createGatherCases = ({ cases, peers, registrations, authorities, people }: GatherParts) => {
  /** In a number of statements that does not grow with the cases; what is gone is left out. */
  const gather = async (found: readonly Case[]): Promise<readonly Entry[]> => {
    const idsOf = (kind: Case['kind']) => found.flatMap((each) => (each.kind === kind ? [each.about] : []));
    const [allPeers, allRegistrations] = await Promise.all([
      peers.findAll(idsOf('volunteer')),
      registrations.findAll(idsOf('registration')),
    ]);
    const abouts = new Map<string, About>([
      ...allPeers.map((peer) => [peer.id as string, { kind: 'volunteer', peer }] as const),
      ...allRegistrations.map(
        (registration) =>
          [
            registration.id as string,
            { kind: 'registration', registration, authority: authorities.nameOf(registration.authority) },
          ] as const,
      ),
    ]);
    return found.flatMap((of) => {
      const about = abouts.get(of.about);
      return about ? [{ of, about }] : [];
    });
  };

  const officerOf = async (officer: PersonId | undefined): Promise<string | undefined> =>
    officer && (await people.namesOf([officer])).get(officer);

  return {
    gather,

    /** One case with all that the office decides by; undefined where it, or what it is about, is gone. */
    whole: async (of: Case | undefined): Promise<Whole | undefined> => {
      const [entry] = of ? await gather([of]) : [];
      if (!entry) return undefined;
      const { about } = entry;
      const [officer, earlier, others, sameEmail] = await Promise.all([
        officerOf(entry.of.officer),
        cases.closedAbout(entry.of.kind, entry.of.about, mostNamed),
        about.kind === 'registration' ? registrations.others(about.registration, mostNamed) : [],
        about.kind === 'volunteer' ? peers.othersWithEmail(about.peer) : 0,
      ]);
      return {
        ...entry,
        ...(officer !== undefined && { officer }),
        earlier: earlier.filter(({ id }) => id !== entry.of.id),
        others,
        sameEmail,
      };
    },
  };
};
