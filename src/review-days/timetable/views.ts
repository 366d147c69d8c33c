import { addDays, inWords } from '../../calendar/calendar-date.ts';
import type { PersonId } from '../../chat/ids.ts';
import { bold, command, type Inline, type Text } from '../../chat/text.ts';
import { howMany } from '../../chat/tidy.ts';
import { type Block, type Button, press, type View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Review, type Side } from '../../reviews/review.ts';
import { goesTo, isForAll, isUndecided, noteTakers, type Session } from './session.ts';

/** All that a timetable is drawn of. */
export interface Shown {
  readonly review: Review;
  readonly sessions: readonly Session[];
  /** What people are called. */
  readonly names: ReadonlyMap<PersonId, string>;
}

/** `Tuesday 1 December 2026 – Listen`, or what is known of it. */
export const dayInWords = ({ dayOne }: Pick<Review, 'dayOne'>, day: number, { timetable }: Programme): string => {
  const name = timetable.find((each) => each.day === day)?.name;
  const date = dayOne === undefined ? undefined : inWords(addDays(dayOne, day - 1));
  return [`Day ${day}`, ...(date === undefined ? [] : [date]), ...(name === undefined ? [] : [name])].join(' – ');
};

const called = (names: ReadonlyMap<PersonId, string>, people: readonly PersonId[]): string =>
  people.map((person) => names.get(person) ?? 'somebody').join(', ');

/** Who goes and who takes notes, for the team; the host reads whether all of it comes. */
const whoGoes = (session: Session, side: Side, names: ReadonlyMap<PersonId, string>): readonly string[] => {
  if (session.kind === 'break') return [];
  if (side === 'host') return isForAll(session) ? [] : ['a part of the team'];
  const takers = noteTakers(session);
  return [
    ...(isUndecided(session) ? ['who goes is open'] : []),
    ...(isForAll(session) || isUndecided(session)
      ? []
      : [
          called(
            names,
            session.people.map(({ person }) => person),
          ),
        ]),
    ...(takers.length > 0 ? [`notes: ${called(names, takers)}`] : []),
  ];
};

/** A session in one line. */
export const sessionLine = (session: Session, side: Side, names: ReadonlyMap<PersonId, string>): Text => {
  const more = [
    ...(session.meets === undefined ? [] : [session.meets]),
    ...(session.place === undefined ? [] : [session.place]),
    ...whoGoes(session, side, names),
  ];
  const text: Inline[] = [bold(`${session.start}–${session.end} ${session.title}`)];
  return more.length === 0 ? text : [...text, ` · ${more.join(' · ')}`];
};

/** A session in one line for somebody who goes there. */
export const myLine = (session: Session, person: PersonId): Text => {
  const more = [
    ...(session.meets === undefined ? [] : [session.meets]),
    ...(session.place === undefined ? [] : [session.place]),
    ...(noteTakers(session).includes(person) ? ['you take notes'] : []),
  ];
  const text: Inline[] = [bold(`${session.start}–${session.end} ${session.title}`)];
  return more.length === 0 ? text : [...text, ` · ${more.join(' · ')}`];
};

/** What can be done with a timetable where it is shown. */
export interface May {
  /** They can change it. */
  readonly edit: boolean;
  /** It is a channel in which the review lives. */
  readonly post: boolean;
  readonly issued: boolean;
}

const editing = ({ review, sessions }: Shown, { edit, issued }: May): readonly Button[] => {
  if (!edit) return [];
  const values = { of: review.id };
  if (sessions.length === 0) {
    return [
      { ...press('Start from the usual days', 'timetable begin', values), style: 'primary' } as Button,
      press('Paste a table', 'timetable paste', values),
      press('Add a session', 'timetable add', values),
    ];
  }
  return [
    press('Add a session', 'timetable add', values),
    press('Change a session', 'timetable change', values),
    press('Paste a table', 'timetable paste', values),
    ...(issued ? [] : [press('Send it to everybody', 'timetable issue', values)]),
  ];
};

const dayButtons = ({ review }: Shown, days: number, shown: number | 'mine'): readonly Button[] => [
  ...Array.from({ length: days }, (_, index) => index + 1)
    .filter((day) => day !== shown)
    .map((day) => press(`Day ${day}`, 'timetable', { of: review.id, show: 'day', day: String(day) })),
  ...(shown === 'mine' ? [] : [press('My sessions', 'timetable', { of: review.id, show: 'mine' })]),
  press('For my calendar', 'timetable calendar', { of: review.id }),
];

const dayBlocks = ({ sessions, names }: Shown, day: number, side: Side): readonly Block[] => {
  const theirs = sessions.filter((session) => session.day === day);
  return [
    theirs.length === 0
      ? { kind: 'text', text: 'Nothing is planned on this day yet.' }
      : { kind: 'list', items: theirs.map((session) => sessionLine(session, side, names)) },
  ];
};

