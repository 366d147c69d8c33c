import type { Authorities } from '../../authorities/authorities.ts';
import type { Clock } from '../../calendar/clock.ts';
import type { Command } from '../../chat/command.ts';
import type { Cards } from '../../delivery/message.ts';
import type { Peers } from '../../peers/peers.ts';
import type { People } from '../../people/people.ts';
import type { Job } from '../../schedule/job.ts';
import type { RecordNeed } from '../life/life-parts.ts';
import { createTeamAdd } from './add.ts';
import { createTeamAnswer, createTeamAsk } from './answer.ts';
import { createAnswering } from './answering.ts';
import { createApproach } from './approach.ts';
import { createBase, type TeamNeeds } from './base.ts';
import { createTeamException } from './exception.ts';
import { createGather } from './gather.ts';
import { createReminders } from './jobs.ts';
import { createListing } from './listing.ts';
import { createOnTeam } from './on-team.ts';
import { seatCard, seatCardView } from './seat-card.ts';
import { createTeamCommand } from './team-command.ts';

interface Needs extends Omit<TeamNeeds, 'gather'> {
  readonly people: People;
  readonly peers: Peers;
  readonly authorities: Authorities;
  readonly clock: Clock;
  readonly record: RecordNeed;
}

/** How a review's team is put together, from the list to the last confirmation. */
export const createTeamParts = (parts: Needs) => {
  const { programme, clock } = parts;
  const needs = { ...parts, gather: createGather(parts) };
  const base = createBase(needs);
  const on = createOnTeam(needs, base);
  const listing = createListing(needs, base);
  const answering = createAnswering(needs, base);
  const commands: readonly Command[] = [
    createTeamCommand(needs, createApproach(needs, base), on),
    createTeamAdd(needs, listing, on),
    createTeamAnswer(answering, programme),
    createTeamAsk(answering),
  ];
  const officeCommands: readonly Command[] = [createTeamException(needs, listing, on)];
  const jobs: readonly Job[] = [createReminders(needs, base)];
  const cards: Cards = {
    [seatCard]: async (id) => {
      const asked = await answering.find(id, clock.now());
      return asked && seatCardView(asked, programme);
    },
  };
  return { commands, officeCommands, jobs, cards, leave: answering.leave };
};
