import { instantInWords, type TimeZone } from '../../calendar/time-zone.ts';
import type { PersonId } from '../../chat/ids.ts';
import { bold, type Text } from '../../chat/text.ts';
import { howMany } from '../../chat/tidy.ts';
import type { Values } from '../../chat/values.ts';
import { type Block, type CheckItem, press, type View } from '../../chat/view.ts';
import type { Checklist, Programme } from '../../programme/programme.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import { type Item, inOrder, isTheirs, type ListRef, mostAsked, type Reader, refOf } from './item.ts';
import type { Tick } from './store.ts';

/** All that a list is drawn of. */
export interface Listed {
  readonly review: Review;
  readonly of: ListRef;
  /** Those that the reader may see. */
  readonly items: readonly Item[];
  /** What people are called. */
  readonly names: ReadonlyMap<PersonId, string>;
}

export interface DrawParts {
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** Done items that a card keeps in view, so that a tick can be taken back. */
const mostDone = 5;

const somebody = 'somebody';

const called = ({ names }: Listed, person: PersonId | undefined): string => (person && names.get(person)) || somebody;

/** A day's list: `Day 1: listen`, and for a list of each day, which day. */
const listName = (checklist: Checklist, { day }: Pick<ListRef, 'day'>): string =>
  checklist.when.kind === 'each-day' ? `${checklist.name}, day ${day}` : checklist.name;

const checklistOf = ({ checklists }: Programme, { list }: Pick<ListRef, 'list'>): Checklist | undefined =>
  checklists.find(({ key }) => key === list);

/** Which review's list it is: `HMEP-12 – Day 1: listen`. */
export const titleOf = ({ review, of }: Pick<Listed, 'review' | 'of'>, programme: Programme): string => {
  const checklist = checklistOf(programme, of);
  return `${nameOf(review, programme)} – ${checklist ? listName(checklist, of) : of.list}`;
};

/** Whose it is and when, or who ticked it and when. */
const noteOf = (item: Item, listed: Listed, { programme, timeZone }: DrawParts): string => {
  const owner = item.person
    ? called(listed, item.person)
    : (programme.ownerRoles.find(({ key }) => key === item.owner)?.name ?? 'Anybody');
  if (item.done) {
    const { by, at } = item.done;
    const forWhom = item.person !== undefined && by !== item.person ? ` for ${owner}` : '';
    return `Ticked by ${called(listed, by)}${forWhom}, ${instantInWords(at, timeZone)}`;
  }
  const moment = checklistOf(programme, item)?.moments.find(({ key }) => key === item.moment)?.name;
  return moment === undefined ? owner : `${owner} · ${moment}`;
};

const checkItem = (item: Item, listed: Listed, parts: DrawParts, more: Values): CheckItem => ({
  label: item.label,
  done: item.done !== undefined,
  note: noteOf(item, listed, parts),
  press: { command: 'tick', values: { ...more, item: item.id } },
});

const checklist = (items: readonly Item[], listed: Listed, parts: DrawParts, more: Values): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'checklist', items: items.map((item) => checkItem(item, listed, parts, more)) }];

/** Items of which each peer has one, counted: a channel needs no names beside them. */
const counted = (items: readonly Item[]): readonly Text[] => {
  const keys = [...new Set(items.map(({ key }) => key))];
  return keys.map((key) => {
    const each = items.filter((item) => item.key === key);
    const done = each.filter((item) => item.done).length;
    return `${each[0]?.label ?? ''}: ${done} of ${each.length}`;
  });
};

const latestDone = (items: readonly Item[]): readonly Item[] =>
  items
    .filter(({ done }) => done)
    .sort((one, other) => (other.done?.at.getTime() ?? 0) - (one.done?.at.getTime() ?? 0))
    .slice(0, mostDone);

const listButtons = ({ review, of }: Listed): Block => ({
  kind: 'buttons',
  buttons: [
    press('Whole list', 'checklist', { of: review.id, list: refOf(of), show: 'all' }),
    press('My part', 'checklist', { of: review.id, list: refOf(of), show: 'mine' }),
    press('Add an item', 'checklist add', { of: review.id, list: refOf(of) }),
  ],
});

/** The first of what is open, never more than anybody can look at. */
export const askedBlocks = (
  items: readonly Item[],
  listed: Listed,
  parts: DrawParts,
  more: Values = {},
): readonly Block[] => {
  const open = inOrder(items.filter(({ done }) => !done));
  const later = open.length - mostAsked;
  return [
    ...checklist(open.slice(0, mostAsked), listed, parts, more),
    ...(later > 0
      ? [{ kind: 'note', text: `${howMany(later, 'more comes', 'more come')} after these.` } as const]
      : []),
  ];
};

