import { inWords } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { type Case, type CaseOutcome, isOpenTo } from '../../casework/case.ts';
import { bold, type Text } from '../../chat/text.ts';
import type { Values } from '../../chat/values.ts';
import { type Block, type Button, press, type View } from '../../chat/view.ts';
import { addressed } from '../../peers/peer.ts';
import { peerFacts } from '../../peers/peer-facts.ts';
import type { Programme } from '../../programme/programme.ts';
import type { About, Entry, Whole } from './gather.ts';

export interface CardParts {
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

const day = (at: Date, { timeZone }: CardParts): string => inWords(dateAt(at, timeZone));

const outcomes: Record<CaseOutcome, string> = {
  approved: 'Approved',
  accepted: 'Accepted as a review',
  declined: 'Declined',
  withdrawn: 'Taken back by its person',
};

/** Whom or what a case is about, in a few words. */
export const titleOf = (about: About): string =>
  about.kind === 'volunteer' ? `${addressed(about.peer)} offers to be a peer` : `${about.authority} asks for a review`;

const standing = ({ of, officer }: Whole, parts: CardParts): Text => {
  const by = officer === undefined ? '' : ` by ${officer}`;
  switch (of.state) {
    case 'waiting':
      return [bold('Waits for the office'), `, since ${day(of.openedAt, parts)}. Reply by ${inWords(of.replyBy)}.`];
    case 'asked':
      return [bold('Waits for an answer'), ` to what was asked${by}. Reply by ${inWords(of.replyBy)}.`];
    case 'passed_on':
      return [bold('With a group office'), `, passed on${by}. A nomination makes them a peer.`];
    case 'closed': {
      const outcome = of.outcome ?? 'withdrawn';
      const who = outcome === 'withdrawn' ? '' : by;
      return [bold(outcomes[outcome]), `${who}${of.closedAt ? ` on ${day(of.closedAt, parts)}` : ''}.`];
    }
  }
};

const history = ({ of, earlier, others, sameEmail }: Whole, parts: CardParts): readonly Block[] => [
  ...of.questions.flatMap(({ text, answer }): readonly Block[] => [
    { kind: 'text', text: [bold('Asked: '), text] },
    { kind: 'text', text: answer === undefined ? 'No answer yet.' : [bold('Answered: '), answer] },
  ]),
  ...(of.reason === undefined ? [] : [{ kind: 'text', text: [bold('Reason: '), of.reason] } as const]),
  ...earlier.map(
    ({ outcome = 'withdrawn', closedAt, reason }): Block => ({
      kind: 'note',
      text: `Before: ${outcomes[outcome].toLowerCase()}${closedAt ? ` on ${day(closedAt, parts)}` : ''}${reason ? `. ${reason}` : '.'}`,
    }),
  ),
  ...others.map(
    ({ name, registeredAt }): Block => ({
      kind: 'note',
      text: `${name} registered the same authority on ${day(registeredAt, parts)}. Neither is told of the other.`,
    }),
  ),
  ...(sameEmail > 0
    ? [{ kind: 'note', text: 'Somebody else gave the same e-mail address. Check whether it is one person.' } as const]
    : []),
];

const aboutBlock = ({ about }: Entry, { programme }: CardParts): Block => {
  if (about.kind === 'volunteer') return { kind: 'facts', facts: peerFacts(about.peer, programme) };
  const { name } = about.registration;
  return {
    kind: 'facts',
    facts: [
      { label: 'Authority', value: about.authority },
      { label: 'Asked by', value: name },
    ],
  };
};

/** An accepted registration begins a review. */
export const beginning = ({ of, about }: Entry): readonly Button[] =>
  about.kind === 'registration' && of.outcome === 'accepted'
    ? [press('Begin the review', 'review new', { registration: about.registration.id }, 'primary')]
    : [];

const closing = ({ of, about }: Entry, values: Values): readonly Button[] => {
  if (!isOpenTo(of, 'close')) return [];
  const decline = press('Decline', 'decline', values);
  if (about.kind === 'registration') return [press('Accept as a review', 'accept', values, 'primary'), decline];
  if (about.peer.kind !== 'member') return [press('Approve', 'approve', values, 'primary'), decline];
  const onward = isOpenTo(of, 'pass-on')
    ? press('Pass to the group office', 'inbox', { ...values, do: 'pass-on' }, 'primary')
    : press('Record the nomination', 'nominate', values, 'primary');
  return [onward, decline];
};

const actions = (entry: Entry, more: Values): readonly Block[] => {
  const { of } = entry;
  const values = { ...more, case: of.id, seen: String(of.version) };
  const buttons = [
    ...beginning(entry),
    ...closing(entry, values),
    ...(isOpenTo(of, 'ask') ? [press('Ask a question', 'ask', values)] : []),
    ...(isOpenTo(of, 'acknowledge')
      ? [press('Say that we have read it', 'inbox', { ...values, do: 'acknowledge' })]
      : []),
  ];
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
};

const acknowledged = ({ acknowledgedAt, state }: Case, parts: CardParts): readonly Block[] =>
  acknowledgedAt && state !== 'closed'
    ? [{ kind: 'note', text: `They know since ${day(acknowledgedAt, parts)} that the office has read it.` }]
    : [];

/** Values that a button of a private copy sends along: nobody draws that copy anew, so it is answered. */
export const inList: Values = { listed: 'yes' };

/** The card that the office decides by. @param more what its buttons send along */
export const caseCardView = (whole: Whole, parts: CardParts, more: Values = {}): View => ({
  summary: titleOf(whole.about),
  blocks: [
    { kind: 'heading', text: titleOf(whole.about) },
    { kind: 'text', text: standing(whole, parts) },
    aboutBlock(whole, parts),
    ...history(whole, parts),
    ...acknowledged(whole.of, parts),
    ...actions(whole, more),
    { kind: 'note', text: 'Only the programme office sees this.' },
  ],
});

/** The card after an officer acted on an older one. @param typed what they had written, so that it is not lost */
export const staleCaseView = (whole: Whole, parts: CardParts, typed?: string): View => {
  const card = caseCardView(whole, parts, inList);
  return {
    summary: 'This has changed since you saw it',
    blocks: [
      {
        kind: 'text',
        text: 'This has changed since you saw it, so nothing of yours was done. Here it is as it stands.',
      },
      ...(typed ? [{ kind: 'text', text: [bold('You had written: '), typed] } as const] : []),
      ...card.blocks,
    ],
  };
};
