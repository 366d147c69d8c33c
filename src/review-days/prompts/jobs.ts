import type { Tx } from '../../chat/context.ts';
import type { Job } from '../../schedule/job.ts';
import type { createFollowUp } from './follow-up.ts';
import type { createPrompting } from './prompting.ts';

/** Sends what is due on the days of reviews: prompts first, then what follows from those before. */
export const createPromptsJob = (
  prompt: ReturnType<typeof createPrompting>,
  followUp: ReturnType<typeof createFollowUp>,
): Job => ({
  name: 'prompts',
  does: 'Sends the prompts of reviews that are due, reminds once, and then tells the review manager',
  recurrence: { kind: 'every', minutes: 1 },
  catchUp: { kind: 'once' },
  run: async (tx: Tx, { now }) => {
    const { sent, missed } = await prompt(tx, now);
    await followUp.missed(tx, missed, now);
    const again = await followUp.again(tx, now);
    const nudged = await followUp.nudge(tx, now);
    const told = await followUp.tell(tx, now);
    return `sent ${sent}, late ${missed.length}, again ${again}, reminded ${nudged}, told ${told}`;
  },
});
