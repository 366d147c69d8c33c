import type { BotParts } from '../put-together.ts';

/** What a bot in a process of its own is started with. */
export interface BotSettings {
  /** A PostgreSQL server; without one, the embedded database in the folder. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly port: number;
  /** The time, until it is told another. */
  readonly now: string;
  readonly slack: BotParts['slack']['settings'];
  /** Encrypts the tokens of many workspaces. */
  readonly tokenKey: string;
  readonly teams: BotParts['teams']['settings'];
  /** Stands in for Microsoft's login. */
  readonly loginUrl: string;
}

/** What the bot can be asked by the test. */
export type Ask =
  | { readonly kind: 'clock'; readonly now: string }
  /** Does what is due, and sends nothing of it. */
  | { readonly kind: 'decide' }
  /** Does what is due, and sends until nothing more is. */
  | { readonly kind: 'look' }
  /** From now on sends at every nudge, as it does in earnest; it looks for nothing by itself. */
  | { readonly kind: 'listen-to-nudges' }
  /** Waits until what is being answered has been. */
  | { readonly kind: 'answered'; readonly platform: 'slack' | 'teams' }
  | { readonly kind: 'office-code' };

export interface Asked {
  readonly id: number;
  readonly ask: Ask;
}

/** What the bot tells the test. */
export type Told =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'done'; readonly id: number; readonly words: string }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
  | { readonly kind: 'logged'; readonly fields: Readonly<Record<string, unknown>>; readonly message: string };
