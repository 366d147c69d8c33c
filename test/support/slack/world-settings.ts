export interface UserSettings {
  readonly id: string;
  /** The real name. */
  readonly name: string;
  readonly email?: string;
  readonly isGuest?: boolean;
  /** Europe/London where it is left out. */
  readonly timeZone?: string;
  readonly deleted?: boolean;
}

export interface ChannelSettings {
  /** Begins with C, or with G where it is private. */
  readonly id: string;
  readonly name: string;
  /** Ids of users, the bot's too where it is a member. */
  readonly members: readonly string[];
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  readonly isExtShared?: boolean;
  /** In an organisation: the workspaces that see it. */
  readonly teams?: readonly string[];
}

export interface WorkspaceSettings {
  /** T…, or E… for an organisation. */
  readonly id: string;
  readonly name: string;
  /** The bot's; absent while the bot is not installed. */
  readonly token?: string;
  /** What the token may do; the scopes that the app must have when absent (`leastScopes`). */
  readonly scopes?: readonly string[];
  readonly botUserId: string;
  /** Ids of an organisation's workspaces in which the bot may be used. */
  readonly teams?: readonly string[];
  readonly users: readonly UserSettings[];
  readonly channels: readonly ChannelSettings[];
}
