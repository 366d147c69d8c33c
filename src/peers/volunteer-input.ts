import { z } from 'zod';
import type { Programme } from '../programme/programme.ts';
import { chooseOrganisation, mostOrganisations, organisationValue } from './organisation.ts';
import { bareName, mostOf, type Organisation, type PeerDetails, peerKinds } from './peer.ts';
import { chooseTheme, themeField } from './volunteer-form.ts';

/** What `volunteer` stores. The group office stands apart: it is special-category data. */
export interface Volunteered {
  readonly details: PeerDetails;
  readonly groupOffice?: string;
}

interface Parts {
  readonly programme: Programme;
  readonly readOrganisation: (value: string) => Organisation | undefined;
}

const optionalText = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((text) => text || undefined);

const fields = z.looseObject({
  kind: z.enum(peerKinds),
  name: z.string().min(1, 'Please give your name.').max(mostOf.name),
  email: z.email('This is not an e-mail address.').max(mostOf.email),
  organisations: z.array(z.string()).min(1, 'Please choose at least one.').max(mostOrganisations),
  role: z.string().min(1, 'Please fill this in.').max(mostOf.role),
  telephone: optionalText(mostOf.telephone),
  groupOffice: optionalText(50),
  privacyNotice: z.literal(true, 'Please tick the box to go on.'),
});

type Fields = z.infer<typeof fields>;

const themesIn = (values: Fields, { themes, volunteering }: Programme): PeerDetails['themes'] =>
  themes.flatMap(({ key }) => {
    const level = volunteering.experience.find((each) => each.key === values[themeField(key)]);
    return level ? [{ theme: key, experience: level.key }] : [];
  });

/**
 * Checks an offer to be a peer. The form checks field by field; this is what counts, however the
 * values came.
 */
export const volunteerInput = ({ programme, readOrganisation }: Parts): z.ZodType<Volunteered> =>
  fields.transform((values, context): Volunteered => {
    const wrong = (field: string, message: string): never => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    const { kind, email, role, telephone, groupOffice } = values;
    const isMember = kind === 'member';
    const read = values.organisations.map(
      (value) => readOrganisation(value) ?? wrong('organisations', chooseOrganisation(value)),
    );
    const organisations = [...new Map(read.map((each) => [organisationValue(each), each])).values()];
    const themes = isMember ? [] : themesIn(values, programme);
    const [first] = programme.themes;
    if (!isMember && themes.length === 0 && first) return wrong(themeField(first.key), chooseTheme);
    if (isMember && telephone === undefined) return wrong('telephone', 'Please give a number to ring in the evening.');
    const offices = programme.volunteering.groupOffices.map(({ key }) => key);
    if (groupOffice !== undefined && !offices.includes(groupOffice))
      return wrong('groupOffice', 'Choose one of the answers.');
    return {
      details: {
        kind,
        name: isMember ? bareName(values.name) : values.name,
        email,
        organisations,
        role,
        ...(isMember && telephone !== undefined && { telephone }),
        themes,
        privacyNotice: programme.privacyNotice.version,
      },
      ...(isMember && groupOffice !== undefined && { groupOffice }),
    };
  });
