import type { Clock } from '../../src/calendar/clock.ts';
import type { Command } from '../../src/chat/command.ts';
import type { Messenger } from '../../src/delivery/message.ts';
import type { People } from '../../src/people/people.ts';
import type { Database } from '../../src/storage/database.ts';
import { createKeptStore, type KeptStore } from '../kept/store.ts';
import { type BotFrameworkParts, createBotFramework } from './bot-framework/bot-framework.ts';
import type { BotFramework } from './framework.ts';
import { type Patience, usualPatience } from './patience.ts';
import { createDraw, type Draw } from './say/draw.ts';
import { createMessenger } from './say/messenger.ts';

export interface ConnectionParts extends BotFrameworkParts {
  readonly people: Pick<People, 'accountsIn'>;
  /** Every command, asked for when a card is drawn: some open a form. */
  readonly commands: () => readonly Command[];
  readonly database: Database;
  readonly clock: Clock;
  /** For tests. */
  readonly patience?: Patience;
}

/** What can speak to Teams, before there is a bot that answers. */
export interface Connection {
  readonly framework: BotFramework;
  readonly kept: KeptStore;
  readonly draw: Draw;
  readonly messenger: Messenger;
  readonly patience: Patience;
}

/** Prepares what speaks to Teams. Nothing is called before somebody asks for it. */
export const connectTeams = (parts: ConnectionParts): Connection => {
  const { people, commands, database, clock, patience = usualPatience, ...more } = parts;
  const framework = createBotFramework(more, patience);
  const kept = createKeptStore(database);
  const draw = createDraw({ people, kept, clock, commands });
  return { framework, kept, draw, messenger: createMessenger({ framework, draw, clock }), patience };
};
