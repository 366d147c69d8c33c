import { z } from 'zod';
import { keyed, reporting, unlike } from './lists.ts';
import { ownerKey } from './owner-roles.ts';
import { name, sentences } from './words.ts';

const inOrder = [
  'registered',
  'scoping',
  'team',
  'preparation',
  'on_site',
  'reporting',
  'action_planning',
  'follow_up',
  'closed',
] as const;

/** The steps of a review's life, as far as the rules know them. */
export const stageKey = z.literal(inOrder);

/** What a step can wait for. A rule in code decides whether it holds; the words are here. */
const needKey = z.literal([
  'sponsor',
  'organiser',
  'theme',
  'dates',
  'chief-executive-agrees',
  'leader-agrees',
  'places-confirmed',
  'conflicts-answered',
  'council-agrees-team',
  'position-statement-sent',
  'timetable-issued',
  'publication-decided',
  'recommendations-answered',
]);

const need = z.strictObject({
  key: needKey,
  missing: sentences,
  liftedBy: z.array(ownerKey).min(1),
  /** What lifts it. */
  lift: sentences,
});

/** In order; `needs` must hold before a review enters the stage. */
export const stages = keyed(
  z.strictObject({ key: stageKey, name, summary: sentences, needs: unlike(need) }),
).superRefine(
  reporting((list, report) => {
    const places = list.map((stage) => inOrder.indexOf(stage.key));
    for (const [index, place] of places.entries()) {
      const before = places[index - 1];
      if (before !== undefined && place < before) report('This stage comes too late in the list.', index, 'key');
    }
  }),
);

/** Where a review can stand outside its stages. */
export const pauses = keyed(z.strictObject({ key: z.literal(['on_hold', 'withdrawn']), name, summary: sentences }));
