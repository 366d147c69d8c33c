import { bold, command } from '../../chat/text.ts';
import { howMany } from '../../chat/tidy.ts';
import type { Block, Button, Fact, View } from '../../chat/view.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import { type Count, type Tally, themesFor } from './note.ts';

// What a note says stands in no view, only in a form: chats keep messages.

const press = (label: string, name: string, of: Review, more = {}): Button => ({
  kind: 'press',
  label,
  press: { command: name, values: { of: of.id, ...more } },
});

const inWords = ({ today, all }: Count): string => `${today} today, ${all} in all`;

const facts = (
  named: readonly { readonly key: string; readonly name: string }[],
  counts: ReadonlyMap<string, Count>,
): readonly Fact[] =>
  named.flatMap(({ key, name }) => {
    const count = counts.get(key);
    return count ? [{ label: name, value: inWords(count) }] : [];
  });

export interface Standing {
  readonly tally: Tally;
  readonly isKept: boolean;
}

/** How many notes there are, by theme and by kind. */
export const notesView = (review: Review, { tally, isKept }: Standing, programme: Programme): View => {
  const title = `Notes of ${nameOf(review, programme)}`;
  const byTheme = facts(themesFor(review, programme), tally.byTheme);
  const byKind = facts(programme.notes.kinds, tally.byKind);
  const notHeard = tally.notHeard.map((key) => nameIn(programme.themes, key));
  const some: readonly Block[] = [
    { kind: 'text', text: [bold(`${inWords(tally)}.`)] },
    { kind: 'facts', facts: byTheme },
    { kind: 'facts', facts: byKind },
  ];
  return {
    summary: `${title}: ${inWords(tally)}`,
    blocks: [
      { kind: 'heading', text: title },
      ...(tally.all > 0 ? some : [{ kind: 'text', text: 'Nobody has noted anything yet.' } as const]),
      ...(tally.all > 0 && notHeard.length > 0
        ? [{ kind: 'text', text: `Not heard of yet: ${notHeard.join('; ')}.` } as const]
        : []),
      {
        kind: 'buttons',
        buttons: [
          press('Write a note', 'note', review),
          ...(tally.all > 0
            ? [press('Read them', 'notes read', review), press('Change one of mine', 'notes change', review)]
            : []),
        ],
      },
      {
        kind: 'note',
        text: isKept
          ? 'They are kept because of a request or a complaint: none is changed or deleted.'
          : `Only the team sees them. ${programme.notes.deletion}`,
      },
    ],
  };
};

/** A note was written. @param today how many were, by the team and by its author */
export const notedView = (
  review: Review,
  { theme, kind }: { readonly theme: string; readonly kind: string },
  today: { readonly all: number; readonly own: number },
  programme: Programme,
): View => {
  const what = `${nameIn(programme.themes, theme)}, ${nameIn(programme.notes.kinds, kind).toLowerCase()}`;
  return {
    summary: `Noted: ${what}`,
    blocks: [
      { kind: 'text', text: [bold('Noted: '), `${what}.`] },
      { kind: 'text', text: `Today: ${howMany(today.own, 'note')} of yours, ${today.all} of the whole team.` },
      {
        kind: 'buttons',
        buttons: [press('Another note', 'note', review), press('My notes', 'notes read', review, { whose: 'mine' })],
      },
    ],
  };
};

/** @param said what came of it, in a sentence */
export const changedView = (review: Review, said: string): View => ({
  summary: said,
  blocks: [
    { kind: 'text', text: said },
    {
      kind: 'buttons',
      buttons: [press('My notes', 'notes read', review, { whose: 'mine' }), press('Another note', 'note', review)],
    },
  ],
});

/** @param isNew whether it was not so before */
export const keptView = (name: string, kept: boolean, isNew: boolean): View => {
  const now = kept ? 'are kept' : 'are not kept any more';
  const summary = isNew ? `The notes of ${name} ${now}` : `The notes of ${name} ${now}; nothing was changed`;
  const then = kept ? 'None is changed or deleted until they are let go.' : 'They are deleted when their time is over.';
  return {
    summary,
    blocks: [
      { kind: 'text', text: `${summary}. ${then}` },
      ...(isNew ? [{ kind: 'note', text: 'This has been written to the audit log.' } as const] : []),
      ...(kept
        ? [{ kind: 'note', text: ['Let them go as soon as you can: ', command(`notes release ${name}`), '.'] } as const]
        : []),
    ],
  };
};
