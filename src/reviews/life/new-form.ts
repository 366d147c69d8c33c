import type { Authorities } from '../../authorities/authorities.ts';
import type { Authority } from '../../authorities/authority.ts';
import type { Meant } from '../../authorities/meant.ts';
import type { Registration } from '../../authorities/registration.ts';
import { type CalendarDate, calendarDate } from '../../calendar/calendar-date.ts';
import type { FormPlan } from '../../chat/command.ts';
import type { Field, Option } from '../../chat/form.ts';
import { type FieldErrors, textsIn, type Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import { wrongDayOne } from './days-on-site.ts';
import { themesField } from './review-themes.ts';

export interface NewFormParts {
  readonly authorities: Pick<Authorities, 'nameOf'>;
  readonly programme: Programme;
  /** Which council a text means today. */
  readonly meant: (text: string) => Meant;
  readonly today: () => CalendarDate;
}

/** What a review begins from, where it is a registration. */
export interface From {
  readonly registration: Registration;
  /** Whoever registered can be made the sponsor. */
  readonly canSponsor: boolean;
}

export const authorityOption = ({ code, officialName }: Authority, via?: string): Option => ({
  value: code,
  label: officialName,
  ...(via !== undefined && { hint: `was ${via}` }),
});

const councilField = (values: Values, { meant }: NewFormParts): Field => {
  const chosen = textsIn(values['authority']).map((value) => {
    const read = meant(value);
    return 'authority' in read ? { ...authorityOption(read.authority), value } : { value, label: value };
  });
  const hint = 'Start typing, and choose from the list.';
  return { kind: 'search', name: 'authority', label: 'Which council', hint, most: 1, chosen };
};

const registeredFields = ({ registration, canSponsor }: From, { authorities }: NewFormParts): readonly Field[] => {
  const { authority, name } = registration;
  const council = authorities.nameOf(authority);
  const statement = `${name} is the sponsor of this review`;
  return [
    { kind: 'words', name: 'about', label: 'Council', text: `${council}. Asked by ${name}.` },
    ...(canSponsor ? [{ kind: 'consent', name: 'sponsor', label: 'Sponsor', statement, optional: true } as const] : []),
  ];
};

const wrong = ({ authority, dayOne }: Values, { meant, programme, today }: NewFormParts): FieldErrors => {
  const [text] = textsIn(authority);
  const read = text === undefined ? undefined : meant(text);
  const day = calendarDate(typeof dayOne === 'string' ? dayOne : '');
  const why = day && wrongDayOne(day, programme.days, today());
  return { ...(read && 'why' in read && { authority: read.why }), ...(why !== undefined && { dayOne: why }) };
};

/** The form that begins a review: of a council, or from a registration. */
export const newForm = (parts: NewFormParts, from?: From): FormPlan => ({
  title: 'Begin a review',
  submit: 'Begin the review',
  start: {},
  carries: ['registration'],
  steps: (values) => [
    {
      title: 'The review',
      fields: [
        ...(from ? registeredFields(from, parts) : [councilField(values, parts)]),
        themesField(parts.programme),
        {
          kind: 'date',
          name: 'dayOne',
          label: 'Day 1',
          hint: `The first of ${parts.programme.days} working days on site, if it is known.`,
          optional: true,
        },
      ],
      check: (filled) => wrong(filled, parts),
    },
  ],
});
