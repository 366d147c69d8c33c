/** For how long the bot waits, in milliseconds. Tests wait less. */
export interface Patience {
  /** For Microsoft's login. */
  readonly login: number;
  /** For an answer of the Bot Framework's service. */
  readonly service: number;
  /** For what an activity asks for, before it is answered all the same; Teams sends it again after 15,000. */
  readonly activity: number;
  /** Before each new attempt at an answer that Teams did not take. */
  readonly again: readonly number[];
}

export const usualPatience: Patience = { login: 5_000, service: 10_000, activity: 10_000, again: [300, 1_000, 3_000] };
