import { refuse } from '../../chat/refusal.ts';
import { bold, command } from '../../chat/text.ts';
import type { Button, View } from '../../chat/view.ts';
import type { Side } from '../review.ts';

const whose: Readonly<Record<Side, string>> = { team: 'the review team', host: 'the host' };

export const noChannel = (review: string): View =>
  refuse({
    missing: `${review} can live in a channel, and this is a chat between us two.`,
    next: ['Go to the channel, and type ', command(`review here ${review}`), '.'],
  });

export const botIsNotHere = (name: string, review: string): View =>
  refuse({
    missing: `I am not in ${name}, so I cannot post there.`,
    lifts: 'Anybody in the channel can add me to it.',
    next: ['Nothing was changed. Add me, and type ', command(`review here ${review}`), ' again.'],
  });

/** @param other the review that lives there, where the reader belongs to that too */
export const tiedElsewhere = (other: string | undefined): View =>
  refuse({
    missing: `Another review lives in this channel${other === undefined ? '' : `: ${other}`}. A channel holds one.`,
    lifts: 'Whoever takes part in that one can end it here.',
    next: [
      'Nothing was changed. ',
      ...(other === undefined ? ['Use another channel.'] : ['Type ', command(`review here ${other}`), ' to see it.']),
    ],
  });

export const hasEnded = (review: string): View =>
  refuse({ missing: `${review} has ended, so it moves into no channel any more.`, next: 'Nothing was changed.' });

const press = (label: string, review: string, side: Side | 'nowhere', style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: 'review here', values: { review, side } },
  ...(style && { style }),
});

export const askToLive = (review: string, sides: readonly Side[], channel: string): View => ({
  summary: `Shall ${review} live in ${channel}?`,
  blocks: [
    {
      kind: 'text',
      text: [
        bold(`Everybody who can read ${channel} will see ${review} here: `),
        'how it stands, its checklists, and who has ticked what. What is about one person is never shown here.',
      ],
    },
    {
      kind: 'buttons',
      buttons: sides.map((side) => press(`Yes, for ${whose[side]}`, review, side, 'primary')),
    },
    {
      kind: 'note',
      text: 'A channel for the host never shows what belongs to the team. Guests and other councils who read along see it too.',
    },
  ],
});

export const livesHere = (review: string, side: Side, channel: string): View => ({
  summary: `${review} lives in ${channel}`,
  blocks: [
    { kind: 'text', text: [bold(review), ` lives in ${channel}, for ${whose[side]}.`] },
    {
      kind: 'text',
      text: ['Type ', command('checklist'), ' here to see the day’s list, and to put it into the channel.'],
    },
    { kind: 'buttons', buttons: [press('End it here', review, 'nowhere')] },
  ],
});

export const notHereAnyMore = (review: string): View => ({
  summary: `${review} does not live here any more`,
  blocks: [
    {
      kind: 'text',
      text: `${review} does not live in this channel any more. Cards that stand here are updated no longer.`,
    },
    { kind: 'note', text: ['Type ', command(`review here ${review}`), ' to have it back.'] },
  ],
});
