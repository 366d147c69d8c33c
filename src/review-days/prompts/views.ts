import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { bold, type Text } from '../../chat/text.ts';
import { type Block, press, type View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Seat } from '../../reviews/review.ts';
import type { DrawParts } from '../checklists/views.ts';
import {
  changeBlocks,
  frame,
  listBlocks,
  openBlocks,
  opening,
  ownButtons,
  promptOf,
  sessionBlocks,
  where,
} from './blocks.ts';
import { type Gathered, isOfTeam } from './gathered.ts';
import { wrapUpBlocks } from './wrap-up.ts';

/** A date of the review that is still to come. */
export interface Ahead {
  readonly name: string;
  readonly due: CalendarDate;
}

/** Tomorrow's sessions, and the few things that matter. */
const eveningBlocks = (gathered: Gathered, person: Seat | undefined): readonly Block[] => {
  const few = gathered.items.filter(({ done, personal }) => !done && !personal).slice(0, 3);
  return [
    ...where(gathered, person),
    ...sessionBlocks(gathered, person),
    ...changeBlocks(gathered),
    ...(few.length > 0
      ? [
          { kind: 'text', text: [bold('What matters most')] } as const,
          { kind: 'list', items: [...new Set(few.map(({ label }) => label))] } as const,
        ]
      : []),
  ];
};

const morningBlocks = (gathered: Gathered, person: Seat | undefined, parts: DrawParts): readonly Block[] => [
  ...where(gathered, person),
  ...sessionBlocks(gathered, person),
  ...changeBlocks(gathered),
  ...openBlocks(gathered),
  ...listBlocks(gathered, person, parts),
];

/** Thanks, and what happens next. */
const thanksView = (
  gathered: Gathered,
  ahead: readonly Ahead[],
  { person, programme }: { readonly person: Seat | undefined; readonly programme: Programme },
): View => {
  const title = `${nameOf(gathered.visit.review, programme)} – ${promptOf(gathered, programme)?.name ?? ''}`;
  const next = ahead.slice(0, 5).map(({ name, due }): Text => [bold(`${inWords(due)}: `), name]);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      opening(gathered, programme),
      ...(next.length > 0 ? [{ kind: 'list', items: next } as const] : []),
      ...(!person || isOfTeam(person) ? [{ kind: 'note', text: programme.notes.deletion } as const] : []),
    ],
  };
};

/** Asks for a line about a session; whoever is asked again reads at once that it is a reminder. */
const noteView = (
  gathered: Gathered,
  { isAgain, programme }: { readonly isAgain: boolean; readonly programme: Programme },
): View | undefined => {
  const { visit, prompt } = gathered;
  const session = visit.sessions.find(({ id }) => id === prompt.session);
  if (!session) return undefined;
  const { day, start, title: what } = session;
  const asked = `${nameOf(visit.review, programme)} – day ${day}, ${start} ${what}`;
  const title = isAgain ? `A reminder: ${asked}` : asked;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...(isAgain ? [{ kind: 'text', text: 'There is no note of yours about this session yet.' } as const] : []),
      opening(gathered, programme),
      {
        kind: 'buttons',
        buttons: [press('Write a note', 'note', { of: visit.review.id, session: session.id }, 'primary')],
      },
      ownButtons(gathered, programme),
      { kind: 'note', text: programme.notes.urgent },
    ],
  };
};

/** What a prompt shows: to one person, or to the team's channel where it is nobody's alone. */
export const promptView = (
  gathered: Gathered,
  {
    person,
    ahead,
    isAgain,
  }: { readonly person: Seat | undefined; readonly ahead: readonly Ahead[]; readonly isAgain: boolean },
  parts: DrawParts,
): View | undefined => {
  const { programme } = parts;
  switch (gathered.prompt.key) {
    case 'evening-before':
      return frame(gathered, eveningBlocks(gathered, person), { person, programme });
    case 'morning':
      return frame(gathered, morningBlocks(gathered, person, parts), { person, programme });
    case 'wrap-up':
      return frame(gathered, wrapUpBlocks(gathered, person, parts), { person, programme });
    case 'morning-after':
      return thanksView(gathered, ahead, { person, programme });
    case 'after-session':
      return noteView(gathered, { isAgain, programme });
  }
};
