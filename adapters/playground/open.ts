import type { RequestListener } from 'node:http';
import type { App } from '../../src/app-parts.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Messengers } from '../../src/delivery/message.ts';
import type { Database } from '../../src/storage/database.ts';
import { createIdentify } from '../identity.ts';
import { createMoving, type MovingParts } from './clock/moving.ts';
import { createHub } from './hub.ts';
import { createPlaygroundMessenger } from './messenger.ts';
import { createPlayground } from './playground.tsx';
import type { Renderers } from './previews/renderers.ts';
import { setUpPlayground } from './set-up.ts';
import { createStory } from './story/story.ts';

export interface OpenPlaygroundParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Where the bot's clock can be moved: how pages tell its time, and how one comes back to today. */
  readonly moves?: Omit<MovingParts, 'app'>;
  /** How others draw what the bot says. */
  readonly renderers: (commands: App['commands']) => Promise<Renderers>;
  readonly log: Log;
  /** The folder of package.json. */
  readonly root: string;
}

/** The playground: first what sends, which the bot needs, then the pages, which need the bot. */
export const openPlayground = ({ database, clock, moves, renderers, log, root }: OpenPlaygroundParts) => {
  const hub = createHub();
  const messengers: Messengers = { playground: createPlaygroundMessenger(database, hub, clock) };
  return {
    messengers,
    serve: async (app: App): Promise<RequestListener> => {
      const identify = createIdentify(app.people, clock);
      await setUpPlayground(app, identify, clock);
      const moving = moves && createMoving({ ...moves, app });
      const parts = { app, database, identify, clock, log, root, hub, renderers: () => renderers(app.commands) };
      return createPlayground({ ...parts, ...(moving && { moving, story: createStory(app) }) });
    },
  };
};
