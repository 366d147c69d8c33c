/** Something that is done with the platform: a place in the window for as long as it takes. */
export interface Task<T> {
  readonly id: string;
  readonly recipient: string;
  readonly work: () => Promise<T>;
}

/** Milliseconds for which what has ended waits for more, so that it is noted together. */
const gathering = 50;

/**
 * What is on its way to the platform in one lane, never more than `window` at once. Whatever hangs keeps
 * its own place and nobody else's. What has ended keeps its place until it is taken to be noted.
 * @param now milliseconds since 1970
 */
export const createOnWay = <T>(window: number, now: () => number) => {
  const going = new Map<string, { readonly recipient: string; readonly since: number }>();
  const recipients = new Map<string, number>();
  let ended: T[] = [];
  let fault: { readonly error: unknown } | undefined;
  let rung = false;
  let soon: NodeJS.Timeout | undefined;
  let over: NodeJS.Timeout | undefined;
  let resume: (() => void) | undefined;

  const goOn = (): void => {
    clearTimeout(soon);
    clearTimeout(over);
    soon = undefined;
    resume?.();
    resume = undefined;
  };
  const goOnSoon = (): void => {
    soon ??= setTimeout(goOn, gathering);
  };
  const isWorthNoting = (): boolean =>
    fault !== undefined || (ended.length > 0 && (going.size === 0 || ended.length >= window / 2));

  const leave = (id: string, recipient: string): void => {
    going.delete(id);
    const others = (recipients.get(recipient) ?? 1) - 1;
    if (others === 0) recipients.delete(recipient);
    else recipients.set(recipient, others);
    if (!resume) return;
    if (isWorthNoting()) goOn();
    else goOnSoon();
  };

  return {
    /** How many more may be begun. */
    places: (): number => window - going.size - ended.length,

    isEmpty: (): boolean => going.size === 0 && ended.length === 0,

    ids: (): readonly string[] => [...going.keys()],

    /** Whether something is on its way to the recipient. */
    isBusy: (recipient: string): boolean => recipients.has(recipient),

    /** When the oldest that is on its way was begun. */
    oldest: (): number | undefined => going.values().next().value?.since,

    start: ({ id, recipient, work }: Task<T>): void => {
      going.set(id, { recipient, since: now() });
      recipients.set(recipient, (recipients.get(recipient) ?? 0) + 1);
      work()
        .then((result) => void ended.push(result))
        .catch((error: unknown) => {
          fault ??= { error };
        })
        .finally(() => leave(id, recipient));
    },

    /** What has ended since the last time. Throws what a task threw. */
    take: (): readonly T[] => {
      if (fault) {
        const { error } = fault;
        fault = undefined;
        throw error;
      }
      const taken = ended;
      ended = [];
      return taken;
    },

    /** Has whoever waits look around soon. */
    ring: (): void => {
      rung = true;
      if (resume) goOnSoon();
    },

    /**
     * Waits until enough has ended to be noted together, at most a little after the first, or somebody
     * rings.
     * @param most milliseconds
     */
    wait: async (most: number): Promise<'ended' | 'rung' | 'time'> => {
      // What ends at once ends together.
      await new Promise((resolve) => setImmediate(resolve));
      let isOver = false;
      if (!isWorthNoting()) {
        await new Promise<void>((resolve) => {
          resume = resolve;
          over = setTimeout(() => {
            isOver = true;
            goOn();
          }, most);
          if (rung || ended.length > 0) goOnSoon();
        });
      }
      if (!rung) return isOver ? 'time' : 'ended';
      rung = false;
      return 'rung';
    },
  };
};
