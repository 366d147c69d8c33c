import type { App } from '../../../src/app-parts.ts';
import type { TimeZone } from '../../../src/calendar/time-zone.ts';
import { UnreadableBody } from '../parse.ts';
import type { MovableClock } from './clock.ts';
import { type Instants, instants } from './words.ts';

/** What moving the clock needs of the bot. */
export interface MovingApp {
  readonly landmarks: App['landmarks'];
  readonly schedule: Pick<App['schedule'], 'look'>;
  readonly worker: Pick<App['worker'], 'nudge'>;
}

/** What a page shows of the bot's clock. */
export interface Face {
  readonly now: Date;
  /** What the computer's own clock says, where the bot's is ahead of it. */
  readonly own: Date | undefined;
  /** Where it can be moved to. */
  readonly choices: readonly { readonly label: string; readonly at: Date }[];
  readonly words: Instants;
  /** How one comes back to the computer's time, to follow a colon. */
  readonly afresh: string;
}

export interface MovingParts {
  readonly clock: MovableClock;
  readonly timeZone: TimeZone;
  readonly app: MovingApp;
  readonly afresh: string;
}

const hour = 3_600_000;

/** Milliseconds that the bot's clock can be ahead: ten years, well within what a date can be. */
const farthest = 87_600 * hour;

export type Moving = ReturnType<typeof createMoving>;

/** Moves the bot's clock on, and has it do at once what has become due. */
export const createMoving = ({ clock, timeZone, app, afresh }: MovingParts) => {
  const words = instants(timeZone);
  /** Where the clock could be moved to when it was last asked. */
  let known = '';
  return {
    /** Whether the clock can be moved somewhere else since it was last asked: what somebody did may have set it. */
    hasNews: async (): Promise<boolean> => {
      const before = known;
      known = JSON.stringify(await app.landmarks(clock.now()));
      return known !== before;
    },

    /** What comes next for whoever moves it. */
    next: async (): Promise<Date | undefined> => (await app.landmarks(clock.now()))[0]?.at,

    face: async (): Promise<Face> => {
      const now = clock.now();
      const landmarks = await app.landmarks(now);
      return {
        now,
        own: clock.isMoved() ? clock.own() : undefined,
        choices: [{ label: 'An hour on', at: new Date(now.getTime() + hour) }, ...landmarks],
        words,
        afresh,
      };
    },

    /**
     * @returns false where the clock is past that moment already
     * @throws UnreadableBody for a moment that no page of ours offers
     */
    move: async (moment: Date): Promise<boolean> => {
      if (moment.getTime() - clock.own().getTime() > farthest) throw new UnreadableBody('That is too far ahead');
      if (!(await clock.moveTo(moment))) return false;
      // A look that began before the move is waited for, and did not see all of it.
      await app.schedule.look();
      await app.schedule.look();
      app.worker.nudge();
      return true;
    },
  };
};
