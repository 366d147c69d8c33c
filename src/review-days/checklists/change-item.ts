import { z } from 'zod';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import type { Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { isOpen } from '../../reviews/review.ts';
import { createListMeant, peopleOn } from './add-item.ts';
import type { ChecklistParts } from './checklist-command.ts';
import { type Item, inOrder, mostItems, type Reader } from './item.ts';
import { cannotGive, itemChanged, nothingToChange, notTicked } from './words.ts';

const anybody = 'anybody';
const off = 'off';

/** `checklist change`: an item is given to somebody, or taken off the list. */
export const createChangeItem = (parts: ChecklistParts): Command => {
  const listMeant = createListMeant(parts);

  /** What can be changed: what is about somebody, and what each peer does for themselves, stays as it is. */
  const changeable = async (
    { review }: { readonly review: Parameters<typeof parts.lists.forReader>[0] },
    of: Parameters<typeof parts.lists.forReader>[1],
    reader: Reader,
  ): Promise<readonly Item[]> =>
    inOrder(
      (await parts.lists.forReader(review, of, reader)).items.filter(
        ({ personal, owner }) => !personal && owner !== 'each-peer',
      ),
    );

  const form = async (context: Context, held: Values): Promise<FormPlan | View> => {
    const meant = await listMeant(held, context);
    if ('blocks' in meant) return meant;
    const { found, of } = meant;
    const items = await changeable(found, of, { person: context.caller.person });
    if (items.length === 0) return nothingToChange();
    const people = await peopleOn(parts, found.review, of);
    return {
      title: 'Change an item',
      submit: 'Change it',
      start: { to: anybody },
      carries: ['of', 'list'],
      steps: () => [
        {
          title: 'Which, and how',
          fields: [
            {
              kind: 'choice',
              name: 'item',
              label: 'Item',
              options: items.slice(0, mostItems).map(({ id, label }) => ({ value: id, label })),
            },
            {
              kind: 'choice',
              name: 'to',
              label: 'What to do',
              options: [
                ...people.map(({ value, label }) => ({ value, label: `Give it to ${label}` })),
                { value: anybody, label: 'Give it to nobody in particular' },
                { value: off, label: 'Take it off the list' },
              ],
            },
          ],
        },
      ],
    };
  };

  return defineCommand({
    name: 'checklist change',
    summary: 'Give an item of your review’s checklist to somebody, or take it off',
    example: 'checklist change',
    who: 'member',
    input: z.object({
      item: z.uuid(),
      to: z.string().min(1),
      of: z.string().optional(),
      list: z.string().optional(),
    }),
    form,
    run: async ({ item: id, to, of, list }, context) => {
      const held: Values = { ...(of !== undefined && { of }), ...(list !== undefined && { list }) };
      const meant = await listMeant(held, context);
      if ('blocks' in meant) return show(meant);
      const { review } = meant.found;
      if (!isOpen(review)) return show(notTicked.closed);
      const items = await changeable(meant.found, meant.of, { person: context.caller.person });
      const item = items.find((each) => each.id === id);
      if (!item) return show(notTicked.removed);
      return context.change(async (tx) => {
        if (to === off) {
          const removed = await parts.checklists.remove(tx, review.id, item, context.now);
          return show(removed ? itemChanged(`Taken off the list: ${item.label}.`) : notTicked.removed);
        }
        const person = to === anybody ? undefined : (to as PersonId);
        const given = await parts.checklists.give(tx, review.id, item, person);
        return show(given ? itemChanged(`Changed: ${item.label}.`) : cannotGive());
      });
    },
  });
};
