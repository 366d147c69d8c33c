import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import type { Deliveries } from '../../delivery/deliveries.ts';
import type { Office } from '../../people/office.ts';
import {
  added,
  alreadyOffice,
  cannotActThere,
  isGuest,
  notOfficeAnyMore,
  unknownPerson,
  youAreOffice,
} from './views.ts';

/** `office add @person`: makes somebody the programme office, who hears of it. */
export const createOfficeAdd = (office: Office, deliveries: Deliveries): Command =>
  defineCommand({
    name: 'office add',
    summary: 'Make somebody the programme office',
    example: 'office add @person',
    who: 'office',
    takes: [{ name: 'person', label: 'person', kind: 'person' }],
    input: z.object({ person: z.uuid().transform((id) => id as PersonId) }),
    run: ({ person }, { caller, now, change }) =>
      change(async (tx) => {
        const done = await office.add(tx, person, caller.person, now);
        switch (done.kind) {
          case 'added': {
            const key = `office-added:${person}:${now.toISOString()}`;
            const to = { kind: 'people', people: [person] } as const;
            await deliveries.enqueue(tx, { key, to, view: youAreOffice(caller.name) }, now);
            return show(added(done.name));
          }
          case 'already':
            return show(alreadyOffice(done.name));
          case 'guest':
            return show(isGuest(done.name));
          case 'elsewhere':
            return show(cannotActThere(done.name));
          case 'unknown':
            return show(unknownPerson());
          case 'not-yours':
            return show(notOfficeAnyMore());
        }
      }),
  });
