import type { PlatformAccount } from '../../src/people/person.ts';

/** Somebody whom anyone at the keyboard can be: an ordinary account of the platform `playground`. */
export interface Persona {
  readonly key: string;
  readonly name: string;
  readonly about: string;
  readonly workspace: PlatformAccount['workspace'];
  /** The command that is most likely theirs, first of all. */
  readonly tries: string;
}

const westhaven = { externalId: 'westhaven', name: 'Westhaven County Council' };
const programme = { externalId: 'programme', name: 'HMEP Programme' };

/** Two, so that one can see what crosses from one to the other. */
export const workspaces = [westhaven, programme] as const;

export const personas: readonly Persona[] = [
  {
    key: 'colleague',
    name: 'New Colleague',
    about: 'has just joined, and knows nothing yet',
    workspace: westhaven,
    tries: 'volunteer',
  },
  {
    key: 'officer',
    name: 'Officer Peer',
    about: 'an assistant director who reviews others',
    workspace: westhaven,
    tries: 'volunteer',
  },
  {
    key: 'councillor',
    name: 'Councillor',
    about: 'a cabinet member for highways',
    workspace: westhaven,
    tries: 'volunteer',
  },
  {
    key: 'host',
    name: 'Host Organiser',
    about: 'arranges a review at their own council',
    workspace: westhaven,
    tries: 'register',
  },
  { key: 'manager', name: 'Review Manager', about: 'looks after one review', workspace: programme, tries: 'help' },
  { key: 'office', name: 'Programme Office', about: 'runs the programme', workspace: programme, tries: 'inbox' },
];

/** The persona that holds the office, so that the playground has one. */
export const officePersona = 'office';

/** A persona as the platform describes it. */
export const accountOf = ({ key, name, workspace }: Persona): PlatformAccount => ({
  platform: 'playground',
  workspace,
  externalId: key,
  name,
  email: `${key}@${workspace.externalId}.example`,
});

export const findPersona = (key: string | undefined): Persona | undefined => personas.find((each) => each.key === key);
