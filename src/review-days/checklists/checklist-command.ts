import { z } from 'zod';
import { dateAt } from '../../calendar/time-zone.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { refuse } from '../../chat/refusal.ts';
import { type Reply, replace, show } from '../../chat/reply.ts';
import { command } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { ReviewId } from '../../reviews/review.ts';
import { nameOf } from '../../reviews/review.ts';
import { readTypedDay } from '../read-words.ts';
import { createWhich, livesHere, type Meant, type WhichParts } from '../which.ts';
import { dayOn, type ListRef, listFor, maySee, type Reader } from './item.ts';
import type { Lists } from './lists.ts';
import { isOfTheirs, type ListsParts, readRef } from './lists.ts';
import { historyView, myListView, titleOf, wholeListView } from './views.ts';
import { listSent, livesElsewhere, notTicked } from './words.ts';

export type ChecklistParts = ListsParts & WhichParts & { readonly lists: Lists };

const pressed = z.object({
  of: z.uuid().transform((id) => id as ReviewId),
  list: z.string(),
  show: z.enum(['all', 'mine', 'post', 'history']).default('all'),
});
const typed = z.object({ words: z.string().optional() });

const unread = (words: string): View =>
  refuse({
    missing: `I do not know what to do with “${words.slice(0, 40)}”.`,
    next: ['For example: ', command('checklist day 2'), ' or ', command('checklist before')],
  });

const noSuchDay = (day: number, days: number): View =>
  refuse({
    missing: `There is no list for day ${day}: a review has ${days} days on site.`,
    next: ['For example: ', command('checklist day 1'), ' or ', command('checklist before')],
  });

/** `checklist`: the day’s list of a review, to tick, to post, and to look back on. */
export const createChecklistCommand = (parts: ChecklistParts): Command => {
  const { programme, timeZone, reviews, checklists, lists } = parts;
  const which = createWhich(parts, 'checklist');

  const readerOf = ({ caller }: Context, { seat }: Pick<Meant, 'seat'>): Reader => ({
    person: caller.person,
    ...(seat && { seat }),
  });

  const whole = async (context: Context, meant: Omit<Meant, 'side'>, of: ListRef, first: boolean): Promise<Reply> => {
    const { caller, conversation, now, change } = context;
    if (first) await checklists.prepare(meant.review.id);
    const listed = await lists.forReader(meant.review, of, readerOf(context, meant));
    if (first && conversation.kind === 'direct' && meant.seat) {
      const sent = listSent(titleOf(listed, programme), 'direct');
      return change(async (tx) => {
        await checklists.sendTo(tx, meant.review.id, of, { caller, summary: sent.summary, now });
        return show(sent);
      });
    }
    return show(wholeListView(listed, parts, { canPost: meant.isTiedHere }));
  };

  const onPress = async (asked: z.infer<typeof pressed>, context: Context): Promise<Reply> => {
    const { caller, now, change } = context;
    const of = readRef(asked.list, programme);
    const found = await reviews.carried(asked.of, caller);
    if (!found || !of || !isOfTheirs(of, found.sides)) return show(notTicked['not-yours']);
    const here = await livesHere(parts, context);
    const isTiedHere = here?.review.id === found.review.id && here.side === of.side;
    const reader = readerOf(context, found);
    switch (asked.show) {
      case 'all':
        return whole(context, { ...found, isTiedHere }, of, false);
      case 'mine':
        return show(myListView(await lists.forReader(found.review, of, reader), reader, parts, { listed: 'mine' }));
      case 'history': {
        const ticks = await checklists.history(found.review.id, of);
        const listed = await lists.forReader(found.review, of, reader);
        const mayRead = ticks.filter((tick) => maySee(tick, reader));
        const names = await parts.people.namesOf(
          mayRead.flatMap(({ by, person }) => [by, person].filter((id) => id !== undefined)),
        );
        return show(historyView({ ...listed, names }, mayRead, parts));
      }
      case 'post': {
        if (!here || !isTiedHere) return show(livesElsewhere(nameOf(found.review, programme)));
        const sent = listSent(titleOf({ review: found.review, of }, programme), 'here');
        return change(async (tx) => {
          await checklists.postIn(tx, found.review.id, of, { channel: here.channel, summary: sent.summary, now });
          return replace(sent);
        });
      }
    }
  };

  return defineCommand({
    name: 'checklist',
    summary: 'See the day’s checklist of your review, and tick what is done',
    example: 'checklist day 2',
    who: 'member',
    takes: [{ name: 'words', label: 'day 2, review', kind: 'text', optional: true }],
    input: z.union([pressed, typed]),
    run: async (asked, context) => {
      if ('of' in asked) return onPress(asked, context);
      const read = readTypedDay(asked.words ?? '');
      if (!read) return show(unread(asked.words ?? ''));
      const meant = await which(read.name, context);
      if ('blocks' in meant) return show(meant);
      const day = read.day ?? dayOn(meant.review, programme, dateAt(context.now, timeZone));
      const checklist = listFor(programme, meant.side, day);
      if (!checklist) return show(noSuchDay(day, programme.days));
      return whole(context, meant, { list: checklist.key, day, side: meant.side }, true);
    },
  });
};
