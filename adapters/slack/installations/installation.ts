import type { Id } from '../../../src/chat/ids.ts';

/** Whom the bot speaks in: `T…`, a workspace, or `E…`, an organisation that installed it for all of its workspaces. */
export type InstallationId = Id<'slack-installation'>;

/** The bot in a workspace, or in a whole organisation. */
export interface Installation {
  readonly id: InstallationId;
  /** What the workspace or the organisation is called. */
  readonly name: string;
  readonly appId: string;
  /** The bot's own user. */
  readonly botUserId: string;
  /** What Slack lets it do, as Slack names it. */
  readonly scopes: readonly string[];
}

/** An installation with a token that works now. */
export interface Access {
  readonly installation: Installation;
  readonly token: string;
}

/** What Slack hands out when the bot is installed. */
export interface Granted extends Installation {
  readonly token: string;
  /** Only where the app has token rotation: the token expires then, and this is exchanged for the next. */
  readonly rotation?: { readonly refreshToken: string; readonly expiresAt: Date };
}

/** A granted installation that has been stored. */
export interface Stored extends Installation {
  /** Whether the bot was not there until now; it may have been earlier. */
  readonly isNew: boolean;
}

/** What became of exchanging a refresh token: the next ones, or Slack does not know it, for good. */
export type Refreshed =
  | { readonly kind: 'refreshed'; readonly token: string; readonly refreshToken: string; readonly expiresAt: Date }
  | { readonly kind: 'refused' };

/** Where something comes from, in Slack's own words. */
export interface Whereabouts {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** The places where the bot is installed, and its tokens there. */
export interface Installations {
  /**
   * The bot's access to a place; undefined where it is not installed there, or not any more.
   * @throws TokenNotRenewed when its token has expired and there is no other yet: try again later;
   *   TokenKeyError when what is stored cannot be decrypted; whatever the database throws
   */
  access(id: InstallationId): Promise<Access | undefined>;
  /** Which installation speaks for a workspace: its own, or that of its organisation. */
  idFor(where: Whereabouts): InstallationId | undefined;
  /** Slack said that the token is bad: what is remembered of it is forgotten. */
  doubt(id: InstallationId): void;
  /**
   * The bot was uninstalled or its token revoked; may be told any number of times. The tokens are
   * deleted, unless the bot was installed again in a later second than `at`.
   */
  end(id: InstallationId, at: Date): Promise<void>;
  /** Every place that the bot has a token for. */
  list(): Promise<readonly Installation[]>;
}

/** A token has expired and could not be exchanged now. Slack or another replica may answer soon. */
export class TokenNotRenewed extends Error {
  override readonly name = 'TokenNotRenewed';
}

/** Reads a workspace's or an organisation's id; undefined where it is neither. */
export const asInstallationId = (text: string | undefined): InstallationId | undefined =>
  text !== undefined && /^[TE][A-Z0-9]{1,30}$/u.test(text) ? (text as InstallationId) : undefined;

/** The same for every way of installing: an organisation-wide install speaks for each of its workspaces. */
export const installationIdFor = ({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: Whereabouts): InstallationId | undefined => asInstallationId(isEnterpriseInstall ? enterpriseId : teamId);
