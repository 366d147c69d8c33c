/** How fast a platform lets the bot write. */
export interface Pace {
  /** Milliseconds between two messages to one recipient. */
  readonly perRecipient: number;
  /** Milliseconds between two messages in one workspace: what it allows on average. */
  readonly perLane?: number;
  /** How many messages of one workspace may go at once, once it has been quiet; 1 where it is missing. */
  readonly burst?: number;
}

/**
 * What is handed on with a lane: moments in milliseconds since 1970, by recipient, and under `lane` that
 * of the lane itself. Only what is still to come.
 */
export interface PaceKept {
  /** From when on it may be written to. */
  readonly free?: Readonly<Record<string, number>>;
  /** The first slot that no waiting message has. */
  readonly tail?: Readonly<Record<string, number>>;
  /** The first slot that no waiting copy has. */
  readonly copies?: Readonly<Record<string, number>>;
}

interface Line {
  free: number;
  tail: number;
  copies: number;
  /** The latest slot that was given to a message which had waited for one before. */
  given: number;
}

/** Now, and when what is asked about is due: at most the pacer's lead later. */
export interface Moment {
  readonly now: number;
  readonly due: number;
}

/** Who may be written to when, in one lane. All moments are milliseconds since 1970. */
export interface Pacer {
  /**
   * The slot of a message: at most `lead` after `now` where it may go, which counts as going then; otherwise
   * a later one, which is its own, and for which it waits.
   * @param waited whether it has had a slot before: who has not goes behind those who wait
   */
  message(recipient: string, moment: Moment, waited: boolean): number;
  /** The slot of drawing a copy anew, which waits for other copies and for no message. */
  copy(recipient: string, moment: Moment): number;
  /** Milliseconds ahead of its slot at which something may be got ready. */
  readonly lead: number;
  /** Whether everybody may be written to at any time: nothing is paced and nobody is held. */
  isOpen(): boolean;
  /** Notes that something is given to the platform at this moment. */
  began(recipient: string, at: number): void;
  /** Nothing is written to the recipient before then: the platform said so. */
  hold(recipient: string, until: number): void;
  /** Whether the recipient may be written to, as far as it alone is concerned. */
  isFree(recipient: string, now: number): boolean;
  /** When a copy that waits may be drawn at the earliest. */
  nextCopy(now: number): number | undefined;
  /** What still matters of it for whoever has the lane next. */
  kept(now: number): PaceKept;
}

const ofLane = 'lane';

const linesOf = ({ free = {}, tail = {}, copies = {} }: PaceKept): Map<string, Line> => {
  const names = new Set([free, tail, copies].flatMap((each) => Object.keys(each)));
  return new Map(
    [...names].map((name) => [
      name,
      { free: free[name] ?? 0, tail: tail[name] ?? 0, copies: copies[name] ?? 0, given: 0 },
    ]),
  );
};

/** Without a pace, only what a platform asked for is held back. */
export const unpaced: Pace = { perRecipient: 0 };

/** Milliseconds, at most, ahead of its slot at which something is got ready: longer than a database takes. */
const mostLead = 100;

/** How far ahead of their slots messages may be got ready, so that nobody's next slot comes into it; in milliseconds. */
export const leadOf = (paces: readonly Pace[]): number =>
  paces.length === 0 ? 0 : Math.min(mostLead, ...paces.map(({ perRecipient }) => Math.floor(perRecipient / 4)));

/**
 * Paces the messages of one lane, in memory.
 * @param before how the lane was handed on
 * @param lead how far ahead of its slot a message may be got ready, in milliseconds
 */
export const createPacer = ({ perRecipient, perLane = 0, burst = 1 }: Pace, before: PaceKept = {}, lead = 0): Pacer => {
  const lines = linesOf(before);
  const lineOf = (name: string): Line => {
    const line = lines.get(name) ?? { free: 0, tail: 0, copies: 0, given: 0 };
    lines.set(name, line);
    return line;
  };
  const lane = lineOf(ofLane);
  /** `lane.free` moves on with every message of the lane; a burst may run ahead of it. */
  const laneFree = (): number => lane.free - (burst - 1) * perLane;

  const go = (line: Line, slot: number): number => {
    line.free = Math.max(line.free, slot + perRecipient);
    lane.free = Math.max(lane.free, slot) + perLane;
    return slot;
  };

  /** A later slot behind those who wait in the same lines. */
  const queueUp = (line: Line, earliest: number, of: 'tail' | 'copies', now: number): number => {
    const laneWaits = Math.max(laneFree(), lane[of]) > now;
    const slot = Math.max(earliest, line[of], laneWaits ? lane[of] : 0);
    line[of] = slot + perRecipient;
    if (laneWaits) lane[of] = Math.max(lane[of], laneFree()) + perLane;
    return slot;
  };

  /**
   * Whoever comes to its slot a little early, because the one before was late, does not queue up again:
   * its slot moves by as much, where nobody else's has moved there.
   */
  const comeEarly = (line: Line, earliest: number, now: number): number | undefined => {
    const laneWaits = laneFree() > now;
    const isTaken = earliest <= Math.max(line.given, laneWaits ? lane.given : 0);
    if (earliest <= now || earliest - now >= perRecipient || isTaken) return undefined;
    line.given = earliest;
    if (laneWaits) lane.given = earliest;
    line.tail = Math.max(line.tail, earliest + perRecipient);
    return earliest;
  };

  return {
    lead,

    message: (recipient, { now, due }, waited) => {
      const at = Math.max(now, due);
      if (perRecipient + perLane === 0 && !lines.has(recipient)) return at;
      const line = lineOf(recipient);
      const earliest = Math.max(at, line.free, laneFree());
      const isNext = waited || Math.max(line.tail, lane.tail) <= at;
      if (earliest <= now + lead && isNext) return go(line, earliest);
      return (waited ? comeEarly(line, earliest, at) : undefined) ?? queueUp(line, earliest, 'tail', at);
    },

    copy: (recipient, { now, due }) => {
      const at = Math.max(now, due);
      if (perRecipient + perLane === 0 && !lines.has(recipient)) return at;
      const line = lineOf(recipient);
      const earliest = Math.max(at, line.free, laneFree());
      return earliest <= now + lead ? go(line, earliest) : queueUp(line, earliest, 'copies', at);
    },

    isOpen: () => perRecipient + perLane === 0 && lines.size === 1,

    began: (recipient, at) => {
      // One more, because the clock tells whole milliseconds.
      if (perRecipient > 0) lineOf(recipient).free = Math.max(lineOf(recipient).free, at + perRecipient + 1);
    },

    hold: (recipient, until) => {
      const line = lineOf(recipient);
      line.free = Math.max(line.free, until);
      line.tail = Math.max(line.tail, until + perRecipient);
    },

    isFree: (recipient, now) => (lines.get(recipient)?.free ?? 0) <= now,

    nextCopy: (now) => {
      let next: number | undefined;
      for (const [name, line] of lines) {
        if (name === ofLane || line.copies <= now) continue;
        next = Math.min(next ?? Number.POSITIVE_INFINITY, Math.max(line.free, laneFree(), now + 1));
      }
      return next;
    },

    kept: (now) => {
      const still = (of: 'free' | 'tail' | 'copies') =>
        Object.fromEntries([...lines].flatMap(([name, line]) => (line[of] > now ? [[name, line[of]]] : [])));
      return { free: still('free'), tail: still('tail'), copies: still('copies') };
    },
  };
};
