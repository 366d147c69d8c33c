import { bold, command } from '../chat/text.ts';
import type { Values } from '../chat/values.ts';
import type { Block, Button, View } from '../chat/view.ts';
import type { DeliveryState, MessageSums } from '../delivery/message.ts';

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

export const messageList = (messages: readonly MessageSums[]): View => ({
  summary: 'Messages and where they have arrived',
  blocks: [
    { kind: 'heading', text: 'Messages' },
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

/** What the office hears of messages that did not arrive for certain. */
export const badEnds = (ends: MessageSums['states']): View => ({
  summary: `Messages did not arrive: ${inWords(ends)}`,
  blocks: [
    { kind: 'text', text: ['Some messages did not arrive for certain: ', bold(inWords(ends)), '.'] },
    { kind: 'text', text: ['Type ', command('deliveries'), ' to see which and why, and to send them again.'] },
  ],
});
