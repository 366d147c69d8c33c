import { type CalendarDate, inWords as dateInWords } from '../calendar/calendar-date.ts';
import { refuse } from '../chat/refusal.ts';
import { bold, command, plain } from '../chat/text.ts';
import { type Block, type Button, press, type View } from '../chat/view.ts';
import type { Programme } from '../programme/programme.ts';
import { addressed, canBeAsked, hasEnded, type Peer, type PeerState } from './peer.ts';
import { peerFacts } from './peer-facts.ts';

const states: Record<PeerState, string> = {
  interested: 'The programme office will be in touch',
  with_group_office: 'With your group office, which puts members forward',
  approved: 'Approved: the office may ask you to join a review',
  active: 'Active: the office may ask you to join a review',
  paused: 'Taking a break',
  declined: 'The programme office did not take up your offer',
  withdrawn: 'Withdrawn',
};

const change: Button = { kind: 'press', label: 'Change', press: { command: 'volunteer', values: {} } };
const withdraw: Button = { kind: 'press', label: 'Withdraw', press: { command: 'withdraw', values: {} } };
const volunteer: Button = {
  kind: 'press',
  label: 'Volunteer',
  style: 'primary',
  press: { command: 'volunteer', values: {} },
};

const told = (peer: Peer, programme: Programme): Block => ({ kind: 'facts', facts: peerFacts(peer, programme) });

/** A state as the peer reads it. */
export const stateInWords = (state: PeerState): string => states[state];

/** What a peer told us, a line each. */
export const toldAsLines = (peer: Peer, programme: Programme): readonly string[] => [
  states[peer.state],
  ...peerFacts(peer, programme).map(({ label, value }) => `${label}: ${plain(value)}`),
];

export const volunteered = (peer: Peer, programme: Programme, replyBy: CalendarDate): View => ({
  summary: `Thank you, ${addressed(peer)}. You have volunteered as a peer.`,
  blocks: [
    { kind: 'heading', text: 'Thank you for volunteering' },
    { kind: 'text', text: ['The programme office will reply by ', bold(dateInWords(replyBy)), '.'] },
    told(peer, programme),
    { kind: 'text', text: programme.volunteering.ask.text },
    { kind: 'buttons', buttons: [change, withdraw] },
    {
      kind: 'note',
      text: ['Only you and the programme office see this. Type ', command('profile'), ' to see it again.'],
    },
  ],
});

/** @param checkedBy the day by which the office replies, where the change is for it to check */
export const changed = (peer: Peer, programme: Programme, checkedBy?: CalendarDate): View => ({
  summary: checkedBy
    ? `Your profile has been changed. The programme office checks it again by ${dateInWords(checkedBy)}.`
    : 'Your profile has been changed.',
  blocks: [
    { kind: 'heading', text: 'Saved' },
    { kind: 'text', text: 'This is what the programme office sees from now on.' },
    ...(checkedBy
      ? [
          {
            kind: 'text',
            text: [
              'You are another kind of peer now, so the office checks your offer again, and replies by ',
              bold(dateInWords(checkedBy)),
              '. Until then nobody asks you to join a review.',
            ],
          } as const,
        ]
      : []),
    told(peer, programme),
    { kind: 'buttons', buttons: [change, withdraw] },
  ],
});

const standing = ({ state, pausedUntil }: Peer): string =>
  pausedUntil ? `${states[state]} until ${dateInWords(pausedUntil)}` : states[state];

/** What there is to do besides changing it, for whom the office has approved. */
const lookAfter = ({ state }: Peer): readonly Button[] => {
  const [rest, dates] = [press('A little more', 'more'), press('When I can help', 'available')];
  if (state === 'paused') return [rest, dates, press('End my break', 'resume')];
  return canBeAsked(state) ? [rest, dates, press('Take a break', 'pause')] : [];
};

const profileBlocks = (peer: Peer, programme: Programme): readonly Block[] => [
  { kind: 'heading', text: 'Your profile as a peer' },
  { kind: 'text', text: [bold(standing(peer)), '.'] },
  told(peer, programme),
  {
    kind: 'buttons',
    buttons: hasEnded(peer.state)
      ? [{ ...volunteer, label: 'Volunteer again' }]
      : [change, ...lookAfter(peer), withdraw],
  },
  { kind: 'note', text: 'Only you and the programme office see this.' },
];

export const profile = (peer: Peer, programme: Programme): View => ({
  summary: `Your profile as a peer: ${standing(peer)}.`,
  blocks: profileBlocks(peer, programme),
});

export const oldCard = (peer: Peer, programme: Programme): View => ({
  summary: 'That card was old. Here is your profile of today.',
  blocks: [
    { kind: 'text', text: 'That card was old, so nothing was changed. Here is your profile of today.' },
    ...profileBlocks(peer, programme),
  ],
});

export const notAPeer = (): View =>
  refuse({
    missing: 'You have not volunteered as a peer.',
    next: ['It takes three minutes. Type ', command('volunteer'), ', or press the button.'],
    buttons: [volunteer],
  });

export const askToWithdraw = (peer: Peer): View => ({
  summary: 'Do you want to stop being a peer?',
  blocks: [
    { kind: 'heading', text: 'Stop being a peer?' },
    { kind: 'text', text: 'Nobody will ask you to join a review any more. You can come back whenever you like.' },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'Yes, withdraw',
          style: 'danger',
          press: { command: 'withdraw', values: { version: String(peer.version) } },
        },
        { kind: 'press', label: 'No, stay a peer', press: { command: 'profile', values: {} } },
      ],
    },
  ],
});

export const withdrawn = (peer: Peer): View => ({
  summary: 'You have withdrawn as a peer.',
  blocks: [
    { kind: 'text', text: ['You have withdrawn as a peer. Thank you for offering, ', bold(addressed(peer)), '.'] },
    { kind: 'text', text: 'What you told us is kept, so that you need not type it again if you come back.' },
    { kind: 'buttons', buttons: [{ ...volunteer, label: 'Volunteer again' }] },
  ],
});

/** There is nothing to withdraw: they have done so, or the office did not take up their offer. */
export const endedAlready = ({ state }: Pick<Peer, 'state'>): View =>
  refuse({
    missing:
      state === 'withdrawn'
        ? 'You have withdrawn already.'
        : 'There is nothing to withdraw: the programme office did not take up your offer.',
    next: ['Nothing was changed. Type ', command('volunteer'), ' to offer your time again.'],
    buttons: [{ ...volunteer, label: 'Volunteer again' }],
  });
