import type { App } from '../../../src/app-parts.ts';
import type { Command } from '../../../src/chat/command.ts';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { KeptStore } from '../../kept/store.ts';
import type { WebApi } from '../api/web-api.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import type { Draw } from '../say/draw.ts';
import type { Modals } from '../say/modals.ts';
import type { Post } from '../say/post.ts';
import type { Respond } from '../say/respond.ts';
import type { Visits } from '../who/visits.ts';

/** What Slack needs of the bot. */
export type SlackApp = Pick<App, 'dispatch' | 'commands' | 'people' | 'workspaces' | 'newcomers' | 'deliveries'>;

/** What everything that people do in Slack needs to be answered. */
export interface ActParts {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly visits: Visits;
  readonly draw: Draw;
  readonly modals: Modals;
  readonly post: Post;
  readonly respond: Respond;
  readonly kept: Pick<KeptStore, 'find'>;
  readonly api: WebApi;
  readonly readFault: ReadFault;
  readonly log: Log;
}
