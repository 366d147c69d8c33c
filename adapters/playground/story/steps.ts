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
    about: 'An officer offers some days to look at another council. It is a short form.',
    says: '/hmep volunteer',
  }),
  step('register', ['host', directPlace], {
    title: 'Register an authority',
    about: 'A council says that it would like a review.',
    says: '/hmep register',
  }),
  step('approve', ['office', directPlace], {
    title: 'Approve the volunteer',
    about: 'The office sees who waits for it. Press “Approve” there.',
    says: '/hmep inbox',
  }),
  step('subscribe', ['officer', 'highways'], {
    title: 'Subscribe a channel',
    about: 'The programme’s news comes to # highways once a week.',
    says: '/hmep subscribe weekly',
  }),
  step('rehearse', ['officer', directPlace], {
    title: 'Rehearse a review',
    about: 'A made-up council and its team, ready for their three days.',
    says: '/hmep rehearse',
  }),
];

/** The step that comes next; undefined when all are done. */
export const nextStep = (deeds: Deeds): Step | undefined => steps.find(({ deed }) => !deeds[deed]);
