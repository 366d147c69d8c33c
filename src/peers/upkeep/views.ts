import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { bold, command } from '../../chat/text.ts';
import type { Values } from '../../chat/values.ts';
import type { Button, View } from '../../chat/view.ts';
import { type Period, periodInShort, periodInWords, typed } from './period.ts';
import type { Upkeep } from './questions.ts';

const button = (label: string, name: string, values: Values = {}, style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: name, values },
  ...(style && { style }),
});

/** Asks how long a break is to be. */
export const howLong = (
  { pausedUntil }: Pick<Upkeep, 'pausedUntil'>,
  choices: readonly { readonly label: string; readonly until: CalendarDate }[],
): View => ({
  summary: 'Until when do you want to take a break?',
  blocks: [
    { kind: 'heading', text: 'Take a break' },
    ...(pausedUntil
      ? [{ kind: 'text', text: ['Your break lasts until ', bold(inWords(pausedUntil)), '.'] } as const]
      : []),
    { kind: 'text', text: 'Nobody asks you to join a review during a break. You hear from us when it ends.' },
    {
      kind: 'buttons',
      buttons: [
        ...choices.map(({ label, until }) => button(label, 'pause', { until })),
        ...(pausedUntil ? [button('End my break', 'resume')] : []),
      ],
    },
    { kind: 'note', text: ['Or type a date: ', command('pause until 2027-01-15')] },
  ],
});

export const breakBegun = (until: CalendarDate): View => ({
  summary: `Your break lasts until ${inWords(until)}.`,
  blocks: [
    { kind: 'text', text: ['Your break lasts until ', bold(inWords(until)), '. Enjoy it.'] },
    { kind: 'text', text: 'Nobody asks you to join a review until then. You hear from us when it ends.' },
    { kind: 'buttons', buttons: [button('End my break', 'resume')] },
  ],
});

const takeABreak = button('Take a break', 'pause');

export const breakEnded = (): View => ({
  summary: 'Your break has ended. Welcome back.',
  blocks: [
    { kind: 'text', text: 'Welcome back. The office may ask you to join a review again.' },
    { kind: 'buttons', buttons: [button('When I can help', 'available'), button('My profile', 'profile')] },
  ],
});

/** What a peer hears on the morning after the last day of their break. */
export const awake = (): View => ({
  summary: 'Your break as a peer has ended. Welcome back.',
  blocks: [
    { kind: 'text', text: 'Your break as a peer has ended. Welcome back.' },
    { kind: 'text', text: 'The office may ask you to join a review again. If this is too soon, take a longer break.' },
    {
      kind: 'buttons',
      buttons: [button('When I can help', 'available', {}, 'primary'), takeABreak, button('My profile', 'profile')],
    },
  ],
});

/** When a peer has said that they can help. */
export const availability = (periods: readonly Period[]): View => ({
  summary:
    periods.length === 0
      ? 'You have not said when you can help.'
      : `You can help: ${periods.map(periodInWords).join('; ')}.`,
  blocks: [
    { kind: 'heading', text: 'When you can help' },
    ...(periods.length === 0
      ? [
          {
            kind: 'text',
            text: 'You have given no days. The office asks you before each review all the same.',
          } as const,
        ]
      : [{ kind: 'list', items: periods.map(periodInWords) } as const]),
    {
      kind: 'buttons',
      buttons: [
        button('Add days', 'more', { ask: 'availability' }, 'primary'),
        ...periods.map((period) => button(`Remove ${periodInShort(period)}`, 'available', { remove: typed(period) })),
      ],
    },
    { kind: 'note', text: ['Or type them: ', command('available 2027-03-01..2027-03-31')] },
  ],
});

/** Asks, once a year, whether all is still right. */
export const stillRight = (): View => ({
  summary: 'Is what you told us as a peer still right?',
  blocks: [
    { kind: 'heading', text: 'Is this still right?' },
    {
      kind: 'text',
      text: 'A year has passed. Please look at what you told us as a peer: your role, where you work, your themes.',
    },
    {
      kind: 'buttons',
      buttons: [
        button('Yes, all still right', 'confirm', {}, 'primary'),
        button('Change something', 'profile'),
        takeABreak,
      ],
    },
    { kind: 'note', text: 'We ask once a year. If you do not answer, nothing changes.' },
  ],
});

export const confirmed = (): View => ({
  summary: 'Thank you. All is still right.',
  blocks: [
    { kind: 'text', text: 'Thank you. We have noted that all is still right, and ask again in a year.' },
    { kind: 'buttons', buttons: [button('My profile', 'profile')] },
  ],
});
