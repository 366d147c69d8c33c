import { instantInWords, type TimeZone } from '../../calendar/time-zone.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command } from '../../chat/text.ts';
import { type Block, type Button, press, type View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { newsBlocks } from '../news-blocks.ts';
import {
  clocksInWords,
  mostSubscriptions,
  rhythmInWords,
  type Subscriber,
  type Subscription,
} from '../subscription.ts';
import type { Update } from '../update.ts';

/** In whose words a subscription is told. */
interface Teller {
  readonly programme: Programme;
  /** The programme's. */
  readonly timeZone: TimeZone;
}

/** What a subscription brings, and when, to follow "You get". */
const inWords = (subscription: Subscription, { programme, timeZone }: Teller): string => {
  const { topics, themes, region, urgent } = subscription;
  const names = topics.map((key) => programme.updates.topics.find((topic) => topic.key === key)?.name ?? key);
  const first = [
    ...themes.map((key) => programme.themes.find((theme) => theme.key === key)?.name ?? key),
    ...(region ? [region] : []),
  ];
  return [
    names.length === 0 ? 'all news' : names.join(', '),
    ` ${rhythmInWords(subscription, timeZone)}`,
    first.length === 0 ? '' : `, with ${first.join(', ')} first`,
    urgent ? ', and urgent news at once' : '',
  ].join('');
};

const next = ({ paused, nextAt, timeZone }: Subscription, usual: TimeZone): string =>
  paused ? 'Paused.' : `The next digest comes on ${instantInWords(nextAt, timeZone)}${clocksInWords(timeZone, usual)}.`;

/** What can be done about a subscription. */
const subscriptionButtons = ({ id, version, paused }: Subscription): readonly Button[] => {
  const seen = { seen: String(version) };
  return [
    press('Change', 'subscribe', { ...seen, change: id }),
    press(paused ? 'Go on' : 'Pause', 'subscriptions', { ...seen, of: id, do: paused ? 'resume' : 'pause' }),
    press('Stop', 'subscriptions', { ...seen, of: id, do: 'stop' }),
  ];
};

export const subscribed = (
  subscription: Subscription,
  { by, lately = [], ...teller }: Teller & { readonly by: string; readonly lately?: readonly Update[] },
): View => ({
  summary: `${subscription.of.kind === 'channel' ? 'This channel gets' : 'You get'} ${inWords(subscription, teller)}`,
  blocks: [
    {
      kind: 'text',
      text: [
        subscription.of.kind === 'channel' ? 'This channel gets ' : 'You get ',
        bold(inWords(subscription, teller)),
        subscription.of.kind === 'channel' ? `. ${by} has seen to it.` : '.',
      ],
    },
    { kind: 'text', text: next(subscription, teller.timeZone) },
    ...(lately.length > 0
      ? [
          { kind: 'heading', text: 'The latest until then' } as const,
          ...lately.flatMap((each) => newsBlocks(each, teller.programme)),
        ]
      : []),
    { kind: 'buttons', buttons: subscriptionButtons(subscription) },
    {
      kind: 'note',
      text: ['Where there is nothing new, nothing is sent. Type ', command('subscriptions'), ' to see all.'],
    },
  ],
});

const blocksOf = (subscription: Subscription, teller: Teller, setBy: string | undefined): readonly Block[] => [
  {
    kind: 'text',
    text: [
      bold(subscription.of.kind === 'channel' ? 'This channel: ' : 'You: '),
      `${inWords(subscription, teller)}. ${next(subscription, teller.timeZone)}`,
    ],
  },
  { kind: 'buttons', buttons: subscriptionButtons(subscription) },
  ...(setBy === undefined || subscription.of.kind === 'person'
    ? []
    : [{ kind: 'note', text: `Set by ${setBy}.` } as const]),
];

export const subscriptionList = (
  all: readonly Subscription[],
  { nameOf, ...teller }: Teller & { readonly nameOf: (of: Subscription) => string | undefined },
): View =>
  all.length === 0
    ? {
        summary: 'No news is subscribed to here',
        blocks: [
          {
            kind: 'text',
            text: ['Neither you nor this conversation gets digests yet. Type ', command('subscribe'), '.'],
          },
          { kind: 'buttons', buttons: [press('Subscribe', 'subscribe', {})] },
        ],
      }
    : {
        summary: 'What is subscribed to here',
        blocks: [
          { kind: 'heading', text: 'Subscriptions' },
          ...all.flatMap((each) => blocksOf(each, teller, nameOf(each))),
        ],
      };

/** @param by who has ended it: others read along where it was a channel's */
export const stopped = (count: number, of: Subscriber, by: string): View => {
  const said = count === 1 ? 'The subscription has ended.' : `${count} subscriptions have ended.`;
  return {
    summary: said.slice(0, -1),
    blocks: [
      {
        kind: 'text',
        text: [
          said,
          count === 1 ? ' Nothing more comes of it.' : '',
          of.kind === 'channel' ? ` ${by} has seen to it.` : '',
        ].join(''),
      },
      { kind: 'note', text: ['Type ', command('subscribe'), ' to begin again.'] },
    ],
  };
};

export const nothingToStop = (what: string | undefined): View =>
  refuse({
    missing: what === undefined ? 'There is no subscription here to end.' : `Nothing here subscribes to ${what} alone.`,
    next: ['Nothing was changed. Type ', command('subscriptions'), ' to see what there is, and to change it.'],
  });

export const subscriptionGone = (): View =>
  refuse({
    missing: 'This subscription was changed since, or has ended.',
    next: ['Nothing was changed. Type ', command('subscriptions'), ' to see how it stands.'],
  });

export const tooMany = (): View =>
  refuse({
    missing: `There are ${mostSubscriptions} subscriptions here already, and no more fit.`,
    lifts: 'One subscription can hold several topics.',
    next: ['Nothing was changed. Type ', command('subscriptions'), ' to change or stop one.'],
  });

export const botIsNotHere = (name: string): View =>
  refuse({
    missing: `I am not in ${name}, so I cannot post digests there.`,
    lifts: 'Anybody in the channel can add me to it.',
    next: [
      'Nothing was changed. Add me, and type ',
      command('subscribe'),
      ' again, or subscribe for yourself in a message to me.',
    ],
  });

/** What was typed cannot be. @param example what can be */
export const unread = (why: string, example: string): View =>
  refuse({ missing: why, next: ['Nothing was changed. For example: ', command(example)] });
