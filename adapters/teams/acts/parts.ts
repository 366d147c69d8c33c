import type { App } from '../../../src/app.ts';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { Request } from '../../../src/chat/request.ts';
import type { KeptStore } from '../../kept/store.ts';
import type { BotFramework, OutActivity } from '../framework.ts';
import type { Activity } from '../parse/activity.ts';
import { conversationOf, deliveryOf } from '../parse/place.ts';
import type { Draw } from '../say/draw.ts';
import type { ToPerson } from '../say/to-person.ts';
import type { Visitor } from '../who/identify.ts';

/** What Teams needs of the bot. */
export type TeamsApp = Pick<App, 'dispatch' | 'commands' | 'people' | 'workspaces' | 'newcomers' | 'deliveries'>;

/** What everything that people do in Teams needs to be answered. */
export interface ActParts {
  readonly dispatch: Dispatch;
  readonly draw: Draw;
  readonly framework: BotFramework;
  readonly kept: Pick<KeptStore, 'find'>;
  readonly toPerson: ToPerson;
  readonly log: Log;
}

/** One act of somebody, and how the conversation in which it was done is answered. */
export interface Deed {
  readonly activity: Activity;
  readonly tenant: string;
  readonly visitor: Visitor;
  readonly reply: (out: OutActivity) => Promise<unknown>;
  /** Whether HTTP has been answered meanwhile, so that only messages are heard now. */
  readonly isLate: () => boolean;
}

/** What every request of a deed has. */
export const basicsOf = (
  { activity, tenant, visitor }: Deed,
  act = '',
): Pick<Request, 'caller' | 'conversation' | 'deliveryId'> => ({
  caller: visitor.caller,
  conversation: conversationOf(activity, tenant),
  deliveryId: deliveryOf(activity, act),
});
