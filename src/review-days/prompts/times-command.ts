import { z } from 'zod';
import { noTimeOfDay, type TimeOfDay, timeOfDay } from '../../calendar/time-of-day.ts';
import { timeZone, zoneInWords } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { FieldErrors, Values } from '../../chat/values.ts';
import { nameOf } from '../../reviews/review.ts';
import { findOwnTimes, saveOwnTimes } from '../times/store.ts';
import { naming, type OnTimetable, reviewTyped } from '../timetable/on-timetable.ts';
import type { PromptsCommandParts } from './prompts-command.ts';

/** `prompts times`: a review’s own times of its prompts, and its own time zone. */
export const createPromptTimes = (
  on: OnTimetable,
  { database, programme, timeZone: usualZone }: PromptsCommandParts,
): Command => {
  const timed = programme.prompting.prompts.flatMap(({ key, name, when }) =>
    when.kind === 'time' ? [{ key, name, at: when.at }] : [],
  );

  const check = (values: Values): FieldErrors => {
    const wrong = timed.flatMap(({ key }) => (timeOfDay(String(values[key] ?? '')) ? [] : [[key, noTimeOfDay]]));
    const zone = String(values['zone'] ?? '');
    return {
      ...Object.fromEntries(wrong),
      ...(timeZone(zone) ? {} : { zone: 'I do not know this time zone. It looks like Europe/London.' }),
    };
  };

  return defineCommand({
    name: 'prompts times',
    summary: 'Change when the prompts of your review come',
    example: 'prompts times HMEP-12',
    who: 'member',
    takes: [reviewTyped],
    input: z.object({ ...naming, zone: z.string() }).catchall(z.string()),
    form: async (context, held) => {
      const found = await on.editable(held, context);
      if ('blocks' in found) return found;
      const own = (await findOwnTimes(database, [found.review.id])).get(found.review.id);
      const start = Object.fromEntries(timed.map(({ key, at }) => [key, own?.times[key] ?? at]));
      return {
        title: `Prompts of ${nameOf(found.review, programme)}`,
        submit: 'Save',
        start: { ...start, zone: own?.timeZone ?? usualZone },
        carries: ['of', 'review'],
        steps: () => [
          {
            title: 'When they come',
            fields: [
              ...timed.map(({ key, name }) => ({ kind: 'text', name: key, label: name, most: 8 }) as const),
              {
                kind: 'text',
                name: 'zone',
                label: 'On whose clocks',
                hint: `The place of the visit, like ${usualZone}.`,
                most: 60,
              },
            ],
            check,
          },
        ],
      };
    },
    run: async ({ of, review: named, zone: typed, ...given }, context) => {
      const found = await on.editable({ of, review: named }, context);
      if ('blocks' in found) return show(found);
      const zone = timeZone(typed) ?? usualZone;
      const times = Object.fromEntries(
        timed.flatMap(({ key, at }): readonly (readonly [string, TimeOfDay])[] => {
          const time = timeOfDay(given[key] ?? '');
          return time && time !== at ? [[key, time]] : [];
        }),
      );
      return context.change(async (tx) => {
        await saveOwnTimes(tx, found.review.id, { times, ...(zone !== usualZone && { timeZone: zone }) });
        const said = `Saved. Prompts of ${nameOf(found.review, programme)} come at these times, ${zoneInWords(zone)}.`;
        return show({ summary: said, blocks: [{ kind: 'text', text: said }] });
      });
    },
  });
};
