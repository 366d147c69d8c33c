import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { bold, command } from '../../chat/text.ts';
import { press, type View } from '../../chat/view.ts';
import { exampleOf, type Period, periodInShort, periodInWords, typed } from './period.ts';
import type { Upkeep } from './questions.ts';

/** `pause` and `available` as they can be typed today. */
export const examplePause = (today: CalendarDate): string => `pause until ${exampleOf(today).from}`;
export const exampleAvailable = (today: CalendarDate): string => `available ${typed(exampleOf(today))}`;

/** Asks how long a break is to be. */
export const howLong = (
  { pausedUntil }: Pick<Upkeep, 'pausedUntil'>,
  choices: readonly { readonly label: string; readonly until: CalendarDate }[],
  today: CalendarDate,
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
    { kind: 'note', text: ['Or type a date: ', command(examplePause(today))] },
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
export const availability = (periods: readonly Period[], today: CalendarDate): View => ({
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
    { kind: 'note', text: ['Or type them: ', command(exampleAvailable(today))] },
  ],
});

const inYears = (years: number): string => (years === 1 ? 'a year' : `${years} years`);

/** How often peers are asked whether all is still right: `once a year`. */
export const howOften = (years: number): string => (years === 1 ? 'once a year' : `every ${years} years`);

/** Asks, after some years, whether all is still right. */
export const stillRight = (years: number): View => ({
  summary: 'Is what you told us as a peer still right?',
  blocks: [
    { kind: 'heading', text: 'Is this still right?' },
    {
      kind: 'text',
      text: `${years === 1 ? 'A year has' : `${years} years have`} passed. Please look at what you told us as a peer: your role, where you work, your themes.`,
    },
    {
      kind: 'buttons',
      buttons: [
        press('Yes, all still right', 'confirm', {}, 'primary'),
        press('Change something', 'profile'),
        takeABreak,
      ],
    },
    { kind: 'note', text: `We ask ${howOften(years)}. If you do not answer, nothing changes.` },
  ],
});

export const confirmed = (years: number): View => ({
  summary: 'Thank you. All is still right.',
  blocks: [
    { kind: 'text', text: `Thank you. We have noted that all is still right, and ask again in ${inYears(years)}.` },
    { kind: 'buttons', buttons: [press('My profile', 'profile')] },
  ],
});
