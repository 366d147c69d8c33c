import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import type { Programme } from '../programme/programme.ts';
import type { Peers } from './peers.ts';
import { askToWithdraw, notAPeer, oldCard, withdrawn, withdrawnAlready } from './views.ts';

/** `withdraw`: takes back one's offer. Asks once, with the version that the answer is about. */
export const createWithdraw = (peers: Peers, programme: Programme): Command =>
  defineCommand({
    name: 'withdraw',
    summary: 'Stop being a peer',
    example: 'withdraw',
    who: 'member',
    input: z.object({
      version: z
        .string()
        .regex(/^\d{1,9}$/u)
        .transform(Number)
        .optional(),
    }),
    run: async ({ version }, { caller, now, change }) => {
      const peer = await peers.find(caller.person);
      if (!peer) return show(notAPeer());
      if (peer.state === 'withdrawn') return show(withdrawnAlready());
      if (version === undefined) return show(askToWithdraw(peer));
      return change(async (tx) =>
        (await peers.withdraw(tx, caller.person, version, now))
          ? replace(withdrawn(peer))
          : replace(oldCard(peer, programme)),
      );
    },
  });
