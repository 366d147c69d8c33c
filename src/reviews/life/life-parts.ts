import type { Authorities } from '../../authorities/authorities.ts';
import type { Registrations } from '../../authorities/registrations.ts';
import type { Clock } from '../../calendar/clock.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { Command } from '../../chat/command.ts';
import type { Tx } from '../../chat/context.ts';
import type { PersonId } from '../../chat/ids.ts';
import type { View } from '../../chat/view.ts';
import type { Cards } from '../../delivery/message.ts';
import { type Review, reviewCard, type Side } from '../review.ts';
import { faceView } from './face.ts';
import { cardButtons } from './face-buttons.ts';
import { createLife, type LifeNeeds } from './life.ts';
import { createOnReview } from './on-review.ts';
import { recordInWords } from './records.ts';
import { createReviewAdvance } from './review-advance.ts';
import { createReviewHold, createReviewResume } from './review-hold.ts';
import { createReviewList } from './review-list.ts';
import { createReviewName } from './review-name.ts';
import { createReviewNew } from './review-new.ts';
import { createReviewProviders } from './review-providers.ts';
import { createReviewRecord } from './review-record.ts';
import { createReviewSchedule } from './review-schedule.ts';
import { createReviewShow } from './review-show.ts';
import { createReviewThemes } from './review-themes.ts';
import { createReviewWithdraw } from './review-withdraw.ts';

interface Needs extends LifeNeeds {
  readonly authorities: Authorities;
  readonly registrations: Registrations;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
}

/** Records that a need is met, for what meets it by itself. @returns the review as it is then */
export type RecordNeed = (
  tx: Tx,
  review: Review,
  need: string,
  by: { readonly by: PersonId; readonly now: Date },
) => Promise<Review>;

const sides: readonly Side[] = ['team', 'host'];

/** A review's life: its commands, and its face on a shared card for each side. */
export const createLifeParts = (needs: Needs) => {
  const { reviews, authorities, programme, clock, timeZone } = needs;
  const life = createLife(needs);
  const face = { authorities, programme, timeZone };
  const on = createOnReview({ reviews, life, ...face });

  /** One side's card, by its id `<review>:<side>`; undefined where the review is gone. */
  const drawReviewCard = async (id: string): Promise<View | undefined> => {
    const [review = '', named] = id.split(':');
    const side = sides.find((each) => each === named);
    const found = side && (await reviews.find(review));
    if (!found) return undefined;
    const showing = { side, today: dateAt(clock.now(), timeZone), buttons: cardButtons(found, side, programme) };
    return faceView(await life.whole(found), showing, face);
  };

  const commands: readonly Command[] = [
    createReviewList({ reviews, life, ...face }),
    createReviewShow(on, programme),
    createReviewAdvance(on, life, programme),
    createReviewRecord(on, life, programme),
    createReviewName(on, life, face),
    createReviewThemes(on, life, programme),
    createReviewProviders(on, life, programme),
    createReviewSchedule(on, life, programme, timeZone),
    createReviewHold(on, life),
    createReviewResume(on, life, programme),
    createReviewWithdraw(on, life, face),
  ];
  const officeCommands: readonly Command[] = [createReviewNew({ ...needs, life, on })];
  const cards: Cards = { [reviewCard]: drawReviewCard };
  const record: RecordNeed = (tx, review, need, by) =>
    life.record(tx, review, { need }, { ...by, action: 'review-recorded', what: recordInWords(need) ?? need });

  return { commands, officeCommands, cards, record };
};
