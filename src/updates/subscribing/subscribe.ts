import { z } from 'zod';
import { type Region, regions } from '../../authorities/authority.ts';
import type { Weekday } from '../../calendar/names.ts';
import { timeZone as readTimeZone, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import type { Field, Option } from '../../chat/form.ts';
import { type Reply, show } from '../../chat/reply.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Programme } from '../../programme/programme.ts';
import { type Rhythm, type Subscriber, type Subscription, weekdayKeys } from '../subscription.ts';
import type { Subscriptions } from '../subscriptions.ts';
import { readWishes, type TypedWishes, type TypedWords } from './read-wishes.ts';
import { botIsNotHere, subscribed, subscriptionGone, tooMany, unread } from './views.ts';

export interface SubscribeParts {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly programme: Programme;
  /** Where people live, unless they say otherwise. */
  readonly timeZone: TimeZone;
}

const asOptions = (
  items: readonly { readonly key: string; readonly name: string; readonly hint?: string }[],
): readonly Option[] => items.map(({ key, name, hint }) => ({ value: key, label: name, ...(hint && { hint }) }));

const weekdays: readonly Option[] = Object.keys(weekdayKeys).map((key) => ({
  value: key,
  label: `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
}));

const days: readonly Option[] = Array.from({ length: 31 }, (_, index) => ({
  value: String(index + 1),
  label: index < 28 ? `Day ${index + 1}` : `Day ${index + 1}, or the last`,
}));

const keyOfWeekday = (weekday: Weekday): string =>
  Object.entries(weekdayKeys).find(([, each]) => each === weekday)?.[0] ?? 'monday';

const whenFields = (every: unknown): readonly Field[] => [
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
  { kind: 'text', name: 'at', label: 'At', hint: 'A time of day, like 08:30.', most: 5 },
];

const fields = (values: Values, { programme }: SubscribeParts, inChannel: boolean): readonly Field[] => [
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
  ...whenFields(values['every']),
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
const startOf = (typed: TypedWishes, before: Subscription | undefined, { programme }: SubscribeParts): Values => {
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

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'This is not a time of day. Write it like 08:30.');

const input = z.object({
  for: z.enum(['channel', 'me']).optional(),
  topics: z.array(z.string()),
  every: z.enum(['daily', 'weekly', 'monthly']),
  weekday: z.string().optional(),
  day: z.string().optional(),
  at: time,
  themes: z.array(z.string()),
  regionFirst: z.string().optional(),
  urgent: z.boolean(),
  /** The subscription that is changed, as it was seen. */
  change: z.uuid().optional(),
  seen: z
    .string()
    .regex(/^\d{1,9}$/u)
    .transform(Number)
    .optional(),
});

const rhythmOf = ({ every, weekday = '', day, at }: z.infer<typeof input>): Rhythm => {
  switch (every) {
    case 'daily':
      return { kind: 'daily', at };
    case 'weekly':
      return { kind: 'weekly', on: weekdayKeys[weekday] ?? 1, at };
    case 'monthly':
      return { kind: 'monthly', day: Number(day ?? 1), at };
  }
};

/** What was typed, among the values that a form begins with. */
const typedIn = (held: Values): TypedWords => {
  const [words] = textsIn(held['words']);
  const [theme] = textsIn(held['theme']);
  const [region] = textsIn(held['region']);
  return { ...(words && { words }), ...(theme && { theme }), ...(region && { region }) };
};

/** `subscribe`: a channel, or a person, hears of programme news in digests. */
export const createSubscribe = (parts: SubscribeParts): Command => {
  const { subscriptions, deliveries, programme, timeZone } = parts;

  const form = async ({ conversation }: Context, held: Values): Promise<FormPlan | View> => {
    const read = readWishes(typedIn(held), programme);
    if ('why' in read) return unread(read.why);
    const [id] = textsIn(held['change']);
    const before = id === undefined ? undefined : await subscriptions.find(id);
    if (id !== undefined && !before) return subscriptionGone();
    const inChannel = conversation.kind === 'channel' && !before;
    return {
      title: before ? 'Change a subscription' : 'Subscribe to programme news',
      submit: before ? 'Save' : 'Subscribe',
      start: startOf(read.wishes, before, parts),
      carries: ['change', 'seen'],
      uses: ['words', 'theme', 'region'],
      steps: (values) => [{ title: 'What and when', fields: fields(values, parts, inChannel) }],
    };
  };

  const subscriberOf = async (
    wanted: 'channel' | 'me' | undefined,
    { caller, conversation }: Context,
  ): Promise<Subscriber | undefined> => {
    if (conversation.kind === 'direct' || wanted === 'me') return { kind: 'person', person: caller.person };
    const channel = await deliveries.channelIn(caller.workspace.id, conversation);
    return channel && { kind: 'channel', channel };
  };

  /** Everybody in a channel sees that it hears of news from now on; the rest is for the caller. */
  const answer = (of: Subscriber, view: View): Reply =>
    of.kind === 'channel' ? { kind: 'show', to: 'conversation', view } : show(view);

  return defineCommand({
    name: 'subscribe',
    summary: 'Get programme news as a digest, here or for yourself',
    example: 'subscribe reviews weekly on monday at 08:30',
    who: 'member',
    takes: [
      { name: 'words', label: 'topics, how often, at 08:30', kind: 'text', optional: true },
      { name: 'theme', label: 'theme', kind: 'word', keyed: true, optional: true },
      { name: 'region', label: 'region', kind: 'word', keyed: true, optional: true },
    ],
    input,
    form,
    run: async (asked, context) => {
      const { caller, now, change } = context;
      const by = { setBy: caller.person, now };
      const zone = readTimeZone(timeZone) ?? timeZone;
      const wishes = {
        topics: asked.topics,
        themes: asked.themes,
        ...(asked.regionFirst && { region: asked.regionFirst as Region }),
        rhythm: rhythmOf(asked),
        timeZone: zone,
        urgent: asked.urgent,
      };
      if (asked.change !== undefined) {
        const before = await subscriptions.find(asked.change);
        if (!before) return show(subscriptionGone());
        return change(async (tx) => {
          const seen = { id: before.id, version: asked.seen ?? before.version };
          const changed = await subscriptions.change(tx, seen, wishes, by);
          return changed
            ? answer(changed.of, subscribed(changed, { programme, by: caller.name }))
            : show(subscriptionGone());
        });
      }
      const of = await subscriberOf(asked.for, context);
      if (!of) return show(botIsNotHere(context.conversation.name));
      return change(async (tx) => {
        const begun = await subscriptions.begin(tx, of, wishes, by);
        if (!begun) return show(tooMany());
        const { firstItems } = programme.updates.digest;
        const lately = begun.lately.slice(0, firstItems);
        return answer(of, subscribed(begun.subscription, { programme, by: caller.name, lately }));
      });
    },
  });
};
