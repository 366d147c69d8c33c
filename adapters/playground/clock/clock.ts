import type { Clock } from '../../../src/calendar/clock.ts';
import type { Database } from '../../../src/storage/database.ts';
import { findAhead, saveAhead } from './store.ts';

/** The bot's clock where the playground is the only platform: it goes like the computer's, and can be moved on. */
export interface MovableClock extends Clock {
  /** What the computer's own clock says. */
  own(): Date;
  isMoved(): boolean;
  /**
   * Moves on to that moment, and stays ahead after a restart too: what is stored is never in the future.
   * @returns false where the clock is there already, or past it
   */
  moveTo(moment: Date): Promise<boolean>;
}

/** The bot's clock as it was left. */
export const openMovableClock = async (database: Pick<Database, 'prisma'>, own: Clock): Promise<MovableClock> => {
  let ahead = await findAhead(database);
  return {
    now: () => new Date(own.now().getTime() + ahead),
    own: own.now,
    isMoved: () => ahead > 0,
    moveTo: async (moment) => {
      const wanted = moment.getTime() - own.now().getTime();
      if (wanted <= ahead) return false;
      ahead = Math.max(ahead, await saveAhead(database, wanted));
      return true;
    },
  };
};
