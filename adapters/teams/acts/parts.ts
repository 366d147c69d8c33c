import type { App } from '../../../src/app-parts.ts';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { Request } from '../../../src/chat/request.ts';
import type { KeptStore } from '../../kept/store.ts';
import type { BotFramework, OutActivity } from '../framework.ts';
import { type Activity, isPersonal } from '../parse/activity.ts';
import { conversationOf, deliveryOf, viaOf } from '../parse/place.ts';
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
  /** In somebody's own chat: the channel that what they pressed is about. */
  readonly via?: string | undefined;
  /** Whether HTTP has been answered meanwhile, so that only messages are heard now. */
  readonly isLate: () => boolean;
}

/** The channel in which a deed counts; undefined for one of somebody's own chat. */
export const channelOf = ({ activity, via }: Pick<Deed, 'activity' | 'via'>): string | undefined =>
  isPersonal(activity) ? via : viaOf(activity);

/** What every request of a deed has. */
export const basicsOf = (
  { activity, tenant, visitor, via }: Deed,
  act = '',
): Pick<Request, 'caller' | 'conversation' | 'deliveryId'> => ({
  caller: visitor.caller,
  conversation: conversationOf(activity, tenant, via),
  deliveryId: deliveryOf(activity, act),
});
