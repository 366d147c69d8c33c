/** A number of things as the office reads it: `1 form`, `12,000 forms`. */
export const counted = (number: number, thing: string): string =>
  `${number.toLocaleString('en-GB')} ${thing}${number === 1 ? '' : 's'}`;
