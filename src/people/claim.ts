import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import type { Office } from './office.ts';
import { badCode, claimed, personaCannotClaim } from './views.ts';

/** `claim <code>`: whoever types the operator's one-time code becomes the programme office. */
export const createClaim = (office: Office): Command =>
  defineCommand({
    name: 'claim',
    summary: 'Become the programme office, with the code that the operator gave you',
    example: 'claim ABCD-EFGH-JKMN',
    who: 'anyone',
    takes: [{ name: 'code', label: 'code', kind: 'text' }],
    input: z.object({ code: z.string().min(1).max(100, 'This is too long to be a code.') }),
    run: ({ code }, { caller, now, change }) =>
      change(async (tx) => {
        const claim = await office.claim(tx, code, caller, now);
        switch (claim.kind) {
          case 'claimed':
          case 'already':
            return show(claimed(caller, claim.kind === 'already'));
          case 'bad-code':
            return show(badCode());
          case 'persona':
            return show(personaCannotClaim());
        }
      }),
  });
