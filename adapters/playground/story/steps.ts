import type { Deed, Deeds } from '../../../src/home/story/story.ts';
import { findPersona, type Persona } from '../personas.ts';
import { directPlace, findPlace, type Place } from '../places.ts';

/** One of the first things to try: what it is, and who says what where to do it. */
export interface Step {
  readonly deed: Deed;
  readonly title: string;
  readonly about: string;
  readonly persona: Persona;
  readonly place: Place;
  readonly says: string;
}

const step = (
  deed: Deed,
  [personaKey, placeKey]: readonly [string, string],
  words: Pick<Step, 'title' | 'about' | 'says'>,
): Step => {
  const [persona, place] = [findPersona(personaKey), findPlace(placeKey)];
  if (!persona || !place) throw new Error(`There is no ${personaKey} at ${placeKey} in the playground`);
  return { deed, persona, place, ...words };
};

/** In their order. */
export const steps: readonly Step[] = [
  step('volunteer', ['officer', directPlace], {
    title: 'Volunteer as a peer',
    about: 'An officer offers days to look at another council.',
    says: '/hmep volunteer',
  }),
  step('register', ['host', directPlace], {
    title: 'Register an authority',
    about: 'A council says that it would like a review.',
    says: '/hmep register',
  }),
  step('approve', ['office', directPlace], {
    title: 'Approve the volunteer',
    about: 'Open what waits for the office, and press “Approve”.',
    says: '/hmep inbox',
  }),
  step('subscribe', ['officer', 'highways'], {
    title: 'Subscribe a channel',
    about: 'News comes to # highways once a week.',
    says: '/hmep subscribe weekly',
  }),
  step('rehearse', ['officer', directPlace], {
    title: 'Rehearse a review',
    about: 'A made-up team, ready for its three days.',
    says: '/hmep rehearse',
  }),
];

/** The step that comes next; undefined when all are done. */
export const nextStep = (deeds: Deeds): Step | undefined => steps.find(({ deed }) => !deeds[deed]);
