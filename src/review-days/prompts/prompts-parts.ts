import type { Clock } from '../../calendar/clock.ts';
import { dateAt } from '../../calendar/time-zone.ts';
import type { Command } from '../../chat/command.ts';
import type { Cards, Draw } from '../../delivery/message.ts';
import type { ReviewId } from '../../reviews/review.ts';
import type { Job } from '../../schedule/job.ts';
import type { DrawParts } from '../checklists/views.ts';
import type { OnTimetable } from '../timetable/on-timetable.ts';
import { createFollowUp, type FollowUpNeeds } from './follow-up.ts';
import { createGather, type GatherNeeds, seatIn } from './gathered.ts';
import { createPromptsJob } from './jobs.ts';
import { createPromptLater } from './later.ts';
import type { PromptKey } from './moment.ts';
import { createPrompting, type PromptingNeeds } from './prompting.ts';
import { createPromptsCommands, type PromptsCommandParts } from './prompts-command.ts';
import { createQuietHours } from './quiet-command.ts';
import { myPromptCard, nudgeCard, promptCard } from './subjects.ts';
import { createPromptTimes } from './times-command.ts';
import { type Ahead, promptView } from './views.ts';

interface Needs extends GatherNeeds, PromptingNeeds, FollowUpNeeds, PromptsCommandParts, DrawParts {
  readonly notes: GatherNeeds['notes'] & FollowUpNeeds['notes'];
  readonly clock: Clock;
  /** Dates of a review that are still to come. */
  readonly ahead: (review: ReviewId, today: ReturnType<typeof dateAt>) => Promise<readonly Ahead[]>;
}

/** The prompts of review days: when they come, what they show, and what people want of them. */
export const createPromptsParts = (on: OnTimetable, needs: Needs) => {
  const { programme, timeZone, clock } = needs;
  const gather = createGather(needs);

  const draw = async (id: string, isAgain: boolean): Promise<ReturnType<typeof promptView>> => {
    const [review = '', key = '', about = '', person] = id.split(':');
    const gathered = await gather({ review: review as ReviewId, key: key as PromptKey, about });
    const seat = gathered && person !== undefined ? seatIn(gathered, person) : undefined;
    if (!gathered || (person !== undefined && !seat)) return undefined;
    const isLast = gathered.prompt.key === 'morning-after';
    const ahead = isLast ? await needs.ahead(gathered.visit.review.id, dateAt(clock.now(), gathered.visit.zone)) : [];
    return promptView(gathered, { person: seat, ahead, isAgain }, { programme, timeZone });
  };
  const drawPrompt: Draw = (id) => draw(id, false);
  const drawNudge: Draw = (id) => draw(id, true);

  const commands: readonly Command[] = [
    ...createPromptsCommands(on, needs),
    createPromptLater(gather, needs),
    createQuietHours(needs),
    createPromptTimes(on, needs),
  ];
  const cards: Cards = { [promptCard]: drawPrompt, [myPromptCard]: drawPrompt, [nudgeCard]: drawNudge };
  const jobs: readonly Job[] = [createPromptsJob(createPrompting(needs), createFollowUp(needs))];
  return { commands, cards, jobs };
};
