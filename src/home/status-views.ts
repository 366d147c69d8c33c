import { type CalendarDate, inWords } from '../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../calendar/time-zone.ts';
import type { Case, CaseOutcome } from '../casework/case.ts';
import { refuse } from '../chat/refusal.ts';
import { bold, command, type Text } from '../chat/text.ts';
import { type Block, press, type View } from '../chat/view.ts';

/** What somebody asked for; `authority` is the one they registered. */
export interface Mine {
  readonly of: Case;
  readonly authority?: string;
}

const titleOf = ({ of, authority }: Mine): string =>
  of.kind === 'volunteer' ? 'Your offer to be a peer' : `Your registration of ${authority ?? 'an authority'}`;

const outcomes: Record<CaseOutcome, string> = {
  approved: 'You are a peer. The programme office may ask you to join a review.',
  accepted: 'It is accepted as a review. The programme office agrees with you what it looks at and when.',
  declined: 'The programme office has not taken it up.',
  withdrawn: 'You have taken it back.',
};

const next = ({ of }: Mine, today: CalendarDate, zone: TimeZone): Text => {
  switch (of.state) {
    case 'waiting':
      return of.replyBy < today
        ? `It is with the programme office, which meant to reply by ${inWords(of.replyBy)} and is late. It sees this.`
        : [
            of.acknowledgedAt
              ? 'The programme office has read it, and replies by '
              : 'The programme office replies by ',
            bold(inWords(of.replyBy)),
            '. You need not do anything.',
          ];
    case 'asked':
      return 'The programme office waits for your answer.';
    case 'passed_on':
      return 'It has been passed on to whoever puts members forward. You hear as soon as they nominate you.';
    case 'closed':
      return `${outcomes[of.outcome ?? 'withdrawn']}${of.closedAt ? ` (${inWords(dateAt(of.closedAt, zone))})` : ''}`;
  }
};

const questions = ({ of }: Mine): readonly Block[] =>
  of.state === 'closed'
    ? []
    : of.questions
        .filter(({ answer }) => answer === undefined)
        .flatMap(({ id, text }): readonly Block[] => [
          { kind: 'text', text: [bold('It asks: '), text] },
          { kind: 'buttons', buttons: [press('Answer', 'answer', { question: id }, 'primary')] },
        ]);

const takeBack = ({ of }: Mine): readonly Block[] => {
  if (of.state === 'closed') return [];
  const button =
    of.kind === 'volunteer' ? press('Withdraw', 'withdraw') : press('Take it back', 'status', { takeBack: of.about });
  return [{ kind: 'buttons', buttons: [button] }];
};

const blocks = (mine: Mine, today: CalendarDate, zone: TimeZone): readonly Block[] => [
  { kind: 'text', text: [bold(titleOf(mine)), `, sent ${inWords(dateAt(mine.of.openedAt, zone))}.`] },
  { kind: 'text', text: next(mine, today, zone) },
  ...(mine.of.reason === undefined ? [] : [{ kind: 'text', text: [bold('Why: '), mine.of.reason] } as const]),
  ...questions(mine),
  ...takeBack(mine),
];

const offers: Block = {
  kind: 'buttons',
  buttons: [press('Volunteer as a peer', 'volunteer', {}, 'primary'), press('Register your authority', 'register')],
};

export const statusView = (all: readonly Mine[], today: CalendarDate, zone: TimeZone): View =>
  all.length === 0
    ? {
        summary: 'You are not waiting for anything',
        blocks: [
          { kind: 'text', text: 'You have not asked the programme office for anything yet, so nothing is on its way.' },
          offers,
        ],
      }
    : {
        summary: 'What happens next',
        blocks: [
          { kind: 'heading', text: 'What happens next' },
          ...all.flatMap((mine) => blocks(mine, today, zone)),
          { kind: 'note', text: 'Only you see this.' },
        ],
      };

export const takenBack = (authority: string): View => ({
  summary: 'You have taken your registration back',
  blocks: [
    { kind: 'text', text: ['You have taken back your registration of ', bold(authority), '. The office sees that.'] },
    { kind: 'text', text: ['You can register again at any time: type ', command('register'), '.'] },
  ],
});

export const takenBackAlready = (): View =>
  refuse({
    missing: 'There is nothing to take back: it has been decided, or you have taken it back already.',
    next: ['Nothing was changed. Type ', command('status'), ' to see how it stands.'],
  });
