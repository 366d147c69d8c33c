import type { TimeZone } from '../calendar/time-zone.ts';
import type { Role } from '../chat/caller.ts';
import type { AccountId, PersonId, WorkspaceId } from '../chat/ids.ts';

export type Platform = 'playground' | 'slack' | 'teams';

/** What people call a platform. */
export const platformNames: Readonly<Record<Platform, string>> = {
  playground: 'Playground',
  slack: 'Slack',
  teams: 'Microsoft Teams',
};

export type WorkspaceState = 'waiting' | 'admitted' | 'refused';

/** A Slack workspace, a Teams tenant, or one of the playground's. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly platform: Platform;
  readonly name: string;
  readonly state: WorkspaceState;
  readonly createdAt: Date;
}

/** An account, in the words of its platform. */
export interface AccountKey {
  readonly platform: Platform;
  readonly workspace: { readonly externalId: string };
  readonly externalId: string;
}

/** Somebody as a platform describes them. */
export interface PlatformAccount extends AccountKey {
  readonly workspace: { readonly externalId: string; readonly name: string };
  readonly name: string;
  readonly email?: string;
  /** A guest of the workspace, no member of the organisation behind it. */
  readonly isGuest?: boolean;
  /** Where their clocks are; what is known of that stays where it is missing. */
  readonly timeZone?: TimeZone;
  /** When the platform was asked; missing where it tells all this with every request. */
  readonly checkedAt?: Date;
}

/** What is stored of an account, with what its person may do. */
export interface KnownAccount {
  readonly account: AccountId;
  readonly person: PersonId;
  readonly name: string;
  readonly email: string | null;
  /** How its platform's adapter reaches it, where the external id is not enough. */
  readonly address: unknown;
  readonly isGuest: boolean;
  readonly timeZone: TimeZone | null;
  readonly checkedAt: Date | null;
  readonly closedAt: Date | null;
  readonly workspace: Workspace;
  readonly roles: readonly Role[];
  /** Of several accounts, the one that was used last; empty where there is one. */
  readonly lastUsed: AccountId | null;
}

export type AuditAction =
  | 'office-code-made'
  | 'office-claimed'
  | 'office-added'
  | 'office-removed'
  | 'roles-ended'
  | 'workspace-admitted'
  | 'workspace-refused'
  | 'accounts-linked'
  | 'hold-placed'
  | 'hold-lifted'
  | 'erasure-asked'
  | 'person-erased'
  | 'exception-agreed'
  | 'review-begun'
  | 'review-moved'
  | 'review-held'
  | 'review-resumed'
  | 'review-withdrawn'
  | 'review-dates'
  | 'review-themes'
  | 'review-providers'
  | 'review-recorded'
  | 'review-taken-back'
  | 'review-named'
  | 'notes-kept'
  | 'notes-released';

/** One line of the audit log. Never holds special-category data, codes or anything typed. */
export interface AuditRecord {
  readonly at: Date;
  /** Missing where the operator did it. */
  readonly actor?: PersonId;
  readonly action: AuditAction;
  readonly subject: { readonly kind: 'person' | 'workspace' | 'bot' | 'review'; readonly id: string };
  /** Of a review, its `name` and `what` changed of it; nobody's name. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Whether what is stored is still what the platform says. */
export const isUpToDate = (known: KnownAccount, told: PlatformAccount): boolean =>
  known.name === told.name &&
  known.email === (told.email ?? null) &&
  known.isGuest === (told.isGuest ?? false) &&
  (told.timeZone === undefined || known.timeZone === told.timeZone) &&
  known.closedAt === null &&
  known.workspace.name === told.workspace.name &&
  told.checkedAt === undefined;
