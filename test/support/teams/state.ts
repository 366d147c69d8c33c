import type { Call } from './call.ts';
import type { Injections } from './injections.ts';
import type { Login } from './login.ts';
import type { Pace } from './pace.ts';
import type { World } from './world.ts';

/** What the fake's parts share. */
export interface FakeState {
  readonly world: World;
  readonly login: Login;
  readonly injections: Injections;
  readonly pace: Pace;
  /** Cards are checked as strictly as Teams checks them. */
  readonly strict: boolean;
  readonly note: ((call: Call) => void) | undefined;
}
