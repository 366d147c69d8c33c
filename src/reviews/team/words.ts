import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { inWords } from '../../calendar/calendar-date.ts';
import { addressed } from '../../peers/peer.ts';
import type { Seat } from '../review.ts';
import type { Visit } from './exclusions.ts';
import type { Judged } from './gather.ts';
import { isLate, isWaiting } from './seating.ts';

/** What somebody on a team is called. */
export const whoIs = ({ peer }: Pick<Judged, 'peer'>): string => addressed(peer);

/** Where somebody works. */
export const worksFor = ({ peer }: Pick<Judged, 'peer'>): string =>
  peer.organisations.map(({ name }) => name).join('; ') || 'no organisation given';

/** The days on site. */
export const visitInWords = ({ from, to }: Visit): string =>
  from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;

const soundedOut = ({ ties }: Pick<Seat, 'ties'>): string =>
  ties === 'ring_me' ? 'can come; asks to be rung about ties to this council' : 'can come, no ties to this council';

const waiting = (seat: Pick<Seat, 'state' | 'replyBy'>, today: CalendarDate): string => {
  const asked = seat.state === 'invited' ? 'invited' : 'sounded out';
  const by = seat.replyBy ? inWords(seat.replyBy) : 'soon';
  return isLate(seat, today) ? `${asked}; no reply by ${by}` : `${asked}; an answer helps by ${by}`;
};

/** How far somebody is, for whoever manages the review. */
export const progress = (seat: Pick<Seat, 'state' | 'ties' | 'replyBy'>, today: CalendarDate): string => {
  if (isWaiting(seat)) return waiting(seat, today);
  switch (seat.state) {
    case 'shortlisted':
      return 'on the list, not asked yet';
    case 'sounded_out':
      return soundedOut(seat);
    case 'agreed':
      return 'agreed by the council, not invited yet';
    case 'invited':
      return 'invited';
    case 'accepted':
      return 'has accepted; release by their employer awaited';
    case 'confirmed':
      return 'confirmed';
    case 'declined':
      return seat.ties === 'ruled_out' ? 'has ruled themselves out' : 'has declined';
    case 'no_reply':
      return 'no reply';
    case 'not_needed':
      return 'not needed this time';
  }
};
