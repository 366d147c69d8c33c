import { waitsForAnswer } from '../casework/case.ts';
import type { Cases } from '../casework/cases.ts';
import { belongs } from '../chat/caller.ts';
import type { Context } from '../chat/context.ts';
import { bold, command } from '../chat/text.ts';
import { type Block, press, type View } from '../chat/view.ts';
import { hasEnded, type Peer } from '../peers/peer.ts';
import type { Peers } from '../peers/peers.ts';
import type { Programme } from '../programme/programme.ts';
import { isOpen, nameOf, type Review } from '../reviews/review.ts';
import type { Reviews } from '../reviews/reviews.ts';

const asPeer = (peer: Peer | undefined, { volunteering }: Programme): readonly Block[] => {
  if (peer && !hasEnded(peer.state)) {
    return [
      { kind: 'text', text: 'You have offered your time as a peer. Thank you.' },
      {
        kind: 'buttons',
        buttons: [
          press('My profile', 'profile', {}, 'primary'),
          press('What happens next', 'status'),
          press('Help', 'help'),
        ],
      },
    ];
  }
  return [
    { kind: 'text', text: volunteering.ask.text },
    {
      kind: 'buttons',
      buttons: [
        press('Volunteer as a peer', 'volunteer', {}, 'primary'),
        press('Register your authority', 'register'),
        press('Help', 'help'),
      ],
    },
  ];
};

const asOfficer = (waiting: number): readonly Block[] => [
  {
    kind: 'text',
    text:
      waiting === 0
        ? 'Nobody waits for the office.'
        : [bold(String(waiting)), waiting === 1 ? ' waits' : ' wait', ' for the office.'],
  },
  { kind: 'buttons', buttons: [press('Inbox', 'inbox', {}, 'primary'), press('Help', 'help')] },
];

const asked: readonly Block[] = [
  { kind: 'text', text: [bold('The programme office has a question for you.')] },
  { kind: 'buttons', buttons: [press('Answer', 'answer', {}, 'primary')] },
];

/** Cases that are looked at for a question that waits. */
const mostLookedAt = 5;

/** Reviews that somebody takes part in, and the way to their day. */
const inReviews = (reviews: readonly Review[], programme: Programme): readonly Block[] =>
  reviews.length === 0
    ? []
    : [
        {
          kind: 'text',
          text: ['You take part in ', bold(reviews.map((review) => nameOf(review, programme)).join(', ')), '.'],
        },
        {
          kind: 'buttons',
          buttons: [
            press('Today', 'today', {}, 'primary'),
            press('Timetable', 'timetable'),
            press('Checklist', 'checklist'),
          ],
        },
      ];

const toRehearse: readonly Block[] = [
  { kind: 'text', text: 'New here? Walk through the three days of a review, with a team that is made up.' },
  { kind: 'buttons', buttons: [press('Walk through a review', 'rehearse')] },
];

export interface HomeParts {
  readonly peers: Peers;
  readonly reviews: Pick<Reviews, 'of'>;
  /** There are rehearsals. */
  readonly canRehearse: boolean;
  readonly cases: Cases;
  readonly programme: Programme;
}

/** What the bot shows to somebody who comes without a question: what it is for and what to do first. */
export const createHome =
  ({ peers, cases, reviews, programme, canRehearse }: HomeParts) =>
  async ({ caller }: Context): Promise<View> => {
    const { admitted, name } = caller.workspace;
    const mine = async (): Promise<readonly Block[]> => {
      const open = (await reviews.of(caller.person)).map(({ review }) => review).filter(isOpen);
      const more = [...inReviews(open, programme), ...(canRehearse && open.length === 0 ? toRehearse : [])];
      if (belongs(caller, 'office')) return [...asOfficer((await cases.counts()).waiting ?? 0), ...more];
      const [peer, theirs] = await Promise.all([peers.find(caller.person), cases.of(caller.person, mostLookedAt)]);
      return [...(theirs.some(waitsForAnswer) ? asked : []), ...asPeer(peer, programme), ...more];
    };
    const rest: readonly Block[] = admitted
      ? await mine()
      : [
          {
            kind: 'text',
            text: [
              `${name} is waiting for the programme office to admit it. Type `,
              command('help'),
              ' for what works.',
            ],
          },
        ];
    return {
      summary: `Hello ${caller.name}. This is ${programme.shortName}.`,
      blocks: [
        { kind: 'heading', text: programme.name },
        { kind: 'text', text: ['Hello ', bold(caller.name), `. ${programme.about}`] },
        ...rest,
      ],
    };
  };