/** How much of a list is done. */
export const progressBlock = (items: readonly Item[]): Block => ({
  kind: 'progress',
  label: 'Done',
  done: items.filter(({ done }) => done).length,
  of: items.length,
});

/** Whether it stands on a channel's card by itself: what each peer has one of is counted there instead. */
export const isShared = ({ owner }: Item): boolean => owner !== 'each-peer';

/** A list as it stands in a channel: what is asked next, what each peer has done, what was ticked last. */
export const listCardView = (listed: Listed, parts: DrawParts): View => {
  const items = listed.items.filter(({ personal }) => !personal);
  const shared = items.filter(isShared);
  const each = counted(items.filter((item) => !isShared(item)));
  const done = latestDone(shared);
  const title = titleOf(listed, parts.programme);
  const isDone = items.length > 0 && items.every((item) => item.done);
  return {
    summary: isDone
      ? `${title}: all is done`
      : `${title}: ${items.filter((item) => item.done).length} of ${items.length} done`,
    blocks: [
      { kind: 'heading', text: title },
      progressBlock(items),
      ...askedBlocks(shared, listed, parts),
      ...(each.length > 0
        ? [{ kind: 'text', text: [bold('Each peer')] } as const, { kind: 'list', items: each } as const]
        : []),
      ...(done.length > 0 ? [{ kind: 'text', text: [bold('Ticked last')] } as const] : []),
      ...checklist(done, listed, parts, {}),
      listButtons(listed),
    ],
  };
};

/**
 * What of a list is one person's.
 * @param more sent with each tick, where nobody draws the view anew
 */
export const myListView = (listed: Listed, reader: Reader, parts: DrawParts, more: Values = {}): View => {
  const mine = listed.items.filter((item) => isTheirs(item, reader));
  const title = titleOf(listed, parts.programme);
  const open = mine.filter(({ done }) => !done).length;
  return {
    summary:
      mine.length === 0
        ? `${title}: nothing falls to you`
        : `${title}: ${howMany(open, 'thing is', 'things are')} yours to do`,
    blocks: [
      { kind: 'heading', text: title },
      ...(mine.length === 0
        ? [{ kind: 'text', text: 'Nothing on this list falls to you alone. You can still tick the others’.' } as const]
        : [progressBlock(mine)]),
      ...askedBlocks(mine, listed, parts, more),
      ...checklist(latestDone(mine), listed, parts, more),
      listButtons(listed),
    ],
  };
};

/** A whole list, for whoever asked; ticked there, it is drawn again in its place. */
export const wholeListView = (listed: Listed, parts: DrawParts, { canPost }: { readonly canPost: boolean }): View => {
  const title = titleOf(listed, parts.programme);
  const values = { of: listed.review.id, list: refOf(listed.of) };
  return {
    summary: title,
    blocks: [
      { kind: 'heading', text: title },
      progressBlock(listed.items),
      ...checklist(inOrder(listed.items), listed, parts, { listed: 'all' }),
      ...(listed.items.length === 0 ? [{ kind: 'text', text: 'There is nothing on this list yet.' } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          ...(canPost ? [press('Put it in this channel', 'checklist', { ...values, show: 'post' })] : []),
          press('My part', 'checklist', { ...values, show: 'mine' }),
          press('Add an item', 'checklist add', values),
          press('Change an item', 'checklist change', values),
          press('What happened', 'checklist', { ...values, show: 'history' }),
        ],
      },
    ],
  };
};

export const historyView = (listed: Listed, ticks: readonly Tick[], { programme, timeZone }: DrawParts): View => {
  const title = titleOf(listed, programme);
  return {
    summary: `${title}: what happened`,
    blocks: [
      { kind: 'heading', text: `${title}: what happened` },
      ticks.length === 0
        ? { kind: 'text', text: 'Nobody has ticked anything yet.' }
        : {
            kind: 'list',
            items: ticks.map(({ label, done, by, at, person }) => {
              const forWhom = person !== undefined && person !== by ? ` for ${called(listed, person)}` : '';
              return `${instantInWords(at, timeZone)}: ${called(listed, by)} ${done ? 'ticked' : 'unticked'} “${label}”${forWhom}`;
            }),
          },
    ],
  };
};
