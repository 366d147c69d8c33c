import { type CalendarDate, daysBetween, inWords } from '../../calendar/calendar-date.ts';
import { dateAt } from '../../calendar/time-zone.ts';
import type { CaseState } from '../../casework/case.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command } from '../../chat/text.ts';
import type { Values } from '../../chat/values.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import { addressed, type Peer } from '../../peers/peer.ts';
import { organisationsInWords } from '../../peers/peer-facts.ts';
import type { Workspace } from '../../people/person.ts';
import { workspaceBlocks } from '../../people/workspace-blocks.ts';
import type { Programme } from '../../programme/programme.ts';
import { beginning, type CardParts, inList, titleOf } from './case-card.ts';
import type { Entry, Whole } from './gather.ts';

const toInbox: Button = { kind: 'press', label: 'Inbox', press: { command: 'inbox', values: {} } };

export const caseGone = (): View =>
  refuse({
    missing: 'This is gone: whoever it was about took their data with them.',
    next: ['Nothing was changed. Type ', command('inbox'), ' for what waits.'],
    buttons: [toInbox],
  });

const openFromInbox = (): View =>
  refuse({
    missing: 'This is about somebody who waits for the office, and I do not know whom you mean.',
    next: ['Nothing was changed. Type ', command('inbox'), ', open their card, and press the button there.'],
    buttons: [toInbox],
  });

/** What to say where a command about a case carries none, or the case is gone. */
export const noCase = (held: Values): View => (Object.hasOwn(held, 'case') ? caseGone() : openFromInbox());

const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`);

const age = ({ of }: Entry, today: CalendarDate, { timeZone }: CardParts): string => {
  const waited = daysBetween(dateAt(of.openedAt, timeZone), today);
  const since = waited === 0 ? 'since today' : `for ${days(waited)}`;
  const late = daysBetween(of.replyBy, today);
  return late > 0 ? `${since}; the reply is ${days(late)} late` : `${since}; reply by ${inWords(of.replyBy)}`;
};

const turn: Record<Exclude<CaseState, 'closed'>, string> = {
  waiting: 'Waits for the office',
  asked: 'Waits for their answer',
  passed_on: 'With a group office',
};

const who = ({ about }: Entry, programme: Programme): string =>
  about.kind === 'volunteer' ? organisationsInWords(about.peer, programme) : `Asked by ${about.registration.name}`;

const entryBlocks = (entry: Entry, today: CalendarDate, parts: CardParts): readonly Block[] => {
  const { of, about } = entry;
  if (of.state === 'closed') return [];
  return [
    { kind: 'text', text: [bold(titleOf(about)), `. ${who(entry, parts.programme)}.`] },
    { kind: 'note', text: `${turn[of.state]}, ${age(entry, today, parts)}.` },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'Open',
          press: { command: 'inbox', values: { ...inList, open: of.id } },
          style: 'primary',
        },
      ],
    },
  ];
};

/** What waits for the office. */
export interface Inbox {
  readonly entries: readonly Entry[];
  readonly counts: Readonly<Partial<Record<CaseState, number>>>;
  readonly newcomers: readonly Workspace[];
  /** Which entries these are, counted from 0. */
  readonly from: number;
  readonly today: CalendarDate;
}

const countsInWords = ({ waiting = 0, asked = 0, passed_on: passedOn = 0 }: Inbox['counts']): string =>
  [
    `${waiting} ${waiting === 1 ? 'waits' : 'wait'} for the office`,
    ...(asked > 0 ? [`${asked} ${asked === 1 ? 'waits' : 'wait'} for an answer of theirs`] : []),
    ...(passedOn > 0 ? [`${passedOn} ${passedOn === 1 ? 'is' : 'are'} with a group office`] : []),
  ].join(', ');

export const inboxView = ({ entries, counts, newcomers, from, today }: Inbox, parts: CardParts): View => {
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const next = from + entries.length;
  if (all === 0 && newcomers.length === 0) {
    return {
      summary: 'Nobody waits for the office',
      blocks: [
        { kind: 'heading', text: 'Inbox' },
        { kind: 'text', text: 'Nobody waits for you. Volunteers and registrations appear here when they come.' },
      ],
    };
  }
  return {
    summary: `Inbox: ${countsInWords(counts)}`,
    blocks: [
      { kind: 'heading', text: 'Inbox' },
      ...newcomers.flatMap(workspaceBlocks),
      { kind: 'text', text: `${countsInWords(counts)}. The longest waiting come first.` },
      ...entries.flatMap((entry) => entryBlocks(entry, today, parts)),
      ...(next < all
        ? [
            {
              kind: 'buttons',
              buttons: [
                {
                  kind: 'press',
                  label: `More (${all - next})`,
                  press: { command: 'inbox', values: { from: String(next) } },
                },
              ],
            } as const,
          ]
        : []),
      { kind: 'note', text: 'Only you see this list.' },
    ],
  };
};

/** What an officer reads before they pass a member on. Never stored: it names the group office. */
export const toPassOn = (
  { of, about }: Whole,
  peer: Peer,
  office: Programme['volunteering']['groupOffices'][number] | undefined,
): View => ({
  summary: 'Pass this councillor on',
  blocks: [
    { kind: 'heading', text: `Pass on ${addressed(peer)}` },
    {
      kind: 'text',
      text: office
        ? ['Tell ', bold(office.passedTo), ' of this offer, by voice or by e-mail:']
        : 'No group office is on file. Ask them which it is, or tell the national lead member peer of this offer:',
    },
    {
      kind: 'facts',
      facts: [
        { label: 'Name', value: addressed(peer) },
        { label: 'Council', value: peer.organisations.map(({ name }) => name).join('; ') },
        { label: 'Ward or committee', value: peer.role },
        { label: 'E-mail', value: peer.email },
        ...(peer.telephone === undefined ? [] : [{ label: 'Evening number', value: peer.telephone }]),
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'I have told them',
          press: { command: 'inbox', values: { ...inList, case: of.id, seen: String(of.version), do: 'passed-on' } },
          style: 'primary',
        },
        { kind: 'press', label: 'Not now', press: { command: 'inbox', values: { ...inList, open: of.id } } },
      ],
    },
    { kind: 'note', text: `Once you have, the group office is deleted. Only you see this. (${titleOf(about)})` },
  ],
});

/** @param what is done now, in a sentence */
export const doneView = (what: string, entry: Entry): View => ({
  summary: what,
  blocks: [
    { kind: 'text', text: [bold(titleOf(entry.about)), `. ${what}`] },
    { kind: 'buttons', buttons: [...beginning(entry), toInbox] },
  ],
});
