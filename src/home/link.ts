import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import type { Linking } from '../people/linking/linking.ts';
import { askToLink, codeMade, codeUsed, linked, notLinked } from './link-views.ts';

/** `link`: gives a code; `link <code>`, typed with another account, makes the two one person. */
export const createLink = (linking: Linking, deliveries: Deliveries): Command =>
  defineCommand({
    name: 'link',
    summary: 'Use the bot as one person on Slack and on Teams: get a code, and type it there',
    example: 'link',
    who: 'member',
    takes: [{ name: 'code', label: 'code', kind: 'text', optional: true }],
    input: z.object({
      code: z.string().max(100, 'This is too long to be a code.').optional(),
      /** They have seen whose code it is. */
      sure: z.literal('yes').optional(),
    }),
    run: async ({ code, sure }, { caller, now, change }) => {
      if (code === undefined) return show(codeMade(await linking.newCode(caller, now)));
      if (sure === undefined) {
        const found = await linking.look(caller, code, now);
        return show(found.kind === 'found' ? askToLink(found.other, code) : notLinked(found, now));
      }
      return change(async (tx) => {
        const result = await linking.link(tx, caller, code, now);
        if (result.kind !== 'linked') return replace(notLinked(result, now));
        const { person, other, kept } = result;
        if (other) {
          const key = `linked:${person}:${caller.account}:${now.toISOString()}`;
          const to = { kind: 'accounts', accounts: [other.account] } as const;
          await deliveries.enqueue(tx, { key, view: codeUsed(caller), to }, now);
        }
        return replace(linked(other, kept));
      });
    },
  });
