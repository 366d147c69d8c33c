import { refuse } from '../call.ts';
import type { Access } from '../tokens.ts';

/** One of the scopes is enough. @throws {Refusal} missing_scope, with what is needed and what there is */
export const checkScope = ({ scopes }: Access, needed: readonly string[]): void => {
  if (needed.length === 0 || needed.some((scope) => scopes.has(scope))) return;
  refuse('missing_scope', { needed: needed.join(','), provided: [...scopes].join(',') });
};
