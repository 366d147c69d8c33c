import { refuse } from '../chat/refusal.ts';
import { bold, command } from '../chat/text.ts';
import type { Values } from '../chat/values.ts';
import type { Block, View } from '../chat/view.ts';
import type { Announcement } from './announcement.ts';

const people = (count: number): string => {
  if (count === 0) return 'Nobody has said yet that they have seen this.';
  return count === 1 ? 'One person has seen this.' : `${count} people have seen this.`;
};

const blocks = ({ id, title, text, seenBy }: Announcement, values: Values = {}): readonly Block[] => [
  { kind: 'heading', text: title },
  ...text.split(/\n+/u).map((line): Block => ({ kind: 'text', text: line })),
  {
    kind: 'buttons',
    buttons: [
      {
        kind: 'press',
        label: 'I have seen this',
        press: { command: 'announcements', values: { ...values, seen: id } },
      },
    ],
  },
  { kind: 'note', text: people(seenBy) },
];

/** The card that stands in every channel. */
export const announcementCardView = (announcement: Announcement): View => ({
  summary: `From the programme office: ${announcement.title}`,
  blocks: blocks(announcement),
});

export const announcementList = (announcements: readonly Announcement[]): View =>
  announcements.length === 0
    ? {
        summary: 'Nothing has been announced yet',
        blocks: [{ kind: 'text', text: 'The programme office has not announced anything yet.' }],
      }
    : { summary: 'The latest announcements', blocks: announcements.flatMap((each) => blocks(each, { listed: 'yes' })) };

export const seenInList = ({ title, seenBy }: Announcement): View => ({
  summary: `You have seen: ${title}`,
  blocks: [
    { kind: 'text', text: ['Thank you. You have seen ', bold(title), '.'] },
    { kind: 'note', text: people(seenBy) },
  ],
});

export const announced = ({ title }: Announcement, channels: number): View => ({
  summary: `Announced: ${title}`,
  blocks: [
    {
      kind: 'text',
      text: [bold(title), channels === 1 ? ' goes to one channel.' : ` goes to ${channels} channels.`],
    },
    ...(channels === 0
      ? [{ kind: 'text', text: 'The bot is in no channel yet. Add it to one, and announce again.' } as const]
      : []),
    { kind: 'note', text: ['Type ', command('deliveries'), ' to see where it has arrived.'] },
  ],
});

export const announcementGone = (): View =>
  refuse({
    missing: 'This announcement is gone.',
    next: ['Nothing was changed. Type ', command('announcements'), ' for the latest.'],
  });
