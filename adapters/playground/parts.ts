import type { App } from '../../src/app.ts';
import type { Identify } from '../identity.ts';
import type { Hub } from './hub.ts';
import type { Transcript } from './store.ts';
import type { Talk } from './talk.ts';

/** What the playground's routes share. */
export interface Parts {
  readonly app: App;
  readonly identify: Identify;
  readonly transcript: Transcript;
  readonly talk: Talk;
  readonly hub: Hub;
}
