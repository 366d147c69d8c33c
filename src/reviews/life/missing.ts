import { bold, command, type Inline, type Text } from '../../chat/text.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import { isSeated, nameOf } from '../review.ts';
import { missingFor, type Need, type NeedKey, stageAfter } from './guards.ts';
import type { Whole } from './life.ts';
import { isException } from './records.ts';

/** What to type to meet a need. */
const toType = (key: NeedKey, name: string): string => {
  switch (key) {
    case 'sponsor':
    case 'organiser':
      return `review name ${name} ${key} @person`;
    case 'theme':
      return `review themes ${name}`;
    case 'dates':
      return `review schedule ${name}`;
    case 'places-confirmed':
    case 'conflicts-answered':
      return `review team ${name}`;
    default:
      return `review record ${name} ${key}`;
  }
};

/** Who can say that a need is met, each with whoever that is in this review. */
export const liftersOf = (
  { liftedBy }: Pick<Need, 'liftedBy'>,
  { seats, names }: Whole,
  { ownerRoles }: Programme,
): string =>
  liftedBy
    .map((owner) => {
      const role = nameIn(ownerRoles, owner);
      const seat = seats.find((each) => each.place === owner && isSeated(each));
      const name = seat && names.get(seat.person);
      return name === undefined ? role : `${role} (${name})`;
    })
    .join(' or ');

/** One need: what is missing, who can lift it, what to type. */
const line = (need: Need, whole: Whole, programme: Programme): Text => {
  const name = nameOf(whole.review, programme);
  const exception: readonly Inline[] = isException(need.key)
    ? [' or ', command(`review record ${name} ${need.key}`)]
    : [];
  return [
    bold(need.missing),
    ` ${need.lift} ${liftersOf(need, whole, programme)} can: `,
    command(toType(need.key, name)),
    ...exception,
  ];
};

/** What comes next for a review, and what is missing for it; undefined after the last stage. */
export const nextStep = (whole: Whole, programme: Programme) => {
  const stage = stageAfter(whole.review.stage, programme);
  if (!stage) return undefined;
  const standing = { ...whole, recorded: new Set(whole.records.map(({ need }) => need)) };
  const needs = missingFor(stage, standing, programme);
  return { stage, missing: needs.map((need) => line(need, whole, programme)) };
};
