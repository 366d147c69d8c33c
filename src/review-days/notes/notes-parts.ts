import type { Command } from '../../chat/command.ts';
import type { Job } from '../../schedule/job.ts';
import { createNote } from './note-command.ts';
import { createNotes, type Notes, type NotesNeeds } from './notes.ts';
import { createNotesChange } from './notes-change.ts';
import { createNotesCommand } from './notes-command.ts';
import { createNotesKeep } from './notes-keep.ts';
import { createNotesRead, type ReadParts } from './notes-read.ts';
import { createNotesRetention } from './retention.ts';

type Needs = NotesNeeds & Omit<ReadParts, 'notes'>;

/** What the team of a review notes, and what becomes of it. */
export const createNotesParts = (
  needs: Needs,
): { readonly notes: Notes; readonly commands: readonly Command[]; readonly jobs: readonly Job[] } => {
  const notes = createNotes(needs);
  const parts = { ...needs, notes };
  return {
    notes,
    commands: [
      createNote(parts),
      createNotesCommand(parts),
      createNotesRead(parts),
      createNotesChange(parts),
      ...createNotesKeep(parts),
    ],
    jobs: [createNotesRetention(needs)],
  };
};
