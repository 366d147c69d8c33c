import type { Command } from '../chat/command.ts';
import type { Cards } from '../delivery/message.ts';
import type { Audit } from '../people/audit/audit.ts';
import type { Job } from '../schedule/job.ts';
import type { Database } from '../storage/database.ts';
import { createAddItem } from './checklists/add-item.ts';
import { createChangeItem } from './checklists/change-item.ts';
import { createChecklistCommand } from './checklists/checklist-command.ts';
import { checklistCard, createChecklists, myChecklistCard } from './checklists/checklists.ts';
import { createLists, type ListsParts } from './checklists/lists.ts';
import { createTick } from './checklists/tick.ts';
import { createNotesParts } from './notes/notes-parts.ts';
import { createToday } from './today.ts';
import type { WhichParts } from './which.ts';

type Needs = Omit<ListsParts, 'checklists'> & WhichParts & { readonly database: Database; readonly audit: Audit };

/** What happens on the days of a review: its checklists and its notes. */
export const createReviewDaysParts = (
  needs: Needs,
): { readonly commands: readonly Command[]; readonly cards: Cards; readonly jobs: readonly Job[] } => {
  const checklists = createChecklists(needs);
  const lists = createLists({ ...needs, checklists });
  const parts = { ...needs, checklists, lists };
  const notes = createNotesParts(needs);
  return {
    commands: [
      createToday(parts),
      createChecklistCommand(parts),
      createAddItem(parts),
      createChangeItem(parts),
      createTick(parts),
      ...notes.commands,
    ],
    jobs: notes.jobs,
    cards: { [checklistCard]: lists.drawList, [myChecklistCard]: lists.drawMine },
  };
};
