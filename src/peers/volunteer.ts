import type { Authorities } from '../authorities/authorities.ts';
import type { Clock } from '../calendar/clock.ts';
import { dateAt, type TimeZone } from '../calendar/time-zone.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { type Command, defineCommand } from '../chat/command.ts';
import { show } from '../chat/reply.ts';
import type { Programme } from '../programme/programme.ts';
import { readOrganisation, suggestOrganisations } from './organisation.ts';
import { hasEnded, type Peer } from './peer.ts';
import type { Peers } from './peers.ts';
import { changed, volunteered } from './views.ts';
import { type VolunteerFormParts, volunteerForm } from './volunteer-form.ts';
import { volunteerInput } from './volunteer-input.ts';

interface Parts {
  readonly peers: Peers;
  readonly authorities: Authorities;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
}

const groupOfficeOf = (peer: Peer | undefined, isTold: boolean): VolunteerFormParts['groupOffice'] => {
  if (peer?.kind === 'member' && peer.state !== 'interested' && !hasEnded(peer.state)) return 'passed-on';
  return isTold ? 'told' : 'asked';
};

/** `volunteer`: offers one's time as a peer, or changes what one offered. */
export const createVolunteer = ({ peers, authorities, programme, clock, timeZone }: Parts): Command => {
  const search = () => ({
    authorities,
    kinds: programme.volunteering.organisationKinds,
    today: dateAt(clock.now(), timeZone),
  });
  const read = (value: string) => readOrganisation(value, search());

  return defineCommand({
    name: 'volunteer',
    summary: 'Offer your time as a peer, or change what you offered',
    example: 'volunteer',
    who: 'member',
    input: volunteerInput({ programme, readOrganisation: read }),
    form: async ({ caller }) => {
      const [peer, named] = await Promise.all([peers.find(caller.person), peers.hasGroupOffice(caller.person)]);
      const { name, email } = caller;
      const account = { name, ...(email !== undefined && { email }) };
      return volunteerForm({
        programme,
        account,
        peer,
        groupOffice: groupOfficeOf(peer, named),
        readOrganisation: read,
      });
    },
    suggest: { organisations: (query) => suggestOrganisations(query, search()) },
    run: ({ details, groupOffice }, { caller, now, change }) =>
      change(async (tx) => {
        const replyBy = addWorkingDays(dateAt(now, timeZone), programme.officeReply.workingDays);
        const offer = { details, groupOffice, replyBy };
        const { peer, isNew, isToCheck } = await peers.volunteer(tx, caller.person, offer, now);
        if (isNew) return show(volunteered(peer, programme, replyBy));
        return show(changed(peer, programme, isToCheck ? replyBy : undefined));
      }),
  });
};
