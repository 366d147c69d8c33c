import { z } from 'zod';
import type { Authorities } from '../authorities/authorities.ts';
import type { Registrations } from '../authorities/registrations.ts';
import { dateAt, type TimeZone } from '../calendar/time-zone.ts';
import type { Cases } from '../casework/cases.ts';
import { type Command, defineCommand } from '../chat/command.ts';
import { replace, show } from '../chat/reply.ts';
import { type Mine, statusView, takenBack, takenBackAlready } from './status-views.ts';

/** Cases that are shown: what is on its way, and what was decided last. */
const mostShown = 5;

export interface StatusParts {
  readonly cases: Cases;
  readonly registrations: Registrations;
  readonly authorities: Authorities;
  readonly timeZone: TimeZone;
}

/** `status`: what becomes of what one asked for, what happens next and by when. */
export const createStatus = ({ cases, registrations, authorities, timeZone }: StatusParts): Command => {
  return defineCommand({
    name: 'status',
    summary: 'See what happens next with what you offered or registered, and by when',
    example: 'status',
    who: 'member',
    input: z.union([z.object({ takeBack: z.uuid() }), z.object({})]),
    run: async (input, { caller, now, change }) => {
      if ('takeBack' in input) {
        return change(async (tx) => {
          const back = await registrations.withdraw(tx, input.takeBack, caller.person, now);
          return replace(back ? takenBack(authorities.nameOf(back.authority)) : takenBackAlready());
        });
      }
      const found = await cases.of(caller.person, mostShown);
      const about = found.flatMap((each) => (each.kind === 'registration' ? [each.about] : []));
      const known = new Map((await registrations.findAll(about)).map((each) => [each.id as string, each.authority]));
      const mine = found.map((of): Mine => {
        const authority = known.get(of.about);
        return { of, ...(authority !== undefined && { authority: authorities.nameOf(authority) }) };
      });
      return show(statusView(mine, dateAt(now, timeZone), timeZone));
    },
  });
};
