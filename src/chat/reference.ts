import { randomBytes } from 'node:crypto';

/** What the office reads to whoever runs the bot, to find the failure in its log. */
export const newReference = (): string =>
  [...randomBytes(8)].map((byte) => '23456789BCDFGHJKLMNPQRSTVWXZ'[byte % 28]).join('');
