import type { Field } from '../../chat/form.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Review } from '../../reviews/review.ts';
import { type Session, themesFor } from './note.ts';

/** Options that every platform shows in one list. */
const mostSessions = 90;

const sessionLabel = ({ day, start, title }: Session): string => `Day ${day}, ${start}: ${title}`;

/**
 * What is asked of a note. Nothing but its text has to be typed.
 * @param at put after the names of the fields, where a form has those of several notes
 */
export const noteFields = (
  review: Review,
  sessions: readonly Session[],
  programme: Programme,
  at = '',
): readonly Field[] => {
  const { warning, urgent, mostCharacters, kinds } = programme.notes;
  return [
    {
      kind: 'text',
      name: `text${at}`,
      label: 'Note',
      hint: `${warning} ${urgent}`,
      lines: 'many',
      most: mostCharacters,
    },
    {
      kind: 'choice',
      name: `theme${at}`,
      label: 'Theme',
      options: themesFor(review, programme).map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      kind: 'choice',
      name: `kind${at}`,
      label: 'Kind',
      options: kinds.map(({ key, name }) => ({ value: key, label: name })),
    },
    ...(sessions.length > 0
      ? [
          {
            kind: 'choice',
            name: `session${at}`,
            label: 'Session',
            hint: 'Leave it out if it was heard in between.',
            optional: true,
            options: sessions.slice(0, mostSessions).map((each) => ({ value: each.id, label: sessionLabel(each) })),
          } as const,
        ]
      : []),
  ];
};
