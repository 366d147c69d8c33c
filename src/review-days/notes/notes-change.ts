import { instantInWords } from '../../calendar/time-zone.ts';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import type { Field, Option } from '../../chat/form.ts';
import { valuesInput } from '../../chat/inputs.ts';
import { show } from '../../chat/reply.ts';
import { bold } from '../../chat/text.ts';
import { cut } from '../../chat/tidy.ts';
import { textsIn, type Value, type Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import { nameIn } from '../../programme/names.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import { asShown, type Note, type NoteId, type Session } from './note.ts';
import type { NotesParts } from './note-command.ts';
import { noteFields } from './note-fields.ts';
import type { NotNoted, Seen } from './notes.ts';
import { createTeamReview, namingIn } from './team-review.ts';
import { changedView } from './views.ts';
import { noneOfYours, notNoted } from './words.ts';

/** Notes that can be chosen among; a platform shows so many in one list. */
const mostOffered = 90;

const save = 'save';
const remove = 'delete';
const asItIs = 'as-it-is';
const mine = 'mine';

/** A note in the version that its author sees: `<id>.<version>`. */
const seenAs = ({ id, version }: Seen): string => `${id}.${version}`;

const readSeen = (value: Value | undefined): Seen | undefined => {
  const [, id, version] = /^([0-9a-f-]{36})\.(\d{1,9})$/u.exec(textsIn(value)[0] ?? '') ?? [];
  return id === undefined ? undefined : { id: id as NoteId, version: Number(version) };
};

/** Each note has fields of its own, so that each is filled in as it is. */
const at = ({ id }: Pick<Note, 'id'>): string => `-${id}`;

const startOf = (note: Note): Values => ({
  [`text${at(note)}`]: note.text,
  [`theme${at(note)}`]: note.theme,
  [`kind${at(note)}`]: note.kind,
  ...(note.session !== undefined && { [`session${at(note)}`]: note.session }),
  [`todo${at(note)}`]: save,
});

/** What was changed meanwhile is shown as it is now; a field of each version’s own, so that each is answered. */
const insteadName = (note: Note): string => `instead${at(note)}.${note.version}`;

const changedFields = (note: Note): readonly Field[] => [
  {
    kind: 'words',
    name: `now${at(note)}`,
    label: '',
    text: [bold('You changed this note on another device meanwhile. Now it says:'), `\n${asShown(note.text)}`],
  },
  {
    kind: 'choice',
    name: insteadName(note),
    label: 'Which one stays',
    options: [
      { value: mine, label: 'What is filled in above' },
      { value: asItIs, label: 'What it says now' },
    ],
  },
];

const todoField = (note: Note): Field => ({
  kind: 'choice',
  name: `todo${at(note)}`,
  label: 'What to do',
  options: [
    { value: save, label: 'Save it' },
    { value: remove, label: 'Delete it' },
  ],
});

/** What the form says; undefined where it leaves the note as it is. */
type Wanted = { readonly seen: Seen; readonly todo: string; readonly details: ReturnType<typeof detailsIn> };

const textIn = (filledIn: Values, name: string): string => textsIn(filledIn[name])[0] ?? '';

const detailsIn = (filledIn: Values, end: string) => ({
  text: textIn(filledIn, `text${end}`),
  theme: textIn(filledIn, `theme${end}`),
  kind: textIn(filledIn, `kind${end}`),
  session: textIn(filledIn, `session${end}`) || undefined,
});

/** @returns undefined where they let stay what it says by now */
const wantedIn = (filledIn: Values): Wanted | undefined => {
  const seen = readSeen(filledIn['note']);
  if (!seen) return undefined;
  const end = at(seen);
  const [instead, answer] = Object.entries(filledIn).find(([name]) => name.startsWith(`instead${end}.`)) ?? [];
  if (answer === asItIs) return undefined;
  const version = instead === undefined ? seen.version : Number(instead.split('.').at(-1));
  return { seen: { id: seen.id, version }, todo: textIn(filledIn, `todo${end}`), details: detailsIn(filledIn, end) };
};

/** `notes change`: whoever wrote a note changes or deletes it. */
export const createNotesChange = (parts: NotesParts): Command => {
  const { notes, programme, timeZone } = parts;
  const meant = createTeamReview(parts, 'notes change');

  const optionOf = (note: Note, seen: Seen = note): Option => {
    const { theme, kind, createdAt, text } = note;
    const about = `${nameIn(programme.notes.kinds, kind)}, ${nameIn(programme.themes, theme)}`;
    return {
      value: seenAs(seen),
      label: `${instantInWords(createdAt, timeZone)}: ${cut(asShown(text), 40)}`,
      hint: about,
    };
  };

  const fieldsFor = (own: readonly Note[], chosen: Value | undefined, of: Review, sessions: readonly Session[]) => {
    const seen = readSeen(chosen);
    const note = own.find(({ id }) => id === seen?.id);
    const isOld = note !== undefined && seen !== undefined && seen.version !== note.version;
    const options = own.map((each) => optionOf(each, isOld && each === note ? seen : each));
    const choice: Field = { kind: 'choice', name: 'note', label: 'Which note', decides: true, options };
    if (!note) return [choice];
    return [
      choice,
      ...noteFields(of, sessions, programme, at(note)),
      todoField(note),
      ...(isOld ? changedFields(note) : []),
    ];
  };

  const form = async (context: Context, held: Values): Promise<FormPlan | View> => {
    const found = await meant.one(namingIn(held), context);
    if ('blocks' in found) return found;
    const { review } = found;
    const why: NotNoted | undefined = notes.closedTo(review) ?? ((await notes.isKept(review.id)) ? 'kept' : undefined);
    if (why) return notNoted(why, review, programme);
    const { person } = context.caller;
    const own = (await notes.of(review.id, person)).slice(0, mostOffered);
    const [newest] = own;
    if (!newest) return noneOfYours(nameOf(review, programme));
    const sessions = (await notes.sessions([review], person, context.now)).get(review.id)?.sessions ?? [];
    return {
      title: 'Change a note',
      submit: 'Go on',
      start: Object.assign({ of: review.id, note: seenAs(newest) }, ...own.map(startOf)),
      carries: ['of', 'name'],
      steps: ({ note }) => [{ title: 'Your note', fields: fieldsFor(own, note, review, sessions) }],
    };
  };

  return defineCommand({
    name: 'notes change',
    summary: 'Change a note of yours, or delete it',
    example: 'notes change HMEP-12',
    who: 'member',
    discreet: true,
    takes: [{ name: 'name', label: 'HMEP-12', kind: 'word', optional: true }],
    input: valuesInput.refine((filledIn) => 'of' in filledIn && 'note' in filledIn),
    form,
    run: async (filledIn, context) => {
      const found = await meant.one({ of: textIn(filledIn, 'of') }, context);
      if ('blocks' in found) return show(found);
      const { review } = found;
      const wanted = wantedIn(filledIn);
      const deed = { by: context.caller.person, now: context.now };
      return context.change(async (tx) => {
        if (!wanted) return show(changedView(review, 'The note is as it was.'));
        const { seen, todo, details } = wanted;
        const why =
          todo === remove
            ? await notes.remove(tx, review, seen, deed)
            : await notes.change(tx, review, seen, details, deed);
        if (why) return show(notNoted(why, review, programme));
        return show(changedView(review, todo === remove ? 'The note is deleted.' : 'The note is changed.'));
      });
    },
  });
};
