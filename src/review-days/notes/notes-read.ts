import { z } from 'zod';
import { instantInWords } from '../../calendar/time-zone.ts';
import { type Command, defineCommand, type FormPlan } from '../../chat/command.ts';
import type { Context } from '../../chat/context.ts';
import type { Field, Option } from '../../chat/form.ts';
import { show } from '../../chat/reply.ts';
import { bold, type Inline, type Text } from '../../chat/text.ts';
import type { Value, Values } from '../../chat/values.ts';
import type { View } from '../../chat/view.ts';
import type { People } from '../../people/people.ts';
import { nameIn } from '../../programme/names.ts';
import { nameOf } from '../../reviews/review.ts';
import { asShown, type Note, pagesOf, themesFor } from './note.ts';
import type { NotesParts } from './note-command.ts';
import { createTeamReview, namingIn } from './team-review.ts';
import { notesView } from './views.ts';
import { nothingToRead } from './words.ts';

const everything = 'all';
const mine = 'mine';

/** Pages that can be chosen; a platform shows so many in one list. */
const mostPages = 90;

export type ReadParts = NotesParts & { readonly people: Pick<People, 'namesOf'> };

/** `notes read`: what the team noted, in a form, because chats keep messages. */
export const createNotesRead = (parts: ReadParts): Command => {
  const { notes, people, programme, timeZone } = parts;
  const meant = createTeamReview(parts, 'notes read');

  /** How one note is written, with who wrote it, when, and in which session. */
  const createLine = async (all: readonly Note[]): Promise<(note: Note) => Text> => {
    const authors = all.flatMap(({ author }) => (author ? [author] : []));
    const sessions = all.flatMap(({ session }) => (session === undefined ? [] : [session]));
    const names = await people.namesOf([...new Set(authors)]);
    const titles = await notes.titles([...new Set(sessions)]);
    return ({ theme, kind, author, session = '', createdAt, text }) => {
      const who = (author && names.get(author)) ?? 'somebody who was forgotten';
      const where = titles.get(session);
      const head: Inline = bold(`${nameIn(programme.themes, theme)} · ${nameIn(programme.notes.kinds, kind)}`);
      const about = [who, ...(where === undefined ? [] : [where]), instantInWords(createdAt, timeZone)];
      return [head, `\n${asShown(text)}\n${about.join(' · ')}`];
    };
  };

  /** A page of those of one theme, or of all. */
  const fieldsOf = (
    all: readonly Note[],
    { theme, page }: { readonly theme: Value | undefined; readonly page: Value | undefined },
    themes: readonly Option[],
    line: (note: Note) => Text,
  ): readonly Field[] => {
    const pages = pagesOf(theme === everything ? all : all.filter((note) => note.theme === theme));
    const at = Math.max(0, Math.min(Number(page) || 0, pages.length - 1));
    const options = pages.slice(0, mostPages).map((_, index) => ({
      value: String(index),
      label: index === 0 ? 'The newest' : `Page ${index + 1} of ${pages.length}`,
    }));
    return [
      { kind: 'choice', name: 'theme', label: 'Theme', decides: true, options: themes },
      ...(pages.length > 1
        ? [{ kind: 'choice', name: 'page', label: 'Page', decides: true, optional: true, options } as const]
        : []),
      ...(pages[at] ?? []).map(
        (note, index): Field => ({
          kind: 'words',
          name: `note-${index}`,
          label: '',
          text: line(note),
        }),
      ),
    ];
  };

  const form = async (context: Context, held: Values): Promise<FormPlan | View> => {
    const found = await meant.one(namingIn(held), context);
    if ('blocks' in found) return found;
    const { review } = found;
    const isMine = held['whose'] === mine;
    const all = await notes.of(review.id, isMine ? context.caller.person : undefined);
    if (all.length === 0) return nothingToRead(nameOf(review, programme));
    const line = await createLine(all);
    const themes = [
      { value: everything, label: 'All themes' },
      ...themesFor(review, programme).map(({ key, name }) => ({ value: key, label: name })),
    ];
    const title = isMine ? 'My notes' : 'Notes of the team';
    return {
      title: `${title}: ${nameOf(review, programme)}`,
      submit: 'Done',
      start: { of: review.id, whose: isMine ? mine : 'team', theme: everything, page: '0' },
      carries: ['of', 'whose', 'name'],
      steps: ({ theme, page }) => [{ title, fields: fieldsOf(all, { theme, page }, themes, line) }],
    };
  };

  return defineCommand({
    name: 'notes read',
    summary: 'Read what your team has noted',
    example: 'notes read HMEP-12',
    who: 'member',
    discreet: true,
    takes: [{ name: 'name', label: 'HMEP-12', kind: 'word', optional: true }],
    // Whoever only says which review has not read anything yet.
    input: z.object({ of: z.uuid(), theme: z.string() }),
    form,
    run: async ({ of }, context) => {
      const found = await meant.one({ of }, context);
      if ('blocks' in found) return show(found);
      const { review } = found;
      const tally = await notes.tally(review.id, context.now);
      const isKept = await notes.isKept(review.id);
      return context.change(async () => show(notesView(review, { tally, isKept }, programme)));
    },
  });
};
