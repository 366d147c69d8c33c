import type { App } from '../../src/app-parts.ts';
import type { Log } from '../../src/chat/log.ts';
import type { View } from '../../src/chat/view.ts';
import type { Identify } from '../identity.ts';
import type { Moving } from './clock/moving.ts';
import type { Hub } from './hub.ts';
import type { Transcript } from './store.ts';
import type { Story } from './story/story.ts';
import type { Talk } from './talk.ts';
import type { Visit } from './visit.ts';

/** What the playground needs of the bot. */
export type PlaygroundApp = Pick<App, 'dispatch' | 'commands'>;

/** What the playground's routes share. */
export interface Parts {
  readonly app: PlaygroundApp;
  readonly identify: Identify;
  readonly transcript: Transcript;
  readonly homeOf: (here: Visit) => Promise<View>;
  readonly talk: Talk;
  readonly hub: Hub;
  readonly log: Log;
  /** Where the bot's clock can be moved. */
  readonly moving?: Moving;
  /** The first steps, where everybody is of the playground. */
  readonly story?: Story;
}
