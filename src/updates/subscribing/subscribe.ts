import { z } from 'zod';
import type { Region } from '../../authorities/authority.ts';
import { weekdayOf } from '../../calendar/names.ts';
import type { TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { numberInput, timeInput } from '../../chat/inputs.ts';
import { show } from '../../chat/reply.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Programme } from '../../programme/programme.ts';
import { type Rhythm, type Subscriber, type Subscription, zoneFor } from '../subscription.ts';
import type { Subscriptions } from '../subscriptions.ts';
import { readWishes } from './read-wishes.ts';
import { fields, startOf, typedIn } from './subscribe-form.ts';
import { subscribersHere } from './subscribers-here.ts';
import { toldOf } from './told.ts';
import { botIsNotHere, subscribed, subscriptionGone, tooMany, unread } from './views.ts';

export interface SubscribeParts {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly programme: Programme;
  /** The programme's: where people live of whom no platform says otherwise. */
  readonly timeZone: TimeZone;
}

const input = z.object({
  for: z.enum(['channel', 'me']).optional(),
  topics: z.array(z.string()),
  every: z.enum(['daily', 'weekly', 'monthly']),
  weekday: z.string().optional(),
  day: z.string().optional(),
  at: timeInput,
  themes: z.array(z.string()),
  regionFirst: z.string().optional(),
  urgent: z.boolean(),
  /** The subscription that is changed, as it was seen. */
  change: z.uuid().optional(),
  seen: numberInput.optional(),
});

const rhythmOf = ({ every, weekday = '', day, at }: z.infer<typeof input>): Rhythm => {
  switch (every) {
    case 'daily':
      return { kind: 'daily', at };
    case 'weekly':
      return { kind: 'weekly', on: weekdayOf(weekday) ?? 1, at };
    case 'monthly':
      return { kind: 'monthly', day: Number(day ?? 1), at };
  }
};

/** `subscribe`: a channel, or a person, hears of programme news in digests. */
export const createSubscribe = (parts: SubscribeParts): Command => {
  const { subscriptions, deliveries, programme, timeZone } = parts;

  /** A subscription of the caller's or of the channel they are in; nobody else's is theirs to see or change. */
  const findHere = async (id: string, context: Context): Promise<Subscription | undefined> =>
    (await subscriptions.of(await subscribersHere(deliveries, context))).find((each) => each.id === id);

  const form = async (context: Context, held: Values): Promise<FormPlan | View> => {
    const read = readWishes(typedIn(held), programme);
    if ('why' in read) return unread(read.why, 'subscribe reviews weekly on monday at 08:30');
    const [id] = textsIn(held['change']);
    const before = id === undefined ? undefined : await findHere(id, context);
    if (id !== undefined && !before) return subscriptionGone();
    const inChannel = context.conversation.kind === 'channel' && !before;
    const zone = zoneFor(before, context.caller.timeZone, timeZone);
    const more = { programme, inChannel, ...(zone !== timeZone && { zone }) };
    return {
      title: before ? 'Change a subscription' : 'Subscribe to programme news',
      submit: before ? 'Save' : 'Subscribe',
      start: startOf(read.wishes, before, programme),
      carries: ['change', 'seen'],
      uses: ['words', 'theme', 'region'],
      steps: (values) => [{ title: 'What and when', fields: fields(values, more) }],
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
      const wishesFrom = (before?: Subscription) => ({
        topics: asked.topics,
        themes: asked.themes,
        ...(asked.regionFirst && { region: asked.regionFirst as Region }),
        rhythm: rhythmOf(asked),
        timeZone: zoneFor(before, caller.timeZone, timeZone),
        urgent: asked.urgent,
      });
      const words = { programme, timeZone, by: caller.name };
      if (asked.change !== undefined) {
        const before = await findHere(asked.change, context);
        if (!before) return show(subscriptionGone());
        return change(async (tx) => {
          const seen = { id: before.id, version: asked.seen ?? before.version };
          const changed = await subscriptions.change(tx, seen, wishesFrom(before), by);
          return changed ? toldOf(changed.of, subscribed(changed, words)) : show(subscriptionGone());
        });
      }
      const of = await subscriberOf(asked.for, context);
      if (!of) return show(botIsNotHere(context.conversation.name));
      return change(async (tx) => {
        const begun = await subscriptions.begin(tx, of, wishesFrom(), by);
        if (!begun) return show(tooMany());
        const { firstItems } = programme.updates.digest;
        const lately = begun.lately.slice(0, firstItems);
        return toldOf(of, subscribed(begun.subscription, { ...words, lately }));
      });
    },
  });
};
