import { z } from 'zod';
import { type Command, defineCommand } from '../chat/command.ts';
import type { PersonId } from '../chat/ids.ts';
import { show } from '../chat/reply.ts';
import type { Holds } from '../people/holds/holds.ts';
import { held, released } from './hold-views.ts';

const takes = [{ name: 'person', label: 'person', kind: 'person' }] as const;
const input = z.object({
  person: z.uuid('Mention the person with @.').transform((id) => id as PersonId),
});

/** `hold`: nothing of a person is deleted, because of a complaint or a legal duty. */
export const createHold = (holds: Holds): Command =>
  defineCommand({
    name: 'hold',
    summary: 'Keep everything of a person, because of a complaint or a legal duty',
    example: 'hold @person',
    who: 'office',
    takes,
    input,
    run: ({ person }, { caller, now, change }) =>
      change(async (tx) => show(held(await holds.hold(tx, person, caller.person, now)))),
  });

/** `release`: lifts a hold. Whoever asked meanwhile to be forgotten is forgotten now. */
export const createRelease = (holds: Holds): Command =>
  defineCommand({
    name: 'release',
    summary: 'Lift a hold on a person',
    example: 'release @person',
    who: 'office',
    takes,
    input,
    run: ({ person }, { caller, now, change }) =>
      change(async (tx) => show(released(await holds.release(tx, person, caller.person, now)))),
  });
