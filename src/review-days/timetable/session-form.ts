import { z } from 'zod';
import { noTimeOfDay, timeOfDay } from '../../calendar/time-of-day.ts';
import type { Step } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import type { PersonId } from '../../chat/ids.ts';
import { timeInput } from '../../chat/inputs.ts';
import { type FieldErrors, textsIn, type Value, type Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Review } from '../../reviews/review.ts';
import type { Teammate } from './on-timetable.ts';
import { clash, isUndecided, mostOfTitle, type SessionKind, type SessionPlan } from './session.ts';
import { dayInWords } from './views.ts';

const kindNames: Readonly<Record<SessionKind, string>> = {
  listen: 'People are heard',
  team: 'The team alone',
  host: 'With the council',
  feedback: 'Feedback',
  spare: 'Kept free',
  break: 'A break',
};

const words = z.string().max(mostOfTitle).optional();
const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => textsIn(value));

/** What the fields of a session hold. */
export const sessionInput = z.object({
  title: z.string().min(1).max(mostOfTitle),
  day: z.coerce.number().int().min(1),
  start: timeInput,
  end: timeInput,
  kind: z.enum(Object.keys(kindNames) as [SessionKind, ...SessionKind[]]),
  meets: words,
  place: words,
  people: several,
  notes: several,
  sources: several,
});

export interface SessionFormParts {
  readonly review: Review;
  readonly programme: Programme;
  readonly team: readonly Teammate[];
  /** What else is on the timetable. */
  readonly others: readonly SessionPlan[];
  /** What the session was before. */
  readonly before?: SessionPlan;
}

/** The session that fields stand for. Whoever names nobody leaves it as open as it was. */
export const planOf = (
  { meets, place, people, notes, sources, ...plan }: z.infer<typeof sessionInput>,
  before: SessionPlan | undefined,
): SessionPlan => {
  const open = before && isUndecided(before) ? before.track : undefined;
  const track = people.length > 0 ? (before?.track ?? 'a') : open;
  const going = [...new Set([...(track === undefined ? [] : people), ...notes])] as PersonId[];
  return {
    ...plan,
    ...(meets && { meets }),
    ...(place && { place }),
    ...(track !== undefined && { track }),
    key: before?.key ?? '',
    themes: before?.themes ?? [],
    sources: plan.kind === 'listen' ? sources : [],
    people: going.map((person) => ({ person, takesNotes: notes.includes(person) })),
  };
};

const who = (people: readonly PersonId[] | 'team', team: readonly Teammate[]): string => {
  if (people === 'team') return 'The team';
  const names = team.filter(({ person }) => people.includes(person)).map(({ name }) => name);
  return names.length > 0 ? names.join(' and ') : 'Somebody';
};

const wrongTimes = (values: Values): FieldErrors => {
  const [start, end] = [timeOfDay(String(values['start'] ?? '')), timeOfDay(String(values['end'] ?? ''))];
  if (!start) return { start: noTimeOfDay };
  if (!end) return { end: noTimeOfDay };
  return end <= start ? { end: `This is not after ${start}.` } : {};
};

const clashes = (values: Values, { team, others, before }: SessionFormParts): FieldErrors => {
  const read = sessionInput.safeParse(values);
  const found = read.success ? clash(planOf(read.data, before), others) : undefined;
  if (!found) return {};
  const { title, start, end } = found.with;
  return {
    [team.length > 0 ? 'people' : 'kind']:
      `${who(found.who, team)} would be in “${title}” too, from ${start} to ${end}.`,
  };
};

const asOptions = (items: readonly { readonly key: string; readonly name: string }[]) =>
  items.map(({ key, name }) => ({ value: key, label: name }));

/** The two screens of a session. */
export const sessionSteps = (parts: SessionFormParts, kind: Value | undefined): readonly Step[] => {
  const { review, programme, team, before } = parts;
  const days = Array.from({ length: programme.days }, (_, index) => index + 1);
  const people = team.map(({ person, name }) => ({ value: person, label: name }));
  const going: readonly Field[] =
    team.length === 0
      ? [
          {
            kind: 'words',
            name: 'nobody',
            label: 'Who goes',
            text: 'Nobody is on the team yet, so the whole team goes.',
          },
        ]
      : [
          {
            kind: 'choices',
            name: 'people',
            label: 'Who goes',
            hint:
              before && isUndecided(before)
                ? 'Leave it empty while that is open.'
                : 'Leave it empty for the whole team.',
            optional: true,
            options: people,
          },
          { kind: 'choices', name: 'notes', label: 'Who takes notes', optional: true, options: people },
        ];
  return [
    {
      title: 'What and when',
      fields: [
        { kind: 'text', name: 'title', label: 'Session', most: mostOfTitle },
        {
          kind: 'choice',
          name: 'day',
          label: 'Day',
          options: days.map((day) => ({ value: String(day), label: dayInWords(review, day, programme) })),
        },
        { kind: 'text', name: 'start', label: 'From', hint: 'Like 09:30.', most: 8 },
        { kind: 'text', name: 'end', label: 'Until', most: 8 },
        {
          kind: 'text',
          name: 'meets',
          label: 'Who is met',
          hint: 'Roles, no names.',
          most: mostOfTitle,
          optional: true,
        },
        { kind: 'text', name: 'place', label: 'Place', most: mostOfTitle, optional: true },
      ],
      check: wrongTimes,
    },
    {
      title: 'Who goes',
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: 'What kind of session',
          decides: true,
          options: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
        },
        ...going,
        ...(kind === 'listen'
          ? [
              {
                kind: 'choices',
                name: 'sources',
                label: 'Who is heard',
                optional: true,
                options: asOptions(programme.sourceKinds),
              } as const,
            ]
          : []),
      ],
      check: (values) => clashes(values, parts),
    },
  ];
};

/** What the fields of a session hold at first. */
export const startOfSession = (session: SessionPlan): Values => ({
  title: session.title,
  day: String(session.day),
  start: session.start,
  end: session.end,
  kind: session.kind,
  meets: session.meets ?? '',
  place: session.place ?? '',
  people: session.track === undefined ? [] : session.people.map(({ person }) => person),
  notes: session.people.filter(({ takesNotes }) => takesNotes).map(({ person }) => person),
  sources: session.sources,
});
