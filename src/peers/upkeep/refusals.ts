import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { refuse } from '../../chat/refusal.ts';
import { command } from '../../chat/text.ts';
import type { Button, View } from '../../chat/view.ts';
import type { PeerState } from '../peer.ts';
import { notAPeer } from '../views.ts';
import { furthest, type JudgedDay, type JudgedPeriod, mostPeriods } from './period.ts';
import type { Upkeep } from './questions.ts';
import type { Done } from './upkeep.ts';

const press = (label: string, name: string): Button => ({
  kind: 'press',
  label,
  press: { command: name, values: {} },
  style: 'primary',
});

const notYet = (): View =>
  refuse({
    missing: 'The programme office has not taken up your offer yet.',
    lifts: 'It replies to everybody who volunteers.',
    next: ['This works from then on. Type ', command('profile'), ' to see what you told us.'],
  });

const notNominated = (): View =>
  refuse({
    missing: 'Nobody has nominated you yet.',
    lifts: 'Your group office, or the national lead member peer, puts members forward.',
    next: ['This works from then on. Type ', command('status'), ' to see how it stands.'],
  });

const again = (missing: string): View =>
  refuse({
    missing,
    next: ['Nothing was changed. Type ', command('volunteer'), ' to offer your time again.'],
    buttons: [press('Volunteer again', 'volunteer')],
  });

const byState: Record<PeerState, () => View> = {
  interested: notYet,
  with_group_office: notNominated,
  declined: () => again('This is for peers whom the programme office has approved.'),
  withdrawn: () => again('You have withdrawn as a peer.'),
  approved: () => noBreak(),
  active: () => noBreak(),
  paused: () => paused(),
};

const noBreak = (): View =>
  refuse({
    missing: 'You are not taking a break: the office may ask you to join a review.',
    next: ['Nothing was changed. Type ', command('pause'), ' to take a break.'],
  });

const paused = (): View =>
  refuse({
    missing: 'You are taking a break at the moment.',
    next: ['Nothing was changed. Type ', command('resume'), ' to end it.'],
    buttons: [press('End my break', 'resume')],
  });

/** What somebody is told who cannot do this, by where they stand. */
export const notForThem = (upkeep: Pick<Upkeep, 'state'> | undefined): View =>
  upkeep ? byState[upkeep.state]() : notAPeer();

type WrongDays = Exclude<JudgedPeriod['kind'], 'good'>;
type WrongDay = Exclude<JudgedDay, 'good'>;

const tooFar = (today: CalendarDate): string =>
  `That is too far ahead. Days until ${inWords(furthest(today))} can be given.`;

const wrong: Record<WrongDays, (today: CalendarDate) => string> = {
  backwards: () => 'These days end before they start.',
  past: (today) => `These days are over. Today is ${inWords(today)}.`,
  'too-far': tooFar,
};

/** What is wrong with days, in words. */
export const wrongDays = (kind: WrongDays, today: CalendarDate): string => wrong[kind](today);

/** What is wrong with one day, in words. */
export const wrongDay = (kind: WrongDay, today: CalendarDate): string =>
  kind === 'past' ? `This day is over. Today is ${inWords(today)}.` : tooFar(today);

/**
 * @param why what is wrong with the days, in words
 * @param example a command as it should be typed
 */
export const refuseDays = (why: string, example: string): View =>
  refuse({ missing: why, next: ['Nothing was changed. Type it like this: ', command(example)] });

const tooManyPeriods = (): View =>
  refuse({
    missing: `That would be more than ${mostPeriods} periods.`,
    next: ['Nothing was changed. Type ', command('available'), ' to remove some first.'],
  });

/** Why nothing was done. */
export const notDone = (done: Exclude<Done, { kind: 'done' }>): View =>
  done.kind === 'too-many' ? tooManyPeriods() : notForThem(done.upkeep);
