import { z } from 'zod';
import { dateAt } from '../../calendar/time-zone.ts';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import type { Field } from '../../chat/form.ts';
import { show } from '../../chat/reply.ts';
import type { Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import type { WhichParts } from '../which.ts';
import { dayAt } from './note.ts';
import { noteFields } from './note-fields.ts';
import type { Notes } from './notes.ts';
import { createTeamReview, namingIn } from './team-review.ts';
import { notedView } from './views.ts';
import { notNoted } from './words.ts';

export type NotesParts = WhichParts & { readonly notes: Notes };

/** `note`: one line of what somebody heard, with its theme and its kind. */
export const createNote = (parts: NotesParts): Command => {
  const { notes, programme, timeZone } = parts;
  const meant = createTeamReview(parts, 'notes');

  /** Asked where somebody is on several teams; the one that is on site today is likely meant. */
  const reviewField = (reviews: readonly Review[]): Field => ({
    kind: 'choice',
    name: 'of',
    label: 'Review',
    decides: true,
    options: reviews.map((review) => ({ value: review.id, label: nameOf(review, programme) })),
  });

  const form = async (context: Context, held: Values): Promise<FormPlan | View> => {
    const found = await meant.several(namingIn(held), context);
    if ('blocks' in found) return found;
    const all = found.map(({ review }) => review);
    const open = all.filter((review) => notes.closedTo(review) === undefined);
    const [first] = all;
    if (open.length === 0 && first) return notNoted(notes.closedTo(first) ?? 'closed', first, programme);
    const [only, ...others] = open;
    const isOne = others.length === 0;
    const today = dateAt(context.now, timeZone);
    const likely = isOne ? only : open.find((review) => dayAt(review, today, programme) !== undefined);
    const sessions = await notes.sessions(open, context.caller.person, context.now);
    const session = likely && sessions.get(likely.id)?.likely?.id;
    return {
      title: isOne && only ? `A note for ${nameOf(only, programme)}` : 'A note',
      submit: 'Save',
      start: { ...(likely && { of: likely.id }), ...(session !== undefined && { session }) },
      ...(isOne && { carries: ['of'] }),
      steps: ({ of }) => {
        const review = open.find(({ id }) => id === of) ?? only;
        const fields = review ? noteFields(review, sessions.get(review.id)?.sessions ?? [], programme) : [];
        return [{ title: 'What you heard', fields: isOne ? fields : [reviewField(open), ...fields] }];
      },
    };
  };

  return defineCommand({
    name: 'note',
    summary: 'Note what you heard in a review, for its team alone',
    example: 'note',
    who: 'member',
    discreet: true,
    takes: [
      { name: 'theme', label: 'theme', kind: 'word', keyed: true, optional: true },
      { name: 'kind', label: 'kind', kind: 'word', keyed: true, optional: true },
      { name: 'text', label: 'what you heard', kind: 'verbatim', optional: true },
    ],
    input: z.object({
      of: z.uuid(),
      text: z.string().min(1).max(programme.notes.mostCharacters),
      theme: z.string().min(1),
      kind: z.string().min(1),
      session: z.string().optional(),
    }),
    form,
    run: async ({ of, session, ...note }, context) => {
      const found = await meant.one({ of }, context);
      if ('blocks' in found) return show(found);
      const { review } = found;
      const details = { ...note, session: session || undefined };
      return context.change(async (tx) => {
        const written = await notes.write(tx, review, details, { by: context.caller.person, now: context.now });
        return show(
          typeof written === 'string'
            ? notNoted(written, review, programme)
            : notedView(review, note, written, programme),
        );
      });
    },
  });
};
