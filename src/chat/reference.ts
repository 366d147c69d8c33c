import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const current = new AsyncLocalStorage<string | undefined>();

const anew = (): string => [...randomBytes(8)].map((byte) => '23456789BCDFGHJKLMNPQRSTVWXZ'[byte % 28]).join('');

/** The reference of what is being dealt with, if it has one. */
export const currentReference = (): string | undefined => current.getStore();

/** What the office reads to whoever runs the bot, to find the failure in its log: that of the request, if there is one. */
export const referenceHere = (): string => current.getStore() ?? anew();

/**
 * Does what belongs together under one reference: every line that is logged on the way has it, also by what
 * goes on after an answer. Inside of such a thing it is still that one's.
 */
export const withReference = <T>(work: () => T): T =>
  current.getStore() === undefined ? current.run(anew(), work) : work();

/** Does what a request only nudges, and what is no part of it. */
export const withoutReference = <T>(work: () => T): T => current.run(undefined, work);
