import { bold, command } from '../chat/text.ts';
import type { Values } from '../chat/values.ts';
import type { Block, Button, View } from '../chat/view.ts';
import type { DeliveryState, MessageSums, Stop } from '../delivery/message.ts';

const states: Record<DeliveryState, string> = {
  queued: 'waiting',
  sending: 'on its way',
  sent: 'arrived',
  uncertain: 'uncertain',
  failed: 'failed',
  unreachable: 'could not be reached',
  cancelled: 'taken back',
};

const bad: readonly DeliveryState[] = ['uncertain', 'failed', 'unreachable'];

const inWords = (sums: MessageSums['states']): string =>
  (Object.keys(states) as DeliveryState[])
    .flatMap((state) => (sums[state] ? [`${sums[state]} ${states[state]}`] : []))
    .join(', ');

const button = (label: string, values: Values): Button => ({
  kind: 'press',
  label,
  press: { command: 'deliveries', values },
});

const messageBlocks = ({ id, summary, audience, states: sums, reasons }: MessageSums): readonly Block[] => {
  const buttons = [
    ...(bad.some((state) => sums[state]) ? [button('Send these again', { retry: id })] : []),
    ...(sums.queued ? [button('Take back what waits', { cancel: id })] : []),
  ];
  return [
    { kind: 'text', text: [bold(summary), audience === 0 ? ' to nobody.' : ` to ${audience}: ${inWords(sums)}.`] },
    ...reasons.map((reason): Block => ({ kind: 'note', text: reason })),
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
};

const waitingInWords = (waiting: number): string => {
  if (waiting === 0) return 'no message waits';
  return waiting === 1 ? 'one message waits' : `${waiting} messages wait`;
};

/** A workspace that has shut the bot out, why, and what to do. */
const stopBlocks = ({ workspace, why, waiting }: Stop): readonly Block[] => [
  {
    kind: 'text',
    text: [bold(workspace), ` has shut the bot out: ${waitingInWords(waiting)}. Install it there again.`],
  },
  { kind: 'note', text: why },
];

export const messageList = (messages: readonly MessageSums[], stops: readonly Stop[]): View => ({
  summary: 'Messages and where they have arrived',
  blocks: [
    { kind: 'heading', text: 'Messages' },
    ...stops.flatMap(stopBlocks),
    ...(messages.length === 0 ? [{ kind: 'text', text: 'The bot has sent nothing by itself yet.' } as const] : []),
    ...messages.flatMap(messageBlocks),
    {
      kind: 'note',
      text: 'Uncertain means that it may have arrived: sending it again may show it twice.',
    },
  ],
});

export const retried = (count: number): View => ({
  summary: `${count} queued again`,
  blocks: [
    { kind: 'text', text: count === 1 ? 'One message is sent again.' : `${count} messages are sent again.` },
    { kind: 'note', text: ['Type ', command('deliveries'), ' to see how they fare.'] },
  ],
});

export const takenBack = (count: number): View => ({
  summary: `${count} taken back`,
  blocks: [
    { kind: 'text', text: count === 1 ? 'One message will not be sent.' : `${count} messages will not be sent.` },
    { kind: 'note', text: ['What had begun to be sent goes on. Type ', command('deliveries'), ' to see it.'] },
  ],
});

/** What the office hears of messages that did not arrive for certain, and of workspaces that stopped. */
export const badEnds = (ends: MessageSums['states'], stops: readonly Stop[]): View => {
  const ended = inWords(ends);
  const summaries = [
    ...(ended ? [`Messages did not arrive: ${ended}`] : []),
    ...(stops.length > 0 ? [`Shut out by: ${stops.map(({ workspace }) => workspace).join(', ')}`] : []),
  ];
  return {
    summary: summaries.join('. '),
    blocks: [
      ...(ended
        ? [{ kind: 'text', text: ['Some messages did not arrive for certain: ', bold(ended), '.'] } as const]
        : []),
      ...stops.flatMap(stopBlocks),
      {
        kind: 'text',
        text: ended
          ? ['Type ', command('deliveries'), ' to see which and why, and to send them again.']
          : ['Type ', command('deliveries'), ' to see how messages fare.'],
      },
    ],
  };
};
