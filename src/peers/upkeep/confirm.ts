import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace, show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import { notDone } from './refusals.ts';
import type { UpkeepService } from './upkeep.ts';
import { confirmed } from './views.ts';

/** `confirm`: a peer says that what they told us is still right, so that they are not asked again for a while. */
export const createConfirm = (upkeep: UpkeepService, { pool }: Pick<Programme, 'pool'>): Command =>
  defineCommand({
    name: 'confirm',
    summary: 'Say that what you told us as a peer is still right',
    example: 'confirm',
    who: 'member',
    input: z.object({}),
    run: (_, { caller, now, change }) =>
      change(async (tx) => {
        const done = await upkeep.confirm(tx, caller.person, now);
        return done.kind === 'done' ? replace(confirmed(pool.confirmYears)) : show(notDone(done));
      }),
  });
