import type { FormPlan, Step } from '../chat/command.ts';
import type { Field, Option } from '../chat/form.ts';
import { textsIn, type Values } from '../chat/values.ts';
import type { Programme } from '../programme/programme.ts';
import { mostOrganisations, organisationValue, unreadOrganisation } from './organisation.ts';
import { mostOf, type Organisation, type Peer, type PeerKind, peerKinds } from './peer.ts';

/** What the form must know besides what is typed into it. */
export interface VolunteerFormParts {
  readonly programme: Programme;
  readonly account: { readonly name: string; readonly email?: string };
  readonly peer: Peer | undefined;
  /** A member's group office: not asked any more once they were passed on to it. */
  readonly groupOffice: 'asked' | 'told' | 'passed-on';
  readonly readOrganisation: (value: string) => Organisation | undefined;
}

/** The field that holds how much somebody knows of a theme. */
export const themeField = (theme: string): string => `theme-${theme}`;

const asOptions = (
  items: readonly { readonly key: string; readonly name: string; readonly hint?: string }[],
): readonly Option[] => items.map(({ key, name, hint }) => ({ value: key, label: name, ...(hint && { hint }) }));

const text = (name: string, label: string, most: number, more: { hint?: string } = {}): Field => ({
  kind: 'text',
  name,
  label,
  most,
  ...more,
});

const groupOfficeField = ({ programme, groupOffice }: VolunteerFormParts): readonly Field[] => {
  if (groupOffice === 'passed-on') return [];
  const isTold = groupOffice === 'told';
  return [
    {
      kind: 'choice',
      name: 'groupOffice',
      label: 'Your group office',
      hint: isTold ? 'You have told us. Choose again only if it has changed.' : programme.volunteering.groupOfficeNote,
      ...(isTold && { optional: true }),
      options: asOptions(programme.volunteering.groupOffices),
    },
  ];
};

const memberFields = (parts: VolunteerFormParts): readonly Field[] => [
  text('role', 'Ward or committee', mostOf.role),
  {
    kind: 'text',
    name: 'telephone',
    label: 'A number to ring in the evening',
    format: 'telephone',
    most: mostOf.telephone,
  },
  ...groupOfficeField(parts),
];

const roleHint = ({ volunteering }: Programme, kind: PeerKind): string => {
  const examples = volunteering.roles.filter((role) => role.kind === kind).map(({ name }) => name);
  return examples.length > 0 ? `For example: ${examples.slice(0, 3).join(', ')}.` : 'Your job title.';
};

const consent = ({ privacyNotice }: Pick<Programme, 'privacyNotice'>): readonly Field[] => [
  {
    kind: 'consent',
    name: 'privacyNotice',
    label: privacyNotice.title,
    statement: [
      privacyNotice.statement,
      ' Type ',
      { kind: 'command', text: 'privacy' },
      ' to read it; this form waits.',
    ],
  },
];

const aboutYou = (parts: VolunteerFormParts, kind: PeerKind, values: Values): Step => {
  const isMember = kind === 'member';
  const chosen = textsIn(values['organisations']).map((value) => {
    const read = parts.readOrganisation(value);
    return { value, label: read?.name ?? value };
  });
  return {
    title: 'About you',
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: 'You are',
        decides: true,
        options: asOptions(parts.programme.volunteering.peerKinds),
      },
      text('name', 'Your name', mostOf.name),
      {
        kind: 'text',
        name: 'email',
        label: isMember ? 'Your council e-mail' : 'Your work e-mail',
        format: 'email',
        most: mostOf.email,
      },
      {
        kind: 'search',
        name: 'organisations',
        label: isMember ? 'Your council' : 'Where you work',
        hint: 'Start typing and choose from the list. You can give several.',
        most: mostOrganisations,
        chosen,
      },
      ...(isMember
        ? [...memberFields(parts), ...consent(parts.programme)]
        : [text('role', 'Your role', mostOf.role, { hint: roleHint(parts.programme, kind) })]),
    ],
    check: ({ organisations }) => {
      const unread = unreadOrganisation(textsIn(organisations), parts.readOrganisation);
      return unread === undefined ? {} : { organisations: unread };
    },
  };
};

/** What to do when no theme was chosen. */
export const chooseTheme = 'Choose at least one theme that you have led, have done or are learning.';

const whatYouKnow = ({ themes, volunteering, privacyNotice }: Programme): Step => {
  const options = volunteering.experience.map(({ key, name }) => ({ value: key, label: name }));
  const fields = themes.map(
    ({ key, name, summary }): Field => ({
      kind: 'choice',
      name: themeField(key),
      label: name,
      hint: summary,
      optional: true,
      options,
    }),
  );
  return {
    title: 'What you know',
    fields: [
      {
        kind: 'words',
        name: 'themes',
        label: 'Themes',
        text: 'These are the themes of a review. Say what you know of at least one, and leave out the rest.',
      },
      ...fields,
      ...consent({ privacyNotice }),
    ],
    check: (values) => {
      const [first] = fields;
      return first && fields.every(({ name }) => !values[name]) ? { [first.name]: chooseTheme } : {};
    },
  };
};

const startOf = ({ peer, account, programme }: VolunteerFormParts): Values => {
  if (!peer)
    return { kind: 'officer', name: account.name, ...(account.email !== undefined && { email: account.email }) };
  return {
    kind: peer.kind,
    name: peer.name,
    email: peer.email,
    organisations: peer.organisations.map(organisationValue),
    role: peer.role,
    ...(peer.telephone !== undefined && { telephone: peer.telephone }),
    ...Object.fromEntries(peer.themes.map(({ theme, experience }) => [themeField(theme), experience])),
    privacyNotice: peer.privacyNotice === programme.privacyNotice.version,
  };
};

const kindIn = ({ kind }: Values): PeerKind => peerKinds.find((each) => each === kind) ?? 'officer';

/** The six fields of an officer, a provider or another expert, or a councillor's own short form. */
export const volunteerForm = (parts: VolunteerFormParts): FormPlan => ({
  title: parts.peer ? 'Change what you told us' : 'Volunteer as a peer',
  submit: parts.peer ? 'Save' : 'Volunteer',
  start: startOf(parts),
  steps: (values) => {
    const kind = kindIn(values);
    const first = aboutYou(parts, kind, values);
    return kind === 'member' ? [first] : [first, whatYouKnow(parts.programme)];
  },
});
