import type { Region } from '../../authorities/authority.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import type { PeerKind } from '../peer.ts';
import { type Period, periodInWords } from '../upkeep/period.ts';

/** Which peers are wanted; whatever is left out does not matter. */
export interface Criteria {
  /** Keys of themes, one of which they have led or done. */
  readonly themes: readonly string[];
  readonly kind?: PeerKind;
  /** Where they would go: they work there, or have said that they would travel there, or anywhere. */
  readonly region?: Region;
  /** Days of which they are available for as long as a visit takes, or for all where it is fewer. */
  readonly dates?: Period;
}

export const isAnybody = ({ themes, kind, region, dates }: Criteria): boolean =>
  themes.length === 0 && !kind && !region && !dates;

/** What is wanted, as labels and words for people. */
export const criteriaInWords = (
  { themes, kind, region, dates }: Criteria,
  { themes: all, volunteering }: Programme,
): readonly { readonly label: string; readonly value: string }[] => [
  ...(kind ? [{ label: 'Kind of peer', value: nameIn(volunteering.peerKinds, kind) }] : []),
  ...(themes.length > 0
    ? [
        {
          label: themes.length === 1 ? 'Theme' : 'One of these themes',
          value: themes.map((key) => nameIn(all, key)).join('; '),
        },
      ]
    : []),
  ...(region ? [{ label: 'Region', value: region }] : []),
  ...(dates ? [{ label: 'Days', value: periodInWords(dates) }] : []),
];
