import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import { capital } from '../../chat/tidy.ts';
import type { Values } from '../../chat/values.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import { addressed, type Experience } from '../peer.ts';
import { exampleOf, typed as typedPeriod } from '../upkeep/period.ts';
import { type Criteria, criteriaInWords, isAnybody } from './criteria.ts';
import { gapsIn, type PoolPage, type Sum, type Sums } from './pool.ts';
import type { WrongCriterion } from './read-criteria.ts';
import type { PoolPeer } from './store.ts';

/** A number of peers for people: `nobody`, `one peer`, `1,200 peers`. */
export const peersInWords = (count: number): string => {
  if (count === 0) return 'nobody';
  return count === 1 ? 'one peer' : `${count.toLocaleString('en-GB')} peers`;
};

/** What a button has to send to ask for the same peers again. */
const asValues = ({ themes: [theme], kind, region, dates }: Criteria): Values => ({
  ...(theme !== undefined && { theme }),
  ...(kind && { kind }),
  ...(region && { region }),
  ...(dates && { available: typedPeriod(dates) }),
});

const levels: Record<Experience, string> = { led: 'has led', done: 'has done', learning: 'is learning' };

const known = (peer: PoolPeer, programme: Programme): readonly string[] =>
  (Object.keys(levels) as Experience[]).flatMap((level) => {
    const names = peer.themes.filter(({ experience }) => experience === level);
    if (names.length === 0) return [];
    return [` ${capital(levels[level])}: ${names.map(({ theme }) => nameIn(programme.themes, theme)).join('; ')}.`];
  });

const peerLine = (peer: PoolPeer, programme: Programme): Text => [
  bold(addressed(peer)),
  `, ${peer.role}, ${peer.organisations.join('; ')}.`,
  ...known(peer, programme),
];

const listBlocks = ({ peers, more }: PoolPage, criteria: Criteria, programme: Programme): readonly Block[] => [
  ...(peers.length > 0 ? [{ kind: 'list', items: peers.map((peer) => peerLine(peer, programme)) } as const] : []),
  ...(more === undefined
    ? []
    : [
        {
          kind: 'buttons',
          buttons: [
            {
              kind: 'press',
              label: 'More',
              press: { command: 'peers', values: { ...asValues(criteria), after: more } },
            },
          ],
        } as const,
      ]),
];

const themeValue = ({ led, done, peers }: Sum): string => {
  const parts = [...(led > 0 ? [`${led} led it`] : []), ...(done > 0 ? [`${done} did it`] : [])];
  return `${peersInWords(peers)}: ${parts.join(', ')}`;
};

interface Named {
  readonly name: string;
  readonly sum: Sum;
}

/** Where nobody is, and where hardly anybody is, in a line each. */
const gapLines = (where: string, sums: readonly Named[], few: number): readonly Text[] => {
  const gaps = gapsIn(sums, few);
  const empty = gaps.filter(({ sum }) => sum.peers === 0).map(({ name }) => name);
  const thin = gaps.filter(({ sum }) => sum.peers > 0).map(({ name, sum }) => `${name} (${sum.peers})`);
  return [
    ...(empty.length > 0 ? [[bold(`Nobody ${where}: `), empty.join('; ')]] : []),
    ...(thin.length > 0 ? [[bold(`Hardly anybody ${where}: `), thin.join('; ')]] : []),
  ];
};

const gapBlocks = (lines: readonly Text[], few: number): readonly Block[] => [
  { kind: 'heading', text: 'Gaps' },
  lines.length > 0
    ? { kind: 'list', items: lines }
    : { kind: 'text', text: `None: everywhere there are more than ${few} peers.` },
];

