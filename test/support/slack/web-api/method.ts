import type { Args } from '../call.ts';
import type { FakeState } from '../state.ts';
import type { Access } from '../tokens.ts';
import type { Json, Workspace } from '../world.ts';

/** A call by a bot's token that is good, for a method whose scope it has. */
export interface Asked {
  readonly slack: FakeState;
  readonly args: Args;
  readonly access: Access;
  readonly workspace: Workspace;
}

/** What is answered besides `"ok": true`. @throws {Refusal} */
export type Run<What> = (asked: What) => Json;

export type Method =
  | {
      readonly by: 'bot';
      /** One of these is enough; none is asked for where it is absent. */
      readonly scopes?: readonly string[];
      readonly run: Run<Asked>;
    }
  /** With the app's own token, xapp-… */
  | { readonly by: 'app'; readonly run: Run<FakeState> }
  /** With the app's id and secret among the arguments. */
  | { readonly by: 'client'; readonly run: Run<Pick<Asked, 'slack' | 'args'>> };
