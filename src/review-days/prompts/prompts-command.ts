import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { type Reply, show } from '../../chat/reply.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import { press, type View } from '../../chat/view.ts';
import { nameOf } from '../../reviews/review.ts';
import type { Database } from '../../storage/database.ts';
import { findOwnTimes } from '../times/store.ts';
import { mayEdit, naming, type OnTimetable, reviewTyped } from '../timetable/on-timetable.ts';
import type { Meant, WhichParts } from '../which.ts';
import { usualQuiet } from './prompting.ts';
import { findQuietOf, findStopped, saveStop } from './store.ts';

export interface PromptsCommandParts extends WhichParts {
  readonly database: Database;
}

/** `prompts`: what comes when on the days of a review, and what of it somebody wants. */
export const createPromptsCommands = (on: OnTimetable, parts: PromptsCommandParts): readonly Command[] => {
  const { database, programme } = parts;
  const { prompts } = programme.prompting;

  const view = async (meant: Meant, { caller }: Context): Promise<View> => {
    const { review } = meant;
    const [own, stopped, quiet = usualQuiet(programme)] = await Promise.all([
      findOwnTimes(database, [review.id]),
      findStopped(database, review.id, caller.person),
      findQuietOf(database, caller.person),
    ]);
    const lines = prompts.map(({ key, name, when }): Text => {
      const at = when.kind === 'time' ? (own.get(review.id)?.times[key] ?? when.at) : 'after each session';
      return [bold(name), `: ${at}${stopped.includes(key) ? ', not for you' : ''}`];
    });
    const zone = own.get(review.id)?.timeZone;
    const title = `${nameOf(review, programme)}: what comes when`;
    return {
      summary: title,
      blocks: [
        { kind: 'heading', text: title },
        { kind: 'list', items: lines },
        ...(zone ? [{ kind: 'note', text: `Times are those of ${zone}.` } as const] : []),
        { kind: 'text', text: `Nobody reminds you from ${quiet.from} to ${quiet.until}.` },
        {
          kind: 'buttons',
          buttons: prompts.map(({ key, name }) =>
            stopped.includes(key)
              ? press(`“${name}” again`, 'prompts start', { of: review.id, prompt: key })
              : press(`No more “${name}”`, 'prompts stop', { of: review.id, prompt: key }),
          ),
        },
        {
          kind: 'buttons',
          buttons: [
            press('My quiet hours', 'prompts quiet', {}),
            ...(mayEdit(meant, caller) ? [press('Change the times', 'prompts times', { of: review.id })] : []),
          ],
        },
      ],
    };
  };

  const turn = (isStopped: boolean): Command =>
    defineCommand({
      name: isStopped ? 'prompts stop' : 'prompts start',
      summary: isStopped ? 'End a kind of prompt for yourself' : 'Have a kind of prompt again',
      example: isStopped ? 'prompts stop' : 'prompts start',
      who: 'member',
      fromCards: true,
      input: z.object({ of: z.uuid(), prompt: z.string() }),
      run: async ({ of: id, prompt: key }, context): Promise<Reply> => {
        const meant = await on.meant({ of: id }, context);
        if ('blocks' in meant) return show(meant);
        const prompt = prompts.find((each) => each.key === key);
        if (!prompt) return show(await view(meant, context));
        const name = nameOf(meant.review, programme);
        const back = isStopped
          ? press('Have it again', 'prompts start', { of: id, prompt: key })
          : press('No more of these', 'prompts stop', { of: id, prompt: key });
        return context.change(async (tx) => {
          await saveStop(tx, { review: meant.review.id, person: context.caller.person, key }, isStopped);
          const said = isStopped
            ? `You get no “${prompt.name}” of ${name} any more. Others do.`
            : `You get “${prompt.name}” of ${name} again.`;
          return show({
            summary: said,
            blocks: [
              { kind: 'text', text: said },
              { kind: 'buttons', buttons: [back] },
              { kind: 'note', text: ['Type ', command('prompts'), ' to see what comes when.'] },
            ],
          });
        });
      },
    });

  const list = defineCommand({
    name: 'prompts',
    summary: 'See what the bot sends on the days of your review, and when',
    example: 'prompts',
    who: 'member',
    takes: [reviewTyped],
    readOnly: true,
    input: z.object(naming),
    run: async (named, context) => {
      const meant = await on.meant(named, context);
      return show('blocks' in meant ? meant : await view(meant, context));
    },
  });
  return [list, turn(true), turn(false)];
};
