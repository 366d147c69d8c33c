import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { messageList, retried } from './views.ts';

/** Messages that are listed: the last week of a busy office. */
const mostListed = 10;

/** `deliveries`: where the bot's messages have arrived, and where not. */
export const createDeliveriesCommand = (deliveries: Deliveries): Command =>
  defineCommand({
    name: 'deliveries',
    summary: 'See where messages have arrived, and send again what has not',
    example: 'deliveries',
    who: 'office',
    input: z.union([z.object({ retry: z.uuid() }), z.object({})]),
    run: async (input, { now, change }) => {
      if (!('retry' in input)) return show(messageList(await deliveries.sums(mostListed)));
      return change(async (tx) => replace(retried(await deliveries.retry(tx, input.retry, now))));
    },
  });
