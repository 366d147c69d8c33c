import type { Clock } from '../../../src/calendar/clock.ts';
import type { Log } from '../../../src/chat/log.ts';
import type { Connection } from '../connection.ts';
import { createEvents } from '../events.ts';
import type { ReadFault } from '../installations/read-fault.ts';
import { createModals } from '../say/modals.ts';
import { createPost } from '../say/post.ts';
import { createRespond } from '../say/respond.ts';
import { createIdentify } from '../who/identify.ts';
import { createReaders } from '../who/readers.ts';
import { createVisits } from '../who/visits.ts';
import { createActed } from './acted.ts';
import { createHomeTab } from './home.ts';
import type { ActParts, SlackApp } from './parts.ts';
import { createSaid } from './said.ts';
import { createShortcut } from './shortcut.ts';
import { createSubmitted } from './submitted.ts';
import { createSuggested } from './suggested.ts';
import { createTyped } from './typed.ts';

export interface ActsParts {
  readonly connection: Connection;
  readonly app: SlackApp;
  readonly readFault: ReadFault;
  readonly clock: Clock;
  readonly log: Log;
}

export type Acts = ReturnType<typeof createActs>;

/** Everything that people do in Slack, and what answers it. */
export const createActs = ({ connection, app, readFault, clock, log }: ActsParts) => {
  const { api, installations, channels, kept, draw } = connection;
  const { dispatch, commands, people, workspaces } = app;
  const readers = createReaders({ api, readFault, clock });
  const visits = createVisits({ installations, identify: createIdentify({ people, api, readFault, clock, log }) });
  const post = createPost({ api, readFault, draw, readers, kept, clock, log });
  const modals = createModals({ api, readFault, log });
  const parts: ActParts = {
    dispatch,
    commands,
    visits,
    draw,
    modals,
    post,
    respond: createRespond(api, log),
    kept,
    api,
    readFault,
    log,
  };
  const events = createEvents({
    visits,
    installations,
    people,
    workspaces,
    channels,
    readers,
    said: createSaid(parts),
    homeTab: createHomeTab(parts),
    clock,
  });
  return {
    typed: createTyped(parts),
    acted: createActed(parts),
    submitted: createSubmitted(parts),
    suggested: createSuggested({ dispatch, visits, kept, clock }),
    shortcut: createShortcut(parts),
    events,
  };
};
