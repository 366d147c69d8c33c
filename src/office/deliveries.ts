import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { messageList, retried, takenBack } from './views.ts';

/** Messages that are listed: the last week of a busy office. */
const mostListed = 10;

/** `deliveries`: where the bot's messages have arrived, and where not. */
export const createDeliveriesCommand = (deliveries: Deliveries): Command =>
  defineCommand({
    name: 'deliveries',
    summary: 'See where messages have arrived, send again what has not, take back what waits',
    example: 'deliveries',
    who: 'office',
    input: z.union([z.object({ retry: z.uuid() }), z.object({ cancel: z.uuid() }), z.object({})]),
    run: async (input, { now, change }) => {
      if ('retry' in input) {
        return change(async (tx) => replace(retried(await deliveries.retry(tx, input.retry, now))));
      }
      if ('cancel' in input) {
        return change(async (tx) => replace(takenBack(await deliveries.cancel(tx, input.cancel, now))));
      }
      return show(messageList(await deliveries.sums(mostListed), await deliveries.stops()));
    },
  });
