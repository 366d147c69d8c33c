import { z } from 'zod';
import type { TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { numberInput } from '../../chat/inputs.ts';
import { replace, show } from '../../chat/reply.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { People } from '../../people/people.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Subscriptions } from '../subscriptions.ts';
import { subscribersHere } from './subscribers-here.ts';
import { toldOf } from './told.ts';
import { stopped, subscribed, subscriptionGone, subscriptionList } from './views.ts';

export interface SubscriptionsParts {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly people: People;
  readonly programme: Programme;
  /** The programme's. */
  readonly timeZone: TimeZone;
}

const doing = z.object({
  of: z.uuid(),
  seen: numberInput,
  do: z.enum(['pause', 'resume', 'stop']),
});

/** `subscriptions`: what this channel and the caller get, each to be changed, paused or stopped. */
export const createSubscriptionsCommand = ({
  subscriptions,
  deliveries,
  people,
  programme,
  timeZone,
}: SubscriptionsParts): Command =>
  defineCommand({
    name: 'subscriptions',
    summary: 'See what you and this channel get of the programme’s news; change, pause or stop it',
    example: 'subscriptions',
    who: 'member',
    input: z.union([doing, z.object({})]),
    run: async (input, context) => {
      const { caller, now, change } = context;
      const here = await subscribersHere(deliveries, context);
      if (!('of' in input)) {
        const all = await subscriptions.of(here);
        const names = await people.namesOf(all.flatMap(({ setBy }) => (setBy ? [setBy] : [])));
        return show(subscriptionList(all, { programme, timeZone, nameOf: ({ setBy }) => setBy && names.get(setBy) }));
      }
      const found = (await subscriptions.of(here)).find(({ id }) => id === input.of);
      if (!found || found.version !== input.seen) return show(subscriptionGone());
      return change(async (tx) => {
        if (input.do === 'stop') {
          const count = await subscriptions.end(tx, [found.id]);
          return count === 0
            ? replace(subscriptionGone())
            : toldOf(found.of, stopped(count, found.of, caller.name), replace);
        }
        const changed = await subscriptions.pause(tx, found, input.do === 'pause', { setBy: caller.person, now });
        return changed
          ? toldOf(changed.of, subscribed(changed, { programme, timeZone, by: caller.name }), replace)
          : replace(subscriptionGone());
      });
    },
  });
