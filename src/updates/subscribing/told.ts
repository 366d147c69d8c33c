import { type Reply, show } from '../../chat/reply.ts';
import type { View } from '../../chat/view.ts';
import type { Subscriber } from '../subscription.ts';

/** Says what came of a change: everybody sees it in a channel whose subscription it is; of their own, the caller alone. */
export const toldOf = (of: Subscriber, view: View, own: (view: View) => Reply = show): Reply =>
  of.kind === 'channel' ? { kind: 'show', to: 'conversation', view } : own(view);
