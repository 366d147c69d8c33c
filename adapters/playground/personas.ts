import type { PlatformAccount } from '../../src/people/person.ts';

/** Somebody whom anyone at the keyboard can be: an ordinary account of the platform `playground`. */
export interface Persona {
  readonly key: string;
  readonly name: string;
  readonly about: string;
}

export const personas: readonly Persona[] = [
  { key: 'colleague', name: 'New Colleague', about: 'has just joined, and knows nothing yet' },
  { key: 'officer', name: 'Officer Peer', about: 'an assistant director who reviews others' },
  { key: 'councillor', name: 'Councillor', about: 'a cabinet member for highways' },
  { key: 'host', name: 'Host Organiser', about: 'arranges a review at their own council' },
  { key: 'office', name: 'Programme Office', about: 'runs the programme' },
];

/** The persona that holds the office, so that the playground has one. */
export const officePersona = 'office';

export const workspace = { externalId: 'westhaven', name: 'Westhaven County Council' };

/** A persona as the platform describes it. */
export const accountOf = ({ key, name }: Persona): PlatformAccount => ({
  platform: 'playground',
  workspace,
  externalId: key,
  name,
  email: `${key}@westhaven.example`,
});

export const findPersona = (key: string | undefined): Persona | undefined => personas.find((each) => each.key === key);
