import type { Clock } from '../../calendar/clock.ts';
import type { Lane } from '../message.ts';

/** Milliseconds ahead of which a moment is kept; what is due later is found by looking now and then. */
const horizon = 10_000;

/**
 * When something falls due in lanes that were given back, so that it is looked for at that moment and not
 * only at the next look. One timer for the earliest.
 * @param lead milliseconds before which it is looked
 * @param look looks for due lanes
 */
export const createMoments = (clock: Clock, lead: number, look: () => void) => {
  const moments = new Map<Lane, number>();
  let timer: NodeJS.Timeout | undefined;
  let timedFor = Number.POSITIVE_INFINITY;

  const setTimer = (): void => {
    const earliest = [...moments.values()].reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
    if (earliest === timedFor) return;
    clearTimeout(timer);
    timedFor = earliest;
    if (earliest === Number.POSITIVE_INFINITY) return;
    // One more: a timer may come a little early.
    timer = setTimeout(ring, Math.max(0, earliest - lead - clock.now().getTime()) + 1);
  };
  const ring = (): void => {
    timedFor = Number.POSITIVE_INFINITY;
    const now = clock.now().getTime() + lead;
    let isDue = false;
    for (const [lane, moment] of moments) {
      if (moment > now) continue;
      moments.delete(lane);
      isDue = true;
    }
    if (isDue) look();
    setTimer();
  };

  return {
    /** Notes when something in the lane falls due, instead of what was known of it. */
    set: (lane: Lane, known: readonly (number | undefined)[]): void => {
      const now = clock.now().getTime();
      const next = known.flatMap((each) => (each !== undefined && each > now && each <= now + horizon ? [each] : []));
      if (next.length > 0) moments.set(lane, Math.min(...next));
      else moments.delete(lane);
      setTimer();
    },

    clear: (): void => {
      moments.clear();
      setTimer();
    },
  };
};
