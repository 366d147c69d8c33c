import type { Clock } from '../../src/calendar/clock.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Messengers } from '../../src/delivery/message.ts';
import { createPeople } from '../../src/people/people.ts';
import { createWorkspaces } from '../../src/people/workspaces.ts';
import type { Database } from '../../src/storage/database.ts';
import type { Acknowledging } from '../acknowledging.ts';
import type { Cipher } from '../token-key.ts';
import type { SlackApp } from './acts/parts.ts';
import { connectSlack } from './connection.ts';
import { createSlack, type Slack, type SlackSettings } from './slack.ts';

export interface OpenSlackParts {
  readonly settings: SlackSettings;
  readonly database: Database;
  /** Encrypts the tokens of many workspaces. */
  readonly cipher?: Cipher;
  readonly onlyPlayground: boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly acknowledging?: Acknowledging;
}

/** Slack: first what sends, which the bot needs, then what answers, which needs the bot. */
export const openSlack = ({
  settings,
  database,
  onlyPlayground,
  clock,
  log,
  acknowledging,
  cipher,
}: OpenSlackParts) => {
  const { access, apiUrl } = settings;
  const connection = connectSlack({
    access,
    ...(apiUrl !== undefined && { apiUrl }),
    people: createPeople(database, { onlyPlayground, log }),
    workspaces: createWorkspaces(database, { onlyPlayground, log }),
    database,
    clock,
    log,
    ...(cipher && { cipher }),
  });
  const messengers: Messengers = { slack: connection.messenger };
  return {
    messengers,
    serve: (app: SlackApp): Slack =>
      createSlack({ settings, connection, app, clock, log, ...(acknowledging && { acknowledging }) }),
  };
};
