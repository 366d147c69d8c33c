import { z } from 'zod';
import { instantInWords } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { refuse } from '../../chat/refusal.ts';
import { show } from '../../chat/reply.ts';
import { command } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import { isOpen } from '../../reviews/review.ts';
import type { createGather } from './gathered.ts';
import { type GatherNeeds, seatIn } from './gathered.ts';
import { usualQuiet } from './prompting.ts';
import { remindersAfter } from './quiet.ts';
import { findPromptOf, findQuietOf, saveSnooze } from './store.ts';
import { aboutOf } from './subjects.ts';

const minute = 60_000;

const gone = (): View =>
  refuse({
    missing: 'This prompt is not yours any more, or its review has ended.',
    next: ['Type ', command('today'), ' to see what is on now.'],
  });

const tooLate = (): View =>
  refuse({
    missing: 'It would come again only when it is of no use any more.',
    next: ['Type ', command('today'), ' to see it at any time.'],
  });

/** `prompts later`: what somebody was sent comes again, in a while. */
export const createPromptLater = (
  gather: ReturnType<typeof createGather>,
  { database, programme }: Pick<GatherNeeds, 'database' | 'programme'>,
): Command =>
  defineCommand({
    name: 'prompts later',
    summary: 'Have a prompt come again in a while',
    example: 'prompts later',
    who: 'member',
    fromCards: true,
    input: z.object({ prompt: z.uuid() }),
    run: async ({ prompt: id }, { caller, now, change }) => {
      const prompt = await findPromptOf(database, id, caller.person);
      const gathered = prompt && (await gather({ ...prompt, about: aboutOf(prompt) }));
      if (!prompt || !gathered || !isOpen(gathered.visit.review) || !seatIn(gathered, caller.person))
        return show(gone());
      const { moment, visit } = gathered;
      const until = new Date(now.getTime() + programme.prompting.snoozeMinutes * minute);
      if (!moment || until >= moment.until) return show(tooLate());
      const quiet = (await findQuietOf(database, caller.person)) ?? usualQuiet(programme);
      // Nobody is reminded of what has not come again yet.
      const reminders = remindersAfter(until, programme.prompting.nudge.afterMinutes, quiet, visit.zone);
      return change(async (tx) => {
        if (!(await saveSnooze(tx, { prompt: prompt.id, person: caller.person, until, ...reminders })))
          return show(gone());
        const when = instantInWords(until, visit.zone);
        return show({ summary: 'It comes again', blocks: [{ kind: 'text', text: `It comes again: ${when}.` }] });
      });
    },
  });