/** Gaps and counts of the themes and regions that were not asked for: those that were would say the same again. */
const countBlocks = (sums: Sums, criteria: Criteria, programme: Programme): readonly Block[] => {
  const hasThemes = criteria.themes.length === 0 && criteria.kind !== 'member';
  const themes = sums.themes.map((sum) => ({ name: nameIn(programme.themes, sum.key), sum }));
  const places = sums.regions.map((sum) => ({ name: sum.key, sum }));
  const { few } = programme.pool;
  const lines = [
    ...(hasThemes ? gapLines('for', themes, few) : []),
    ...(criteria.region ? [] : gapLines('in', places, few)),
  ];
  if (!hasThemes && criteria.region) return [];
  // Those with nobody are among the gaps.
  const isSome = ({ sum }: Named): boolean => sum.peers > 0;
  const counts: readonly Block[] = [
    ...(hasThemes
      ? ([
          { kind: 'heading', text: 'By theme' },
          {
            kind: 'facts',
            facts: themes.filter(isSome).map(({ name, sum }) => ({ label: name, value: themeValue(sum) })),
          },
        ] as const)
      : []),
    ...(criteria.region
      ? []
      : ([
          { kind: 'heading', text: 'By region' },
          {
            kind: 'facts',
            facts: places.filter(isSome).map(({ name, sum }) => ({ label: name, value: peersInWords(sum.peers) })),
          },
          { kind: 'note', text: 'A peer counts where they work and wherever they have said that they would travel.' },
        ] as const)),
  ];
  return [...gapBlocks(lines, few), ...(sums.peers > 0 ? counts : [])];
};

const openingOf = ({ peers, paused }: Sums, criteria: Criteria): string => {
  if (!isAnybody(criteria)) return `${capital(peersInWords(peers))} can be asked and ${peers <= 1 ? 'fits' : 'fit'}.`;
  const rest = paused === 0 ? '' : ` ${capital(peersInWords(paused))} ${paused === 1 ? 'takes' : 'take'} a break.`;
  return `${capital(peersInWords(peers))} can be asked to join a review.${rest}`;
};

/** The pool: how many, where hardly anybody is, and the first page of names. */
export const poolView = (sums: Sums, page: PoolPage, criteria: Criteria, programme: Programme): View => {
  const wanted = criteriaInWords(criteria, programme);
  return {
    summary: openingOf(sums, criteria),
    blocks: [
      { kind: 'heading', text: 'Peers' },
      ...(wanted.length > 0 ? [{ kind: 'facts', facts: wanted } as const] : []),
      { kind: 'text', text: [bold(openingOf(sums, criteria))] },
      ...(sums.peers === 0 && isAnybody(criteria)
        ? [{ kind: 'text', text: ['Type ', command('inbox'), ' to see who has volunteered and waits.'] } as const]
        : []),
      ...(sums.peers === 0 && wanted.length > 0
        ? [{ kind: 'text', text: ['Leave something out, or type ', command('call'), ' to ask more widely.'] } as const]
        : countBlocks(sums, criteria, programme)),
      ...(page.peers.length > 0 ? [{ kind: 'heading', text: 'By name' } as const] : []),
      ...listBlocks(page, criteria, programme),
      ...(criteria.dates || criteria.region
        ? [
            {
              kind: 'note',
              text: 'Only who has said so is counted. A call also reaches those who have not said when or where they can help.',
            } as const,
          ]
        : []),
    ],
  };
};

/** The next page of names. */
export const poolPage = (page: PoolPage, criteria: Criteria, programme: Programme): View => ({
  summary: page.peers.length === 0 ? 'That was everybody.' : 'More peers',
  blocks:
    page.peers.length === 0
      ? [{ kind: 'text', text: 'That was everybody.' }]
      : [{ kind: 'heading', text: 'Peers, continued' }, ...listBlocks(page, criteria, programme)],
});

const asTyped = (name: string, value: string): string => `${name}:${/\s/u.test(value) ? `"${value}"` : value}`;

/** What is wrong with what was typed, and what may have been meant. */
export const wrongCriterion = (
  { name, missing, meant, possible }: WrongCriterion,
  typed: Values,
  today: CalendarDate,
): View => {
  const buttons: readonly Button[] =
    meant === undefined
      ? []
      : [
          {
            kind: 'press',
            label: `Show ${asTyped(name, meant)}`,
            press: { command: 'peers', values: { ...typed, [name]: meant } },
            style: 'primary',
          },
        ];
  const like =
    possible.length > 0
      ? [`Choose one of these: ${possible.join(', ')}.`]
      : ['Type it like this: ', command(`peers available:${typedPeriod(exampleOf(today))}`)];
  return refuse({
    missing,
    next: meant === undefined ? like : ['Did you mean ', command(`peers ${asTyped(name, meant)}`), '?'],
    buttons,
  });
};
