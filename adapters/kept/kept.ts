import { createHash } from 'node:crypto';
import type { Json } from '../../src/delivery/message.ts';

/** Something that is too long for its place in a message, stored under the hash of its content. */
export interface Kept {
  readonly hash: string;
  readonly content: Json;
}

/** What is sent to Slack, and what has to be stored before that. */
export interface Rendered<Payload> {
  readonly payload: Payload;
  readonly kept: readonly Kept[];
}

/** Stands in a message for what is kept: 33 characters. */
export type KeptRef = `#${string}`;

const refPattern = /^#[0-9a-f]{32}$/u;

export const isKeptRef = (text: string): text is KeptRef => refPattern.test(text);

/** The hash that a reference names. */
export const hashOf = (ref: KeptRef): string => ref.slice(1);

/** Keeps content: the same content always under the same reference, so that it is stored once. */
export const keep = (content: Json): { readonly ref: KeptRef; readonly kept: Kept } => {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
  return { ref: `#${hash}`, kept: { hash, content } };
};

/** What several parts keep, each once. */
export const keptOf = (parts: readonly { readonly kept: readonly Kept[] }[]): readonly Kept[] => [
  ...new Map(parts.flatMap(({ kept }) => kept.map((each) => [each.hash, each]))).values(),
];
