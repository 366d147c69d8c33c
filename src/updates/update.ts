import type { Region } from '../authorities/authority.ts';
import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Id, PersonId } from '../chat/ids.ts';

export type UpdateId = Id<'update'>;
/** `draft`: written and not sent off; `scheduled`: published by itself when its time comes. */
export type UpdateState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** What the office writes. */
export interface UpdateWords {
  readonly title: string;
  readonly text: string;
  readonly link?: string;
  /** One of the programme's topics. */
  readonly topic: string;
  readonly themes: readonly string[];
  readonly region?: Region;
  /** The last day on which it is news. */
  readonly expiresOn?: CalendarDate;
  readonly urgent: boolean;
}

/** A piece of programme news. */
export interface Update extends UpdateWords {
  readonly id: UpdateId;
  readonly state: UpdateState;
  readonly publishAt: Date;
  readonly publishedAt?: Date;
  readonly correctedAt?: Date;
  readonly author?: PersonId;
  readonly version: number;
}

/** Characters: a title fits a notification, a text a card; what is longer belongs behind the link. */
export const mostOfUpdate = { title: 120, text: 3_000, link: 500 };

/** Whether it is news on that day. */
export const isNews = ({ state, expiresOn }: Pick<Update, 'state' | 'expiresOn'>, on: CalendarDate): boolean =>
  state === 'published' && (expiresOn === undefined || expiresOn >= on);
