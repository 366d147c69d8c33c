import type { PlatformAccount } from '../../people/person.ts';
import type { Side } from '../../reviews/review.ts';

/** Who plays in a rehearsal, and where it is: only a platform that is made for trying the bot out has one. */
export interface Cast {
  readonly people: readonly { readonly place: string; readonly account: PlatformAccount }[];
  /** Channels of the rehearsal, each in the workspace of somebody who plays. */
  readonly channels: readonly { readonly of: PlatformAccount; readonly channel: string; readonly side: Side }[];
}
