import { inWords } from '../../calendar/calendar-date.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { Block, Button, Fact, View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen } from '../review.ts';
import type { Asked } from './gather.ts';
import { type Answer, canComeBack, isLate, isWaiting } from './seating.ts';
import { visitInWords } from './words.ts';

/** The kind of shared card by which one person is asked, and which becomes what they answered. */
export const seatCard = 'seat';

const answer = ({ seat }: Asked, label: string, what: Answer, style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: 'team answer', values: { seat: seat.id, answer: what } },
  ...(style && { style }),
});

const question = ({ seat }: Asked): Button => ({
  kind: 'press',
  label: 'Ask a question',
  press: { command: 'team ask', values: { seat: seat.id } },
});

const facts = ({ seat, about, region }: Asked, { name, days, team, volunteering }: Programme): Block => {
  const place = team.places.find(({ key }) => key === seat.place);
  const all: readonly (Fact | undefined)[] = [
    { label: 'What', value: `${name} (${about.name})` },
    { label: 'Where', value: region === undefined ? about.council : `${about.council}, ${region}` },
    about.visit && { label: 'When', value: visitInWords(about.visit) },
    { label: 'How long', value: `${days} days on site. ${volunteering.ask.text}` },
    place && { label: 'As', value: seat.reserve ? `${place.name}, as a reserve` : place.name },
    { label: 'Who pays', value: team.whoPays },
    seat.replyBy && { label: 'An answer helps by', value: inWords(seat.replyBy) },
  ];
  return { kind: 'facts', facts: all.flatMap((fact) => fact ?? []) };
};

const late = (asked: Asked): readonly Block[] =>
  isLate(asked.seat, asked.today)
    ? [{ kind: 'text', text: 'We have not heard from you. A “no” helps as much as a “yes”.' }]
    : [];

const noIsWelcome: Block = {
  kind: 'note',
  text: 'A quick “no” is welcome. Nobody asks why, and nobody asks you again about this review.',
};

const soundingOut = (asked: Asked, programme: Programme): View => ({
  summary: `Could you join a review? ${asked.about.name}`,
  blocks: [
    { kind: 'heading', text: 'Could you join a review?' },
    ...late(asked),
    facts(asked, programme),
    {
      kind: 'text',
      text: 'If you can come: have you, or has somebody close to you, any ties to this council? No details are kept.',
    },
    {
      kind: 'buttons',
      buttons: [
        answer(asked, 'I can come, no ties', 'none', 'primary'),
        answer(asked, 'Ring me', 'ring_me'),
        answer(asked, 'Rule me out, no reason needed', 'ruled_out'),
        answer(asked, 'Not this time', 'no'),
        question(asked),
      ],
    },
    noIsWelcome,
    { kind: 'note', text: 'Please keep this to yourself: the council has not announced it.' },
  ],
});

const invitation = (asked: Asked, programme: Programme): View => ({
  summary: `You are invited to join a review: ${asked.about.name}`,
  blocks: [
    { kind: 'heading', text: 'You are invited to join a review' },
    ...late(asked),
    { kind: 'text', text: `${asked.about.council} has agreed the team, with you on it.` },
    facts(asked, programme),
    {
      kind: 'buttons',
      buttons: [answer(asked, 'Accept', 'accept', 'primary'), answer(asked, 'Decline', 'decline'), question(asked)],
    },
    noIsWelcome,
  ],
});

interface Said {
  readonly text: string;
  /** They may still have something to say. */
  readonly open: boolean;
  /** They may change their mind. */
  readonly back?: boolean;
}

const said = ({ seat, about }: Asked): Said => {
  switch (seat.state) {
    case 'shortlisted':
      return { text: 'There is nothing to answer now.', open: false };
    case 'sounded_out':
      return {
        text:
          seat.ties === 'ring_me'
            ? 'Thank you. The review manager rings you.'
            : `Thank you: you can come, and have no ties to ${about.council}. The council is asked to agree the team.`,
        open: true,
      };
    case 'agreed':
      return {
        text: seat.reserve
          ? 'Thank you. The council has agreed the team, with you as a reserve.'
          : 'Thank you. The council has agreed the team, and an invitation follows.',
        open: true,
      };
    case 'invited':
      return { text: 'You are invited.', open: true };
    case 'accepted':
      return {
        text: 'Thank you, you have accepted. The review manager confirms your place once your employer has released you.',
        open: true,
      };
    case 'confirmed':
      return { text: 'Your place is confirmed. Thank you.', open: true };
    case 'declined':
      return {
        text:
          seat.ties === 'ruled_out'
            ? 'Thank you for telling us. You are not asked about this council any more, and nobody asks why.'
            : 'Thank you for telling us. Nobody asks you again about this review.',
        open: false,
        back: canComeBack(seat),
      };
    case 'no_reply':
      return { text: 'We went on without you this time. There is nothing that you need do.', open: false };
    case 'not_needed':
      return { text: 'You are not needed for this review after all. Thank you for your time.', open: false };
  }
};

const answered = (asked: Asked): View => {
  const { about } = asked;
  const goesOn = isOpen(about.review);
  const { text, open, back }: Said = goesOn
    ? said(asked)
    : { text: 'This review does not need an answer any more.', open: false };
  const when: Text = about.visit ? `${about.council}, ${visitInWords(about.visit)}` : about.council;
  return {
    summary: text,
    blocks: [
      { kind: 'text', text: [bold(about.name), `: ${when}.`] },
      { kind: 'text', text },
      ...(open
        ? [
            {
              kind: 'buttons',
              buttons: [answer(asked, 'I cannot come after all', 'decline'), question(asked)],
            } as const,
          ]
        : []),
      ...(back
        ? [{ kind: 'buttons', buttons: [answer(asked, 'I can come after all, no ties', 'none')] } as const]
        : []),
    ],
  };
};

/** The card of one person, as it stands: the question, or what became of it. */
export const seatCardView = (asked: Asked, programme: Programme): View => {
  if (!isWaiting(asked.seat) || !isOpen(asked.about.review)) return answered(asked);
  return asked.seat.state === 'invited' ? invitation(asked, programme) : soundingOut(asked, programme);
};

/** There is no such question, or it is somebody else's. */
export const nothingAsked = (): View =>
  refuse({
    missing: 'This question is not for you, or is gone.',
    next: ['Nothing was changed. Type ', command('help'), ' to see what you can do.'],
  });
