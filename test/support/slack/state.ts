import type { Call } from './call.ts';
import type { Grants } from './grants.ts';
import type { Injections } from './injections.ts';
import type { Pace } from './pace.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Socket } from './socket.ts';
import type { Tokens } from './tokens.ts';
import type { Triggers } from './triggers.ts';
import type { World } from './world.ts';

/** All that the methods of the Web API see. */
export interface FakeState {
  readonly world: World;
  readonly tokens: Tokens;
  readonly grants: Grants;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly pace: Pace;
  readonly injections: Injections;
  readonly socket: Socket;
  readonly appToken: string | undefined;
  /** Whether blocks are checked. */
  readonly strict: boolean;
  /** Records a call; absent where none is recorded. */
  readonly note: ((call: Call) => void) | undefined;
}
