import { refuse } from '../../chat/refusal.ts';
import { command } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { nameOf, type Review } from '../../reviews/review.ts';
import type { NotNoted } from './notes.ts';

const managers = 'The review manager or the programme office';

const unchanged = 'Nothing was changed.';

/** In a channel of the host, to somebody of the team. */
export const notHere = (): View =>
  refuse({
    missing: 'People of the council read this channel, so this is not for here.',
    next: 'Type it in the team’s channel, or to me alone.',
  });

/** To the host's people, whether or not anybody has noted anything. @param name the review's */
export const onlyTheTeam = (name: string): View =>
  refuse({
    missing: `Notes are for the review team alone, and in ${name} you are not on it.`,
    lifts: 'The team tells your council what it found when it gives its feedback.',
    next: ['Type ', command('today'), ' to see what is yours to do, or ', command(`timetable ${name}`), '.'],
  });

/** @param name the review's */
const keptFor = (name: string): View =>
  refuse({
    missing: `The notes of ${name} are kept because of a request or a complaint, so none is changed or deleted.`,
    lifts: `${managers} can let them go.`,
    next: [`${unchanged} They type `, command(`notes release ${name}`), ' when it is settled.'],
  });

/** Why a note was not written, changed or deleted, and who can lift that. */
export const notNoted = (why: NotNoted, review: Review, programme: Programme): View => {
  const name = nameOf(review, programme);
  switch (why) {
    case 'closed':
      return refuse({
        missing: `${name} has ended, so its notes are as they are.`,
        lifts: programme.notes.deletion,
        next: [`${unchanged} Type `, command(`notes ${name}`), ' to see what there is.'],
      });
    case 'no-dates':
      return refuse({
        missing: `Nobody knows yet when the team of ${name} is on site, so there is nothing to note.`,
        lifts: `${managers} sets day 1.`,
        next: [`${unchanged} They type `, command(`review schedule ${name}`), '.'],
      });
    case 'kept':
      return keptFor(name);
    case 'held':
      return refuse({
        missing: 'There is a hold on what is held about you, so nothing of yours is deleted.',
        lifts: 'The programme office can lift it.',
        next: `${unchanged} Your note is as it was.`,
      });
    case 'changed':
      return refuse({
        missing: 'This note was changed or deleted a moment ago, on another device of yours.',
        next: [`${unchanged} Type `, command(`notes change ${name}`), ' to see it as it is now.'],
      });
  }
};

export const noneOfYours = (name: string): View =>
  refuse({
    missing: `There is no note of yours in ${name}.`,
    next: ['Type ', command('note'), ' to write one. Only who wrote a note can change it.'],
  });

export const nothingToRead = (name: string): View =>
  refuse({
    missing: `Nobody has noted anything in ${name} yet.`,
    next: ['Type ', command('note'), ' to be the first.'],
  });

export const onlyManagers = (name: string): View =>
  refuse({
    missing: 'In this review, that is not for you.',
    lifts: `${managers} can do it.`,
    next: [`${unchanged} Type `, command(`notes ${name}`), ' to see what there is.'],
  });
