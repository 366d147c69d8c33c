import {
  type CardAction,
  type CardElement,
  type ClientCard,
  type Control,
  childrenOf,
  type Entity,
  elementsIn,
  isVisible,
} from './client-card.ts';
import { seen } from './client-markdown.ts';
import { readOwn } from './client-text.ts';

/** What is read in an element, each part for itself. */
const wordsIn = (element: CardElement, entities: readonly Entity[]): readonly string[] =>
  elementsIn([element])
    .map((each) => readOwn(each, entities).trim())
    .filter((words) => words !== '');

const named = (action: CardAction, beside: readonly string[]): Control => ({
  action,
  labels: [action.title, action.tooltip].flatMap((words) => (words === undefined ? [] : [seen(words)])).concat(beside),
});

/** @param row what stands in the same row */
const within = (element: CardElement, entities: readonly Entity[], row: readonly string[]): readonly Control[] => {
  if (!isVisible(element)) return [];
  const beside = element.type === 'ColumnSet' ? wordsIn(element, entities) : row;
  const { actions = [], selectAction, inlineAction, inlines = [] } = element;
  const links = inlines.flatMap((run) =>
    typeof run === 'string' || !run.selectAction ? [] : [named(run.selectAction, [seen(run.text ?? '').trim()])],
  );
  return [
    ...(selectAction ? [named(selectAction, wordsIn(element, entities))] : []),
    ...links,
    ...actions.map((action) => named(action, beside)),
    ...(inlineAction ? [named(inlineAction, beside)] : []),
    ...childrenOf(element).flatMap((child) => within(child, entities, beside)),
  ];
};

/** Everything in a card that can be pressed, in its order. */
export const controlsIn = ({ body = [], actions = [], selectAction, msteams }: ClientCard): readonly Control[] => {
  const entities = msteams?.entities ?? [];
  return [
    ...(selectAction ? [named(selectAction, [])] : []),
    ...body.flatMap((element) => within(element, entities, [])),
    ...actions.map((action) => named(action, [])),
  ];
};

/** The last control that is called so; otherwise the last whose label begins so. */
export const findIn = (controls: readonly Control[], label: string): Control | undefined =>
  controls.findLast(({ labels }) => labels.includes(label)) ??
  controls.findLast(({ labels }) => labels.some((each) => each.startsWith(label)));
