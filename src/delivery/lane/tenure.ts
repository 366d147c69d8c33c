import type { Clock } from '../../calendar/clock.ts';
import type { Database } from '../../storage/database.ts';
import { renewLease, type Taken } from './store.ts';

/**
 * For how long a worker may act in a lane. Whoever finds that the lease ran out, by his own clock or
 * because another has taken the lane, has lost it and begins nothing more.
 */
export const createTenure = (
  { database, clock, lease }: { readonly database: Database; readonly clock: Clock; readonly lease: number },
  taken: Taken,
) => {
  let until = clock.now().getTime() + lease;
  let lost = false;

  const renew = async (): Promise<void> => {
    const to = new Date(clock.now().getTime() + lease);
    lost = !(await renewLease(database, taken, to));
    until = to.getTime();
  };

  return {
    /** Until when the lane is held by whoever holds it for longer now. */
    next: (): Date => new Date(clock.now().getTime() + lease),

    /** Notes until when it is held; undefined where it is another's. */
    held: (to: Date | undefined): void => {
      if (to) until = to.getTime();
      else lost = true;
    },

    isLost: (): boolean => lost,

    /** Holds the lane for longer. */
    renew,

    /** Holds the lane for longer where a third of the lease is over. */
    keep: async (): Promise<void> => {
      const now = clock.now().getTime();
      if (now >= until) lost = true;
      if (!lost && until - now <= (lease * 2) / 3) await renew();
    },
  };
};

export type Tenure = ReturnType<typeof createTenure>;
