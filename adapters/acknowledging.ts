/**
 * Begins to time how long a platform waits for its acknowledgement.
 * @returns to be told once that has gone out, and to what kind of act
 */
export type Acknowledging = () => (kind: string) => void;

/** Where nobody wants to know. */
export const untimed: Acknowledging = () => () => undefined;
