import { z } from 'zod';
import { dateAt } from '../../calendar/time-zone.ts';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import { show } from '../../chat/reply.ts';
import { textsIn, type Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { isOpen, isSeated, type Review, sidesOf } from '../../reviews/review.ts';
import type { Belonging } from '../../reviews/reviews.ts';
import { createWhich } from '../which.ts';
import type { ChecklistParts } from './checklist-command.ts';
import { dayOn, type ListRef, listFor, mostOfLabel } from './item.ts';
import { readRef } from './lists.ts';
import { cannotGive, itemChanged, listFull, notTicked } from './words.ts';

/** Those who take part on a list's side, to give an item to. */
export const peopleOn = async (
  { reviews, people }: Pick<ChecklistParts, 'reviews' | 'people'>,
  review: Review,
  { side }: ListRef,
): Promise<readonly { readonly value: PersonId; readonly label: string }[]> => {
  const seats = (await reviews.seats(review.id)).filter((seat) => isSeated(seat) && sidesOf(seat.place).includes(side));
  const names = await people.namesOf(seats.map(({ person }) => person));
  return seats.map(({ person }) => ({ value: person, label: names.get(person) ?? 'Somebody' }));
};

/** The list that a form is about: the one that was carried, or today’s of the review that is meant here. */
export const createListMeant = (parts: ChecklistParts) => {
  const which = createWhich(parts, 'checklist');
  return async (
    held: Values,
    context: Context,
  ): Promise<{ readonly found: Belonging; readonly of: ListRef } | View> => {
    const [id] = textsIn(held['of']);
    const ref = readRef(textsIn(held['list'])[0] ?? '', parts.programme);
    if (id !== undefined) {
      const found = await parts.reviews.carried(id, context.caller);
      return found && ref && found.sides.includes(ref.side) ? { found, of: ref } : notTicked['not-yours'];
    }
    const meant = await which(undefined, context);
    if ('blocks' in meant) return meant;
    const day = dayOn(meant.review, parts.programme, dateAt(context.now, parts.timeZone));
    const checklist = listFor(parts.programme, meant.side, day);
    return checklist ? { found: meant, of: { list: checklist.key, day, side: meant.side } } : notTicked['not-yours'];
  };
};

/** `checklist add`: something to do that the programme did not think of, for somebody or for anybody. */
export const createAddItem = (parts: ChecklistParts): Command => {
  const listMeant = createListMeant(parts);

  const form = async (context: Context, held: Values): Promise<FormPlan | View> => {
    const meant = await listMeant(held, context);
    if ('blocks' in meant) return meant;
    const people = await peopleOn(parts, meant.found.review, meant.of);
    return {
      title: 'Add an item',
      submit: 'Add',
      start: { label: textsIn(held['words'])[0] ?? '' },
      carries: ['of', 'list'],
      uses: ['words'],
      steps: () => [
        {
          title: 'What is to be done',
          fields: [
            { kind: 'text', name: 'label', label: 'What is to be done', most: mostOfLabel },
            {
              kind: 'choice',
              name: 'person',
              label: 'Who does it',
              hint: 'Leave it out if it does not matter.',
              optional: true,
              options: people,
            },
          ],
        },
      ],
    };
  };

  return defineCommand({
    name: 'checklist add',
    summary: 'Put something on your review’s checklist, for somebody or for anybody',
    example: 'checklist add',
    who: 'member',
    takes: [{ name: 'words', label: 'what is to be done', kind: 'text', optional: true }],
    input: z.object({
      label: z.string().min(1).max(mostOfLabel),
      person: z.string().optional(),
      of: z.string().optional(),
      list: z.string().optional(),
    }),
    form,
    run: async ({ label, person, of: id, list }, context) => {
      const held: Values = { ...(id !== undefined && { of: id }), ...(list !== undefined && { list }) };
      const meant = await listMeant(held, context);
      if ('blocks' in meant) return show(meant);
      const { review } = meant.found;
      if (!isOpen(review)) return show(notTicked.closed);
      const people = await peopleOn(parts, review, meant.of);
      const whose = people.find(({ value }) => value === person);
      if (person && !whose) return show(cannotGive());
      await parts.checklists.prepare(review.id);
      return context.change(async (tx) => {
        const item = { ...meant.of, label, moment: '', owner: 'anybody', ...(whose && { person: whose.value }) };
        const added = await parts.checklists.add(tx, review.id, item, context.caller.person);
        return show(
          added ? itemChanged(`On the list now: ${label}${whose ? `, for ${whose.label}` : ''}.`) : listFull(),
        );
      });
    },
  });
};
