import type { Clock } from '../../../src/calendar/clock.ts';

/** What was looked up, and until when it may be remembered: not at all where that is missing. */
export interface Found<Value> {
  readonly value: Value;
  readonly until?: Date;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  /** In milliseconds since 1970; missing while it is being looked up. */
  life?: { readonly from: number; readonly until: number };
}

const isGood = ({ life }: Entry<unknown>, now: number): boolean => !life || (life.from <= now && now < life.until);

/**
 * Remembers what is costly to look up. Whoever asks meanwhile shares the look-up; one that fails is
 * not remembered.
 * @param most how many are remembered: the one that was looked up longest ago goes first
 */
export const createMemory = <Key, Value>({
  clock,
  most,
  look,
}: {
  readonly clock: Clock;
  readonly most: number;
  readonly look: (key: Key) => Promise<Found<Value>>;
}) => {
  const entries = new Map<Key, Entry<Value>>();

  const forget = (key: Key, entry: Entry<Value>): void => {
    if (entries.get(key) === entry) entries.delete(key);
  };

  const begin = (key: Key): Entry<Value> => {
    const found = look(key);
    const entry: Entry<Value> = { value: found.then(({ value }) => value) };
    found.then(
      ({ until }) => {
        if (until) entry.life = { from: clock.now().getTime(), until: until.getTime() };
        else forget(key, entry);
      },
      () => forget(key, entry),
    );
    return entry;
  };

  return {
    get: (key: Key): Promise<Value> => {
      const known = entries.get(key);
      if (known && isGood(known, clock.now().getTime())) return known.value;
      const entry = begin(key);
      entries.delete(key);
      entries.set(key, entry);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
      return entry.value;
    },

    /** What is being looked up now still answers those who asked for it, and nobody after them. */
    forget: (key: Key): void => {
      entries.delete(key);
    },
  };
};