/** A day of a timetable, as it stands in a channel. */
export const dayCardView = (shown: Shown, day: number, side: Side, programme: Programme): View => {
  const title = `${nameOf(shown.review, programme)} – ${dayInWords(shown.review, day, programme)}`;
  const count = shown.sessions.filter((session) => session.day === day).length;
  return {
    summary: `${title}: ${howMany(count, 'session')}`,
    blocks: [
      { kind: 'heading', text: title },
      ...dayBlocks(shown, day, side),
      { kind: 'buttons', buttons: dayButtons(shown, 0, day) },
    ],
  };
};

/** A day of a timetable, for whoever asked. */
export const dayView = (shown: Shown, day: number, side: Side, may: May, programme: Programme): View => {
  const title = `${nameOf(shown.review, programme)} – ${dayInWords(shown.review, day, programme)}`;
  const post = press('Put it in this channel', 'timetable', { of: shown.review.id, show: 'post', day: String(day) });
  const buttons = editing(shown, may);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...dayBlocks(shown, day, side),
      { kind: 'buttons', buttons: [...(may.post ? [post] : []), ...dayButtons(shown, programme.days, day)] },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      ...(may.edit && !may.issued && shown.sessions.length > 0
        ? [{ kind: 'note', text: 'Only those who look here see it until it is sent to everybody.' } as const]
        : []),
    ],
  };
};

/** What is one person's, on all days. */
export const myTimetableView = (shown: Shown, person: PersonId, side: Side, programme: Programme): View => {
  const { review, sessions, names } = shown;
  const days = Array.from({ length: programme.days }, (_, index) => index + 1);
  const isMine = (session: Session): boolean => side === 'host' || goesTo(session, person);
  const blocks = days.flatMap((day): readonly Block[] => {
    const mine = sessions.filter((session) => session.day === day && isMine(session));
    if (mine.length === 0) return [];
    const lines = mine.map((session) =>
      side === 'host' ? sessionLine(session, side, names) : myLine(session, person),
    );
    return [
      { kind: 'text', text: [bold(dayInWords(review, day, programme))] },
      { kind: 'list', items: lines },
    ];
  });
  const open = side === 'team' ? sessions.filter(isUndecided).length : 0;
  const title = `${nameOf(review, programme)} – ${side === 'host' ? 'timetable' : 'your sessions'}`;
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...(blocks.length > 0 ? blocks : [{ kind: 'text', text: 'Nothing is planned for you yet.' } as const]),
      ...(open > 0 ? [{ kind: 'note', text: `For ${howMany(open, 'session')} it is open who goes.` } as const] : []),
      { kind: 'buttons', buttons: dayButtons(shown, programme.days, 'mine') },
    ],
  };
};

/** At most so many changes are told in one message. */
const mostTold = 6;

/** Tells somebody what has changed in a timetable that they know. */
export const changesView = (
  review: Review,
  told: readonly { readonly words: string; readonly day: number }[],
  programme: Programme,
): View => {
  const name = nameOf(review, programme);
  const more = told.length - mostTold;
  return {
    summary: `The timetable of ${name} has changed`,
    blocks: [
      { kind: 'text', text: [bold(`The timetable of ${name} has changed.`)] },
      { kind: 'list', items: told.slice(0, mostTold).map(({ words, day }) => [bold(`Day ${day}: `), words]) },
      ...(more > 0 ? [{ kind: 'note', text: `And ${more} more.` } as const] : []),
      { kind: 'buttons', buttons: [press('My sessions', 'timetable', { of: review.id, show: 'mine' })] },
    ],
  };
};

/** Says what was done with a timetable. */
export const timetableDone = (text: string, review: Pick<Review, 'id'>, day?: number): View => ({
  summary: text,
  blocks: [
    { kind: 'text', text },
    {
      kind: 'buttons',
      buttons: [
        press('See the day', 'timetable', {
          of: review.id,
          show: 'day',
          ...(day !== undefined && { day: String(day) }),
        }),
      ],
    },
    { kind: 'note', text: ['Type ', command('timetable'), ' at any time to see it.'] },
  ],
});

/** Asks which session is to be changed. */
export const chooseSessionView = ({ review, sessions }: Shown, day: number, programme: Programme): View => {
  const title = `Which session? ${dayInWords(review, day, programme)}`;
  const theirs = sessions.filter((session) => session.day === day);
  const others = Array.from({ length: programme.days }, (_, index) => index + 1).filter((each) => each !== day);
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...(theirs.length === 0 ? [{ kind: 'text', text: 'Nothing is planned on this day yet.' } as const] : []),
      {
        kind: 'buttons',
        buttons: theirs.map(({ id, start, title: label, version }) =>
          press(`${start} ${label}`, 'timetable change', { of: review.id, session: id, seen: String(version) }),
        ),
      },
      {
        kind: 'buttons',
        buttons: others.map((each) => press(`Day ${each}`, 'timetable change', { of: review.id, day: String(each) })),
      },
    ],
  };
};
