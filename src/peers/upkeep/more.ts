import type { Authorities } from '../../authorities/authorities.ts';
import type { Clock } from '../../calendar/clock.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace, show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import { readOrganisation, suggestOrganisations } from '../organisation.ts';
import { isApproved } from '../peer.ts';
import { moreForm } from './more-form.ts';
import { moreInput } from './more-input.ts';
import { moreCard, putOff } from './more-views.ts';
import { notDone, notForThem } from './refusals.ts';
import type { UpkeepService } from './upkeep.ts';

interface Parts {
  readonly upkeep: UpkeepService;
  readonly authorities: Authorities;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
}

/** `more`: the rest of a peer's profile, one or two questions at a time; each can be answered again. */
export const createMore = ({ upkeep, authorities, programme, clock, timeZone }: Parts): Command => {
  const kinds = programme.volunteering.organisationKinds;
  const today = () => dateAt(clock.now(), timeZone);
  const read = (value: string) => readOrganisation(value, { authorities, kinds, today: today() });

  return defineCommand({
    name: 'more',
    summary: 'Tell us a little more about yourself as a peer, and change it',
    example: 'more',
    who: 'member',
    input: moreInput(read),
    form: async ({ caller }) =>
      moreForm({
        programme,
        upkeep: await upkeep.find(caller.person, today()),
        today: today(),
        readOrganisation: read,
      }),
    suggest: { earlier: (query) => suggestOrganisations(query, { authorities, kinds, today: today() }) },
    run: async (more, { caller, now, change }) => {
      const known = await upkeep.find(caller.person, today());
      if (!known || !isApproved(known.state)) return show(notForThem(known));
      switch (more.kind) {
        case 'look':
          return show(moreCard(known, programme));
        case 'later':
          return change(async (tx) => {
            const done = await upkeep.putOff(tx, caller.person, now);
            return done.kind === 'done' ? replace(putOff()) : show(notDone(done));
          });
        case 'answer':
          return change(async (tx) => {
            const done = await upkeep.answer(tx, caller.person, more, today(), now);
            return show(done.kind === 'done' ? moreCard(done.upkeep, programme, 'saved') : notDone(done));
          });
      }
    },
  });
};
