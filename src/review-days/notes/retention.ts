import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { howMany } from '../../chat/tidy.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Reviews } from '../../reviews/reviews.ts';
import type { Job } from '../../schedule/job.ts';
import { nightly } from '../../schedule/retention-job.ts';
import { deleteBegun, deleteNotes, findNoted } from './keeping/store.ts';

/** The forms that notes are written and changed in. */
const forms: readonly string[] = ['note', 'notes change', 'notes read'];

/** Deletes the notes of reviews when their time is over, and what was begun and never saved. */
export const createNotesRetention = ({
  reviews,
  programme,
  timeZone,
}: {
  readonly reviews: Reviews;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}): Job => ({
  name: 'delete-notes',
  does: `${programme.notes.deletion.replace(/\.$/u, '')}, unless they are kept for a request, or there is a hold`,
  recurrence: nightly,
  catchUp: { kind: 'once' },
  run: async (tx, { now }) => {
    const noted = await findNoted(tx, forms);
    const today = dateAt(now, timeZone);
    const due = await reviews.dueIn(tx, noted, programme.notes.deleted, programme);
    const over = noted.filter((review) => (due.get(review) ?? today) < today);
    const deleted = over.length === 0 ? 0 : await deleteNotes(tx, over);
    const begun = over.length === 0 ? 0 : await deleteBegun(tx, over, forms);
    return `deleted ${howMany(deleted, 'note')} and ${howMany(begun, 'form')}`;
  },
});
