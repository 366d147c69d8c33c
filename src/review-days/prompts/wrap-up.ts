import { bold, type Text } from '../../chat/text.ts';
import type { Block } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import type { Seat } from '../../reviews/review.ts';
import type { DrawParts } from '../checklists/views.ts';
import { listBlocks, sessionsOf } from './blocks.ts';
import type { Gathered } from './gathered.ts';

const themeName = (key: string, { themes }: Programme): string =>
  themes.find((theme) => theme.key === key)?.name ?? key;

const sourceName = (key: string, { sourceKinds }: Programme): string =>
  sourceKinds.find((source) => source.key === key)?.name.toLowerCase() ?? key;

/** Where the day stands: sessions held, notes in counts, what was heard from one side only or not at all. */
export const wrapUpBlocks = (gathered: Gathered, person: Seat | undefined, parts: DrawParts): readonly Block[] => {
  const { programme } = parts;
  const { tally, prompt } = gathered;
  const heard = sessionsOf(gathered).filter(({ kind }) => kind === 'listen');
  const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: gathered.visit.zone });
  const held = heard.filter(({ end }) => end <= local.format(prompt.dueAt)).length;
  const byTheme = [...(tally?.byTheme ?? [])].map(
    ([key, { today, all }]): Text => `${themeName(key, programme)}: ${today} today, ${all} in all`,
  );
  const oneSided = [...(tally?.oneSource ?? [])].map(
    ([key, source]): Text => `${themeName(key, programme)}: only from ${sourceName(source, programme)}`,
  );
  const notHeard = (tally?.notHeard ?? []).map((key): Text => themeName(key, programme));
  const listed = (title: string, items: readonly Text[]): readonly Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'text', text: [bold(title)] },
          { kind: 'list', items },
        ];
  return [
    {
      kind: 'facts',
      facts: [
        { label: 'Sessions held', value: `${held} of ${heard.length}` },
        { label: 'Notes', value: `${tally?.today ?? 0} today, ${tally?.all ?? 0} in all` },
      ],
    },
    ...listed('Notes by theme', byTheme),
    ...listed('Heard from one side only', oneSided),
    ...listed('Nothing noted yet', notHeard),
    ...listBlocks(gathered, person, parts),
  ];
};
