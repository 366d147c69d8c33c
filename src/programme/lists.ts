import { z } from 'zod';

type Path = readonly (string | number)[];

/** Says what is wrong, and where, counted from the part that is checked. */
export type Report = (message: string, ...path: Path) => void;

/** Turns a check that reports into one that zod runs. */
export const reporting =
  <T>(check: (value: T, report: Report) => void) =>
  (value: T, context: z.core.$RefinementCtx<T>): void =>
    check(value, (message, ...path) => context.addIssue({ code: 'custom', message, path: [...path], input: value }));

/** Where a key stands a second time. */
export const repeated = (keys: readonly string[]): readonly number[] =>
  keys.flatMap((each, index) => (keys.indexOf(each) < index ? [index] : []));

/** A list with no key twice. */
export const unlike = <Item extends z.ZodType<{ key: string }>>(item: Item) =>
  z.array(item).superRefine(
    reporting((items, report) => {
      for (const index of repeated(items.map((each) => each.key))) {
        report(`“${items[index]?.key}” is used twice.`, index, 'key');
      }
    }),
  );

/** A list with at least one thing in it, and no key twice. */
export const keyed = <Item extends z.ZodType<{ key: string }>>(item: Item) => unlike(item).min(1, 'The list is empty.');
