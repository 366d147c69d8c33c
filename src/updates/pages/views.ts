import { inWords } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command } from '../../chat/text.ts';
import { type Block, press, type View } from '../../chat/view.ts';
import type { Page } from '../page.ts';

const buttons = ({ key, version }: Page, mayEdit: boolean): readonly Block[] => {
  const all = [
    ...(mayEdit ? [press('Edit', 'edit', { page: key })] : []),
    ...(version > 0 ? [press('What it said before', key, { version: String(version - 1) })] : []),
  ];
  return all.length > 0 ? [{ kind: 'buttons', buttons: all }] : [];
};

export const pageView = (
  title: string,
  page: Page,
  { mayEdit, timeZone }: { readonly mayEdit: boolean; readonly timeZone: TimeZone },
): View => {
  const when = page.writtenAt === undefined ? 'as the programme came' : inWords(dateAt(page.writtenAt, timeZone));
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      ...page.text
        .split(/\n+/u)
        .filter((line) => line.trim() !== '')
        .map((line): Block => ({ kind: 'text', text: line })),
      { kind: 'note', text: `${page.owner} answers for this page. Version ${page.version + 1}, ${when}.` },
      ...buttons(page, mayEdit),
    ],
  };
};

/** @param example what is there to be typed */
export const noPage = (known: string, example: string): View =>
  refuse({
    missing: 'There is no such page.',
    next: ['Nothing was changed. There are: ', bold(known), '. Type ', command(example), ' to begin.'],
  });

/** Somebody else wrote it meanwhile. @param text what the officer had written, so that it is not lost */
export const pageChanged = (key: string, text: string): View =>
  refuse({
    missing: 'Somebody else has written this page since you opened it, so nothing of yours was saved.',
    lifts: [bold('You had written: '), text],
    next: ['Type ', command(key), ' to see how it stands, and press “Edit” again.'],
  });
