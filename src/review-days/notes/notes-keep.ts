import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import { type Reply, show } from '../../chat/reply.ts';
import { managerPlace, nameOf } from '../../reviews/review.ts';
import type { NotesParts } from './note-command.ts';
import { createTeamReview, type Naming } from './team-review.ts';
import { keptView } from './views.ts';
import { onlyManagers } from './words.ts';

/** `notes keep` and `notes release`: because of a request or a complaint, no note of a review is changed or deleted. */
export const createNotesKeep = (parts: NotesParts): readonly Command[] => {
  const { notes, programme } = parts;

  const keeping = (name: string, summary: string, kept: boolean): Command => {
    const meant = createTeamReview(parts, name);
    const run = async (naming: Naming, context: Context): Promise<Reply> => {
      const { caller, now, change } = context;
      const found = await meant.one(naming, context);
      if ('blocks' in found) return show(found);
      const { review, seat } = found;
      const called = nameOf(review, programme);
      if (!caller.roles.includes('office') && seat?.place !== managerPlace) return show(onlyManagers(called));
      return change(async (tx) => {
        const isNew = await (kept ? notes.keep : notes.release)(tx, review, { by: caller.person, now });
        return show(keptView(called, kept, isNew));
      });
    };
    return defineCommand({
      name,
      summary,
      example: `${name} HMEP-12`,
      who: 'member',
      takes: [{ name: 'name', label: 'HMEP-12', kind: 'word' }],
      input: z.object({ name: z.string().min(1) }),
      run,
    });
  };

  return [
    keeping('notes keep', 'Keep the notes of a review, because of a request or a complaint', true),
    keeping('notes release', 'Let the notes of a review be changed and deleted again', false),
  ];
};
