import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { PersonId } from '../../chat/ids.ts';
import { replace, show } from '../../chat/reply.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Office } from '../../people/office.ts';
import {
  askToLeave,
  lastOfficer,
  notOfficeAnyMore,
  removed,
  unknownPerson,
  wasNoOfficer,
  youAreNotOffice,
  youLeft,
} from './views.ts';

/** `office remove @person`: takes the office from somebody, who hears of it; never from the last. */
export const createOfficeRemove = (office: Office, deliveries: Deliveries): Command =>
  defineCommand({
    name: 'office remove',
    summary: 'Take the programme office from somebody, or from yourself',
    example: 'office remove @person',
    who: 'office',
    takes: [{ name: 'person', label: 'person', kind: 'person' }],
    input: z.object({
      person: z.uuid().transform((id) => id as PersonId),
      /** Pressed: somebody has been asked whether they mean themselves. */
      sure: z.literal('yes').optional(),
    }),
    run: async ({ person, sure }, { caller, now, change }) => {
      const isSelf = person === caller.person;
      if (isSelf && sure === undefined) return show(askToLeave(person));
      const answer = isSelf ? replace : show;
      return change(async (tx) => {
        const done = await office.remove(tx, person, caller.person, now);
        switch (done.kind) {
          case 'removed': {
            if (isSelf) return answer(youLeft());
            const key = `office-removed:${person}:${now.toISOString()}`;
            const to = { kind: 'people', people: [person] } as const;
            await deliveries.enqueue(tx, { key, to, view: youAreNotOffice(caller.name) }, now);
            return answer(removed(done.name));
          }
          case 'was-not':
            return answer(wasNoOfficer(done.name));
          case 'last':
            return answer(lastOfficer());
          case 'unknown':
            return answer(unknownPerson());
          case 'not-yours':
            return answer(notOfficeAnyMore());
        }
      });
    },
  });
