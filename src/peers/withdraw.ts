import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import type { Tx } from '../chat/context.ts';
import type { PersonId } from '../chat/ids.ts';
import { numberInput } from '../chat/inputs.ts';
import { replace, show } from '../chat/reply.ts';
import type { Programme } from '../programme/programme.ts';
import { addressed, hasEnded } from './peer.ts';
import type { Peers } from './peers.ts';
import { askToWithdraw, endedAlready, notAPeer, oldCard, withdrawn } from './views.ts';

/**
 * `withdraw`: takes back one's offer. Asks once, with the version that the answer is about.
 * @param leave ends what they have begun as a peer
 */
export const createWithdraw = (
  peers: Peers,
  programme: Programme,
  leave: (tx: Tx, person: PersonId, who: string, now: Date) => Promise<void>,
): Command =>
  defineCommand({
    name: 'withdraw',
    summary: 'Stop being a peer',
    example: 'withdraw',
    who: 'member',
    input: z.object({
      version: numberInput.optional(),
    }),
    run: async ({ version }, { caller, now, change }) => {
      const peer = await peers.find(caller.person);
      if (!peer) return show(notAPeer());
      if (hasEnded(peer.state)) return show(endedAlready(peer));
      if (version === undefined) return show(askToWithdraw(peer));
      return change(async (tx) => {
        if (!(await peers.withdraw(tx, caller.person, version, now))) return replace(oldCard(peer, programme));
        await leave(tx, caller.person, addressed(peer), now);
        return replace(withdrawn(peer));
      });
    },
  });
