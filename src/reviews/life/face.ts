import type { Authorities } from '../../authorities/authorities.ts';
import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import { bold, command, type Inline, type Text } from '../../chat/text.ts';
import type { Block, Button, Fact, View } from '../../chat/view.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import {
  isOpen,
  isPublicationBlocked,
  isSeated,
  managerPlace,
  nameOf,
  publicationAgreed,
  type Review,
  type Seat,
  type Side,
} from '../review.ts';
import { daysOnSite } from './days-on-site.ts';
import { type DueDate, dueDates, warningsOn } from './due-dates.ts';
import { isOnTeam } from './guards.ts';
import type { Whole } from './life.ts';
import { liftersOf, nextStep } from './missing.ts';
import { isException, recordInWords } from './records.ts';

export interface FaceParts {
  readonly authorities: Pick<Authorities, 'nameOf'>;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** For whom a review is shown. */
export interface Showing {
  readonly side: Side;
  readonly today: CalendarDate;
  /** All of its dates and records, not only what comes next. */
  readonly inFull?: true;
  /** Also who provides services to the host, or bids to. */
  readonly withProviders?: boolean;
  readonly buttons: readonly Button[];
}

/** Dates that a card names. */
const mostNext = 3;

const nobody = 'nobody yet';

/** `HMEP-12: Hull City Council`. */
export const titleOf = (review: Review, { authorities, programme }: FaceParts): string =>
  `${nameOf(review, programme)}: ${authorities.nameOf(review.authority)}`;

/** Where it stands, in a few words. */
export const standingOf = ({ stage, pause }: Review, { stages, pauses }: Programme): string => {
  const name = nameIn(stages, stage);
  const paused = pauses.find(({ key }) => key === pause)?.name;
  return paused === undefined ? name : `${paused} (${name})`;
};

const standingBlock = ({ review }: Whole, { programme }: FaceParts): Block => {
  const { stage, pause } = review;
  const { summary = '' } =
    programme.pauses.find(({ key }) => key === pause) ?? programme.stages.find(({ key }) => key === stage) ?? {};
  return { kind: 'text', text: [bold(`${standingOf(review, programme)}. `), summary] };
};

const namesAt = (seats: readonly Seat[], { names }: Whole): string =>
  seats.map(({ person }) => names.get(person) ?? 'somebody who was forgotten').join(', ') || nobody;

const seatedAt = (place: string, whole: Whole): readonly Seat[] =>
  whole.seats.filter((seat) => seat.place === place && isSeated(seat));

/** The team as the council sees it: who comes. Who is thought of, and why, is the team's. */
const teamForHost = (whole: Whole): readonly Fact[] => [
  {
    label: 'Team',
    value: namesAt(
      whole.seats.filter((seat) => isOnTeam(seat.place) && isSeated(seat)),
      whole,
    ),
  },
];

const teamForTeam = (whole: Whole, { programme }: FaceParts): readonly Fact[] =>
  programme.team.places.flatMap(({ key, name, least }) => {
    const seated = seatedAt(key, whole);
    if (seated.length === 0 && least === 0) return [];
    const open = seated.filter(({ state }) => state !== 'confirmed').length;
    const value = `${namesAt(seated, whole)}${open > 0 ? ` (${open} not confirmed yet)` : ''}`;
    return [{ label: name, value }];
  });

const onSite = ({ dayOne }: Review, { days, clock }: Programme): string => {
  if (!dayOne) return 'no dates yet';
  const dates = daysOnSite(dayOne, days);
  const warnings = new Set(dates.flatMap((date) => warningsOn(date, clock)));
  return `${inWords(dayOne)} to ${inWords(dates.at(-1) ?? dayOne)}${warnings.size > 0 ? `. ${[...warnings].join(' ')}` : ''}`;
};

const facts = (whole: Whole, { side, withProviders }: Showing, parts: FaceParts): Block => {
  const { review } = whole;
  const { programme } = parts;
  const themes = programme.themes.filter(({ key }) => review.themes.includes(key)).map(({ name }) => name);
  return {
    kind: 'facts',
    facts: [
      { label: 'On site', value: onSite(review, programme) },
      { label: 'Themes', value: themes.join('; ') || 'none chosen yet' },
      ...(withProviders ? [{ label: 'Providers', value: review.providers.join('; ') || 'none named yet' }] : []),
      { label: 'Review manager', value: namesAt(seatedAt(managerPlace, whole), whole) },
      { label: 'Sponsor', value: namesAt(seatedAt('sponsor', whole), whole) },
      { label: 'Organiser', value: namesAt(seatedAt('organiser', whole), whole) },
      ...(side === 'team' ? teamForTeam(whole, parts) : teamForHost(whole)),
    ],
  };
};

const recordedOf = ({ records }: Whole): ReadonlySet<string> => new Set(records.map(({ need }) => need));

/** All dates of a review; none before its day 1 is known. */
const datesOf = (whole: Whole, { clock, days }: Programme, today: CalendarDate): readonly DueDate[] => {
  const { review, overrides } = whole;
  const isBlocked = (date: CalendarDate): boolean => isPublicationBlocked(review, recordedOf(whole), date);
  return review.dayOne ? dueDates(clock, { dayOne: review.dayOne, days, overrides, isBlocked }, today) : [];
};

/** One date in words, with what to mind about it. */
const dateInWords = ({ name, opens, due, at, isSet, warnings }: DueDate): Text => {
  const when = opens ? `${inWords(opens)} to ${inWords(due)}` : inWords(due);
  const minded = warnings.length > 0 ? ` Mind: ${warnings.join(' ')}` : '';
  return [bold(`${name}: `), `${when}${at ? `, ${at}` : ''}${isSet ? ' (set by hand)' : ''}.${minded}`];
};

const list = (title: string, items: readonly Text[]): readonly Block[] =>
  items.length > 0
    ? [
        { kind: 'text', text: [bold(title)] },
        { kind: 'list', items },
      ]
    : [];

const dateBlocks = (whole: Whole, { today, inFull }: Showing, { programme }: FaceParts): readonly Block[] => {
  const dates = datesOf(whole, programme, today);
  if (inFull) return list('Dates', dates.map(dateInWords));
  const now = programme.stages.findIndex(({ key }) => key === whole.review.stage);
  const isAhead = ({ stage }: DueDate) => programme.stages.findIndex(({ key }) => key === stage) >= now;
  const late = dates.filter((date) => date.isPast && isAhead(date));
  const next = dates.filter(({ isPast }) => !isPast);
  return [...list('Late', late.map(dateInWords)), ...list('Next', next.slice(0, mostNext).map(dateInWords))];
};

/** What an election at the host keeps from being published, or that its monitoring officer has agreed to it. */
const electionBlocks = (whole: Whole, today: CalendarDate, programme: Programme): readonly Block[] => {
  const { election } = whole.review;
  if (!election || election.until < today) return [];
  const { blocked, lift, liftedBy, agreed } = programme.clock.election;
  const [from, until] = [inWords(election.from), inWords(election.until)];
  if (recordedOf(whole).has(publicationAgreed)) {
    return [{ kind: 'note', text: `Election at this council from ${from} to ${until}. ${agreed}` }];
  }
  const who = liftersOf({ liftedBy }, whole, programme);
  const record = command(`review record ${nameOf(whole.review, programme)} ${publicationAgreed}`);
  const how: readonly Inline[] = [` ${lift} ${who} can record it: `, record];
  return isPublicationBlocked(whole.review, recordedOf(whole), today)
    ? [{ kind: 'text', text: [bold(`Election until ${until}. `), blocked, ...how] }]
    : [
        {
          kind: 'note',
          text: [`Election at this council: nothing is published from ${from} to ${until}.`, ...how],
        },
      ];
};

const missingBlocks = (whole: Whole, { programme }: FaceParts): readonly Block[] => {
  const next = nextStep(whole, programme);
  if (!next) return [];
  if (next.missing.length > 0) return list(`Before “${next.stage.name}”`, next.missing);
  return [{ kind: 'text', text: ['Nothing is missing for ', bold(next.stage.name), '.'] }];
};

const recordBlocks = ({ records, names }: Whole, side: Side, { timeZone }: FaceParts): readonly Block[] =>
  list(
    'Recorded',
    records.flatMap(({ need, by, at, reason }): readonly Text[] => {
      const said = recordInWords(need);
      // Why the team is not as it should be is the team's.
      if (said === undefined || (side === 'host' && isException(need))) return [];
      const who = (by && names.get(by)) ?? 'somebody whose name is not kept any more';
      return [`${said}: ${who}, ${inWords(dateAt(at, timeZone))}.${reason ? ` ${reason}` : ''}`];
    }),
  );

/** A review as one side sees it. */
export const faceView = (whole: Whole, showing: Showing, parts: FaceParts): View => {
  const { review } = whole;
  const { side, today, inFull, buttons } = showing;
  const title = titleOf(review, parts);
  const goesOn = isOpen(review) && review.pause === undefined;
  return {
    summary: `${title}. ${standingOf(review, parts.programme)}`,
    blocks: [
      { kind: 'heading', text: title },
      standingBlock(whole, parts),
      ...electionBlocks(whole, today, parts.programme),
      facts(whole, showing, parts),
      ...(goesOn ? [...dateBlocks(whole, showing, parts), ...missingBlocks(whole, parts)] : []),
      ...(inFull ? recordBlocks(whole, side, parts) : []),
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
      {
        kind: 'note',
        text: [
          'In confidence: only those in this review and the programme office see it. ',
          command(`review show ${nameOf(review, parts.programme)}`),
          ' shows all of it.',
        ],
      },
    ],
  };
};
