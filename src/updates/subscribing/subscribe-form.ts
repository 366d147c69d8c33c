import { regions } from '../../authorities/authority.ts';
import { type Weekday, weekdayNames } from '../../calendar/names.ts';
import { type TimeZone, zoneInWords } from '../../calendar/time-zone.ts';
import type { Field, Option } from '../../chat/form.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Subscription } from '../subscription.ts';
import type { TypedWishes, TypedWords } from './read-wishes.ts';

const asOptions = (
  items: readonly { readonly key: string; readonly name: string; readonly hint?: string }[],
): readonly Option[] => items.map(({ key, name, hint }) => ({ value: key, label: name, ...(hint && { hint }) }));

const weekdays: readonly Option[] = weekdayNames.map((name) => ({ value: name.toLowerCase(), label: name }));

const days: readonly Option[] = Array.from({ length: 31 }, (_, index) => ({
  value: String(index + 1),
  label: index < 28 ? `Day ${index + 1}` : `Day ${index + 1}, or the last`,
}));

const keyOfWeekday = (weekday: Weekday): string => (weekdayNames[weekday - 1] ?? 'Monday').toLowerCase();

const whenFields = (every: unknown, zone: TimeZone | undefined): readonly Field[] => [
  {
    kind: 'choice',
    name: 'every',
    label: 'How often',
    decides: true,
    options: [
      { value: 'daily', label: 'Every day' },
      { value: 'weekly', label: 'Every week' },
      { value: 'monthly', label: 'Every month' },
    ],
  },
  ...(every === 'weekly' ? [{ kind: 'choice', name: 'weekday', label: 'On', options: weekdays } as const] : []),
  ...(every === 'monthly' ? [{ kind: 'choice', name: 'day', label: 'On', options: days } as const] : []),
  {
    kind: 'text',
    name: 'at',
    label: 'At',
    hint: `A time of day${zone ? ` in ${zoneInWords(zone)}` : ''}, like 08:30.`,
    most: 5,
  },
];

interface FormParts {
  readonly programme: Programme;
  /** It may be for the channel or for the caller. */
  readonly inChannel: boolean;
  /** On whose clocks it comes, where those are not the programme's. */
  readonly zone?: TimeZone;
}

/** The fields of the form, with what was filled in so far. */
export const fields = (values: Values, { programme, inChannel, zone }: FormParts): readonly Field[] => [
  ...(inChannel
    ? [
        {
          kind: 'choice',
          name: 'for',
          label: 'For',
          options: [
            { value: 'channel', label: 'This channel' },
            { value: 'me', label: 'Me alone' },
          ],
        } as const,
      ]
    : []),
  {
    kind: 'choices',
    name: 'topics',
    label: 'Topics',
    hint: 'Leave it empty for all.',
    optional: true,
    options: asOptions(programme.updates.topics),
  },
  ...whenFields(values['every'], zone),
  {
    kind: 'choices',
    name: 'themes',
    label: 'Themes that come first',
    optional: true,
    options: asOptions(programme.themes.map(({ key, name }) => ({ key, name }))),
  },
  {
    kind: 'choice',
    name: 'regionFirst',
    label: 'Region that comes first',
    optional: true,
    options: regions.map((name) => ({ value: name, label: name })),
  },
  { kind: 'consent', name: 'urgent', label: 'Urgent news', statement: 'Send urgent news at once.', optional: true },
];

/** What the form begins with: what was typed, then what there was, then what the programme proposes. */
export const startOf = (typed: TypedWishes, before: Subscription | undefined, programme: Programme): Values => {
  const { digest } = programme.updates;
  const rhythm = before?.rhythm;
  const every = typed.every ?? rhythm?.kind ?? digest.every;
  const weekday = typed.weekday ?? (rhythm?.kind === 'weekly' ? rhythm.on : undefined);
  const day = typed.day ?? (rhythm?.kind === 'monthly' ? rhythm.day : 1);
  return {
    for: typed.me ? 'me' : 'channel',
    topics: typed.topics ?? before?.topics ?? [],
    every,
    weekday: weekday === undefined ? digest.on : keyOfWeekday(weekday),
    day: String(day),
    at: typed.at ?? rhythm?.at ?? digest.at,
    themes: typed.themes ?? before?.themes ?? [],
    regionFirst: typed.region ?? before?.region ?? '',
    urgent: typed.urgent ?? before?.urgent ?? false,
  };
};

/** What was typed, among the values that a form begins with. */
export const typedIn = (held: Values): TypedWords => {
  const [words] = textsIn(held['words']);
  const [theme] = textsIn(held['theme']);
  const [region] = textsIn(held['region']);
  return { ...(words && { words }), ...(theme && { theme }), ...(region && { region }) };
};
