import { type Args, numberArg, optionalText, refuse } from '../call.ts';
import type { Json } from '../world.ts';

const cursorOf = (offset: number): string => Buffer.from(`offset:${offset}`).toString('base64');

const offsetOf = (args: Args): number => {
  const cursor = optionalText(args, 'cursor');
  if (cursor === undefined) return 0;
  const offset = /^offset:(?<offset>\d+)$/u.exec(Buffer.from(cursor, 'base64').toString())?.groups?.['offset'];
  return offset === undefined ? refuse('invalid_cursor') : Number(offset);
};

/** One page, and where the next begins. @throws {Refusal} invalid_cursor, invalid_limit */
export const page = <Item>(items: readonly Item[], args: Args, usual = 100) => {
  const limit = numberArg(args, 'limit') ?? usual;
  if (limit < 1 || limit > 1000) refuse('invalid_limit');
  const offset = offsetOf(args);
  const next = offset + limit;
  const more: Json = { response_metadata: { next_cursor: next < items.length ? cursorOf(next) : '' } };
  return { items: items.slice(offset, next), hasMore: next < items.length, more };
};
