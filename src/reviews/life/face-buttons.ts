import { type Button, press } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { isOpen, nameOf, type Review, type Side } from '../review.ts';

/** What a card offers: everybody in its channel has the same buttons, and each command says who may. */
export const cardButtons = (review: Review, side: Side, programme: Programme): readonly Button[] => {
  const name = { review: nameOf(review, programme) };
  const seen = { ...name, seen: String(review.version) };
  const details = press('Details', 'review show', name);
  const checklist = press('Checklist', 'checklist', {});
  if (!isOpen(review)) return [details];
  if (review.pause) return side === 'team' ? [press('Resume', 'review resume', seen), details] : [details];
  return side === 'team'
    ? [
        press('Next stage', 'review advance', seen, 'primary'),
        press('Dates', 'review schedule', seen),
        checklist,
        details,
      ]
    : [press('Record an answer', 'review record', seen), checklist, details];
};

/** What somebody is offered who can say that something is done, and nothing else. */
export const recordButtons = (review: Review, programme: Programme): readonly Button[] =>
  isOpen(review) && review.pause === undefined
    ? [press('Record an answer', 'review record', { review: nameOf(review, programme), seen: String(review.version) })]
    : [];

/** What somebody is offered who can say who provides services to the host. */
export const providersButtons = (review: Review, programme: Programme): readonly Button[] =>
  isOpen(review) && review.pause === undefined
    ? [press('Providers', 'review providers', { review: nameOf(review, programme), seen: String(review.version) })]
    : [];

/** What whoever runs the review is offered. */
export const managerButtons = (review: Review, programme: Programme): readonly Button[] => {
  const seen = { review: nameOf(review, programme), seen: String(review.version) };
  if (!isOpen(review)) return [];
  const end = press('Withdraw', 'review withdraw', seen);
  if (review.pause) return [press('Resume', 'review resume', seen, 'primary'), end];
  return [
    press('Next stage', 'review advance', seen, 'primary'),
    press('Dates', 'review schedule', seen),
    press('Record an answer', 'review record', seen),
    press('Name somebody', 'review name', seen),
    press('Team', 'review team', { review: seen.review }),
    press('Themes', 'review themes', seen),
    ...providersButtons(review, programme),
    press('Put on hold', 'review hold', seen),
    end,
  ];
};
