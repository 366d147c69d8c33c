import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import type { Forgetting } from '../people/forgetting/forgetting.ts';
import { askToForget, forgotten } from './forget-me-views.ts';

/** `forget-me`: deletes all that is held about the caller. Asks once, and says what stays. */
export const createForgetMe = ({ forget, stays }: Forgetting): Command =>
  defineCommand({
    name: 'forget-me',
    summary: 'Have everything deleted that is held about you',
    example: 'forget-me',
    who: 'anyone',
    input: z.object({ sure: z.literal('yes').optional() }),
    run: async ({ sure }, { caller, now, change }) =>
      sure === undefined
        ? show(askToForget(stays))
        : change(async (tx) => replace(forgotten(await forget(tx, caller.person, now), stays))),
  });
