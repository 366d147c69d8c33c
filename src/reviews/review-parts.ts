import type { Command } from '../chat/command.ts';
import type { Cards } from '../delivery/message.ts';
import type { Job } from '../schedule/job.ts';
import { createReviewHere } from './channels/here.ts';
import { createLifeParts } from './life/life-parts.ts';
import { createReviewsRetention } from './retention.ts';
import { createTeamParts } from './team/team-parts.ts';

type Needs = Parameters<typeof createLifeParts>[0] & Omit<Parameters<typeof createTeamParts>[0], 'record'>;

/** Reviews: their life, their team, and the channels they live in. */
export const createReviewParts = (needs: Needs) => {
  const life = createLifeParts(needs);
  const team = createTeamParts({ ...needs, record: life.record });
  const commands: readonly Command[] = [...life.commands, ...team.commands, createReviewHere(needs)];
  const officeCommands: readonly Command[] = [...life.officeCommands, ...team.officeCommands];
  const cards: Cards = { ...life.cards, ...team.cards };
  const jobs: readonly Job[] = [...team.jobs, createReviewsRetention(needs.programme)];
  return { commands, officeCommands, cards, jobs, leave: team.leave, record: life.record };
};
