import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace, show } from '../../chat/reply.ts';
import { notDone } from './refusals.ts';
import type { UpkeepService } from './upkeep.ts';
import { breakEnded } from './views.ts';

/** `resume`: ends a peer's break before its time. */
export const createResume = (upkeep: UpkeepService): Command =>
  defineCommand({
    name: 'resume',
    summary: 'End your break as a peer',
    example: 'resume',
    who: 'member',
    input: z.object({}),
    run: (_, { caller, now, change }) =>
      change(async (tx) => {
        const done = await upkeep.resume(tx, caller.person, now);
        return done.kind === 'done' ? replace(breakEnded()) : show(notDone(done));
      }),
  });
