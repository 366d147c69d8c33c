import type { Tx } from '../chat/context.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { subjectOf } from '../delivery/message.ts';
import type { PersonalData } from '../people/personal-data.ts';
import type { Database } from '../storage/database.ts';
import type { CaseKind } from './case.ts';
import { caseCard } from './cases.ts';
import {
  type CaseData,
  deleteCases,
  findCaseData,
  followFolded,
  forgetOfficer,
  moveCases,
} from './personal-data/store.ts';

const kinds: Readonly<Record<CaseKind, string>> = {
  volunteer: 'Your offer to be a peer',
  registration: 'Your authority’s interest in a review',
};

const inWords = ({ kind, outcome, questions }: CaseData): string => {
  const asked = questions.length === 0 ? '' : `, with ${questions.length} of its questions and your answers`;
  return `${kinds[kind]}: ${outcome ?? 'the office has yet to answer'}${asked}`;
};

/** What waits, or waited, for the office's answer. The office's cards show it as it is then. */
export const createCaseworkData = (
  database: Database,
  deliveries: Pick<Deliveries, 'changedAll' | 'gone'>,
): PersonalData => {
  const redraw = async (tx: Tx, ids: readonly string[]): Promise<void> => {
    await deliveries.changedAll(
      tx,
      [...new Set(ids)].map((id) => subjectOf(caseCard, id)),
    );
  };

  return {
    room: 'casework',
    holds: ['cases', 'case_questions'],
    stays: [],

    export: async (person) => {
      const data = await findCaseData(database, person);
      return data.length === 0
        ? []
        : [{ title: 'What the programme office answers you', lines: data.map(inWords), data }];
    },

    merge: async (tx, merging) => {
      const changed = [...(await moveCases(tx, merging))];
      for (const [was, is] of merging.instead) changed.push(...(await followFolded(tx, was, is, merging.now)));
      await redraw(tx, changed);
      return [];
    },

    erase: async (tx, { person, now }) => {
      for (const id of await deleteCases(tx, person)) await deliveries.gone(tx, subjectOf(caseCard, id), now);
      await redraw(tx, await forgetOfficer(tx, person));
    },
  };
};
