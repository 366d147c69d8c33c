import { performance } from 'node:perf_hooks';
import { Refusal } from './call.ts';

/** So many in any stretch of so many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly perMs: number;
}

export interface PaceSettings {
  /**
   * Messages of the bot in one thread. Teams has 7 in 1 s, 8 in 2 s, 60 in 30 s and 1,800 in an hour
   * (Microsoft's page "Optimize your bot with rate limiting in Teams").
   */
  readonly perThread?: readonly Limit[];
  /** Messages of the bot in one tenant: Teams has 50 in 1 s. */
  readonly perTenant?: readonly Limit[];
}

export const limitsPerThread: readonly Limit[] = [
  { most: 7, perMs: 1_000 },
  { most: 8, perMs: 2_000 },
  { most: 60, perMs: 30_000 },
  { most: 1_800, perMs: 3_600_000 },
];

export const limitsPerTenant: readonly Limit[] = [{ most: 50, perMs: 1_000 }];

/** Lets a message pass. @throws {Refusal} Throttled, with Retry-After in whole seconds */
export type Pace = (thread: string, tenant: string) => void;

const limited = (waitMs: number): never => {
  throw new Refusal(429, 'Throttled', 'Too many requests.', {
    'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))),
  });
};

/** By `now` where one is given, otherwise by a clock that is never put back. */
export const createPace = ({ perThread = [], perTenant = [] }: PaceSettings, now?: () => Date): Pace => {
  const time = now ? () => now().getTime() : () => performance.now();
  const sent = new Map<string, number[]>();

  const check = (key: string, limits: readonly Limit[], at: number): void => {
    const times = sent.get(key) ?? [];
    for (const { most, perMs } of limits) {
      const first = times.at(-most);
      if (first !== undefined && first > at - perMs) limited(first + perMs - at);
    }
  };
  const note = (key: string, limits: readonly Limit[], at: number): void => {
    if (limits.length === 0) return;
    const longest = Math.max(...limits.map(({ perMs }) => perMs));
    sent.set(key, [...(sent.get(key) ?? []).filter((each) => each > at - longest), at]);
  };

  return (thread, tenant) => {
    const at = time();
    check(thread, perThread, at);
    check(tenant, perTenant, at);
    note(thread, perThread, at);
    note(tenant, perTenant, at);
  };
};
