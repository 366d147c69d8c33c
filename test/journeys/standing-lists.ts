import type { Who } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';

/** How an item stands on a card: ticked or not, and what is said of it. */
export type Standing = Readonly<Record<string, string>>;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** As each platform's client shows an item, the box first or last. */
const ways = (label: string): readonly RegExp[] => [
  new RegExp(`\\[(?<box>.)\\] ${escaped(label)} – (?<note>.*)`, 'u'),
  new RegExp(`^${escaped(label)}\\n(?<note>.*)\\n\\[(?<box>.)\\] Done`, 'mu'),
  new RegExp(`(?<box>[☑☐])\\n${escaped(label)}\\n(?:Not t|T)icked · (?<note>.*)`, 'u'),
];

const itemIn = (card: string, label: string): string | undefined => {
  const found = ways(label).map((way) => way.exec(card)?.groups);
  const groups = found.find((each) => each !== undefined);
  return groups && `${['x', '☑'].includes(groups['box'] ?? '') ? 'ticked' : 'open'}: ${groups['note']}`;
};

/** The newest card of a list in a conversation. @param title what stands at its top */
const cardIn = (conversation: string, title: string): string =>
  conversation.split('\n\n').findLast((message) => message.includes(`${title}\nDone: `)) ?? '';

export interface Card {
  /** `2 of 11`, or '' where no card stands. */
  readonly progress: string;
  readonly items: Standing;
}

/** What somebody reads of a list in a conversation of theirs. */
export const readsList = (
  town: ReviewTown,
  { who, channel, title }: { readonly who: Who; readonly channel?: 'team'; readonly title: string },
  labels: readonly string[],
): Card => {
  const card = cardIn(town.desk(who, { ...(channel && { channel }) }).reads(), title);
  const items = labels.map((label) => [label, itemIn(card, label)] as const);
  return {
    progress: /Done: (\d+ of \d+)/u.exec(card)?.[1] ?? '',
    items: Object.fromEntries(items.flatMap(([label, how]) => (how === undefined ? [] : [[label, how]]))),
  };
};
