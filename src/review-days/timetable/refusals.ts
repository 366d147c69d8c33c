import { refuse } from '../../chat/refusal.ts';
import { command } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import { mostSessions } from './session.ts';

const seeIt = (name: string) => ['Nothing was changed. Type ', command(`timetable ${name}`), ' to see it.'] as const;

export const timetableNotForYou = (name: string): View =>
  refuse({
    missing: `The timetable of ${name} is changed by its organiser and its review manager.`,
    lifts: 'Tell one of them, or the programme office, what should be different.',
    next: seeIt(name),
  });

export const timetableClosed = (name: string): View =>
  refuse({
    missing: `${name} has ended, so its timetable stays as it is.`,
    lifts: 'The programme office can tell you more.',
    next: seeIt(name),
  });

export const noSuchDay = (day: number, days: number): View =>
  refuse({
    missing: `There is no day ${day}: a review has ${days} days on site.`,
    next: ['For example: ', command('timetable day 1'), ' or ', command('timetable mine')],
  });

export const notRead = (words: string): View =>
  refuse({
    missing: `I do not know what to do with “${words.slice(0, 40)}”.`,
    next: [
      'For example: ',
      command('timetable today'),
      ', ',
      command('timetable day 2'),
      ' or ',
      command('timetable mine'),
    ],
  });

export const nothingPlanned = (name: string): View =>
  refuse({
    missing: `Nothing is planned for ${name} yet.`,
    lifts: 'Its organiser or its review manager makes the timetable.',
    next: ['They type ', command(`timetable begin ${name}`), ' to start from the usual days.'],
  });

export const alreadyPlanned = (name: string): View =>
  refuse({
    missing: `There is a timetable for ${name} already, so it was not begun again.`,
    next: ['Type ', command(`timetable change ${name}`), ' to change a session, or paste a table to replace a day.'],
  });

export const sessionGone = (name: string): View =>
  refuse({ missing: 'This session is not on the timetable any more, or has just been changed.', next: seeIt(name) });

export const tooMany = (name: string): View =>
  refuse({ missing: `A timetable holds ${mostSessions} sessions at most.`, next: seeIt(name) });

export const clashesNow = (name: string, title: string): View =>
  refuse({
    missing: `Somebody would have to be in “${title}” at the same time, which was changed meanwhile.`,
    next: seeIt(name),
  });

/** A calendar was asked for by somebody who has no place in the review. */
export const noSessions = (name: string): View =>
  refuse({
    missing: `You have no sessions in ${name}, because you have no place in it.`,
    lifts: 'The review manager decides who takes part.',
    next: ['Nothing was made. Type ', command(`timetable ${name}`), ' to see what is planned.'],
  });

export const noDatesYet = (name: string): View =>
  refuse({
    missing: `${name} has no day 1 yet, so nothing can go into a calendar.`,
    lifts: 'The review manager or the programme office sets it.',
    next: ['Type ', command(`timetable ${name}`), ' to see what is planned.'],
  });

export const noAddress = (): View =>
  refuse({
    missing: 'This bot has no address on the web, so a calendar cannot fetch anything from it.',
    lifts: 'Whoever runs it sets PUBLIC_URL.',
    next: ['Type ', command('timetable mine'), ' to see your sessions here.'],
  });
