import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { bold, command } from '../../chat/text.ts';
import { press, type View } from '../../chat/view.ts';
import { type Period, periodInShort, periodInWords, typed } from './period.ts';
import type { Upkeep } from './questions.ts';

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
        ...choices.map(({ label, until }) => press(label, 'pause', { until })),
        ...(pausedUntil ? [press('End my break', 'resume')] : []),
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
    { kind: 'buttons', buttons: [press('End my break', 'resume')] },
  ],
});

const takeABreak = press('Take a break', 'pause');

export const breakEnded = (): View => ({
  summary: 'Your break has ended. Welcome back.',
  blocks: [
    { kind: 'text', text: 'Welcome back. The office may ask you to join a review again.' },
    { kind: 'buttons', buttons: [press('When I can help', 'available'), press('My profile', 'profile')] },
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
      buttons: [press('When I can help', 'available', {}, 'primary'), takeABreak, press('My profile', 'profile')],
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
        press('Add days', 'more', { ask: 'availability' }, 'primary'),
        ...periods.map((period) => press(`Remove ${periodInShort(period)}`, 'available', { remove: typed(period) })),
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
        press('Yes, all still right', 'confirm', {}, 'primary'),
        press('Change something', 'profile'),
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
    { kind: 'buttons', buttons: [press('My profile', 'profile')] },
  ],
});
