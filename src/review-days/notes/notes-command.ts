import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { show } from '../../chat/reply.ts';
import type { NotesParts } from './note-command.ts';
import { createTeamReview } from './team-review.ts';
import { notesView } from './views.ts';

/** `notes`: how many there are of a review, by theme and by kind. */
export const createNotesCommand = (parts: NotesParts): Command => {
  const { notes, programme } = parts;
  const meant = createTeamReview(parts, 'notes');
  return defineCommand({
    name: 'notes',
    summary: 'See how many notes your team has, by theme and by kind',
    example: 'notes HMEP-12',
    who: 'member',
    readOnly: true,
    takes: [{ name: 'name', label: 'HMEP-12', kind: 'word', optional: true }],
    input: z.object({ of: z.string().optional(), name: z.string().optional() }),
    run: async (naming, context) => {
      const found = await meant.one(naming, context);
      if ('blocks' in found) return show(found);
      const { review } = found;
      const tally = await notes.tally(review.id, context.now);
      return show(notesView(review, { tally, isKept: await notes.isKept(review.id) }, programme));
    },
  });
};
