import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { askToBeHere, botIsNotHere, isHere, noChannel, notHereAnyMore } from './here-views.ts';

/** `office here`: the office reads what waits for it in this channel. */
export const createOfficeHere = (deliveries: Deliveries): Command =>
  defineCommand({
    name: 'office here',
    summary: 'Have the office’s cards and reports posted in this channel',
    example: 'office here',
    who: 'office',
    input: z.object({ to: z.enum(['here', 'nowhere']).optional() }),
    run: async ({ to }, { caller, conversation, now, change }) => {
      const before = await deliveries.officeChannel();
      if (to === 'nowhere') {
        return change(async (tx) => {
          await deliveries.setOfficeChannel(tx, undefined, now);
          return replace(notHereAnyMore());
        });
      }
      if (conversation.kind === 'direct') return show(noChannel(before));
      const channel = await deliveries.channelIn(caller.workspace.id, conversation);
      if (channel === undefined) return show(botIsNotHere(conversation.name));
      if (before?.id === channel) return show(isHere(before));
      if (to === undefined) return show(askToBeHere(conversation.name, before));
      return change(async (tx) => {
        await deliveries.setOfficeChannel(tx, channel, now);
        return replace(isHere({ name: conversation.name, workspace: caller.workspace.name }));
      });
    },
  });
