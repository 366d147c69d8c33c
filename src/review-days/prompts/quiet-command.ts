import { z } from 'zod';
import { noTimeOfDay, timeOfDay } from '../../calendar/time-of-day.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { timeInput } from '../../chat/inputs.ts';
import { show } from '../../chat/reply.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import { usualQuiet } from './prompting.ts';
import { findQuietOf, saveQuiet } from './store.ts';

/** `prompts quiet`: when somebody is not to be reminded. */
export const createQuietHours = ({
  database,
  programme,
}: {
  readonly database: Database;
  readonly programme: Programme;
}): Command =>
  defineCommand({
    name: 'prompts quiet',
    summary: 'Say when nobody is to remind you',
    example: 'prompts quiet',
    who: 'member',
    input: z.object({ from: timeInput, until: timeInput }),
    form: async ({ caller }) => {
      const quiet = (await findQuietOf(database, caller.person)) ?? usualQuiet(programme);
      return {
        title: 'Quiet hours',
        submit: 'Save',
        start: { from: quiet.from, until: quiet.until },
        steps: () => [
          {
            title: 'Quiet hours',
            fields: [
              {
                kind: 'words',
                name: 'what',
                label: 'What they are for',
                text: 'Reminders wait until they are over. Answers, prompts at their own times, and ticks do not.',
              },
              { kind: 'text', name: 'from', label: 'From', hint: 'Like 18:00.', most: 8 },
              { kind: 'text', name: 'until', label: 'Until', hint: 'Like 07:30.', most: 8 },
            ],
            check: ({ from, until }) => {
              const [first, last] = [timeOfDay(String(from ?? '')), timeOfDay(String(until ?? ''))];
              return {
                ...(!first && { from: noTimeOfDay }),
                ...(!last && { until: noTimeOfDay }),
                ...(first && first === last && { until: 'This is no time at all.' }),
              };
            },
          },
        ],
      };
    },
    run: (quiet, { caller, change }) =>
      change(async (tx) => {
        await saveQuiet(tx, caller.person, quiet);
        const said = `Nobody reminds you from ${quiet.from} to ${quiet.until}.`;
        return show({ summary: said, blocks: [{ kind: 'text', text: said }] });
      }),
  });
