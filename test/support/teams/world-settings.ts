export interface UserSettings {
  /** 29:… */
  readonly id: string;
  /** A GUID. */
  readonly aadObjectId: string;
  readonly name: string;
  readonly email?: string;
  readonly upn?: string;
  readonly isGuest?: boolean;
  /** Whether the app is installed for this person; true when absent. */
  readonly installed?: boolean;
}

export interface ChannelSettings {
  /** 19:…@thread.tacv2 */
  readonly id: string;
  readonly name: string;
  /** Ids of users. */
  readonly members: readonly string[];
}

export interface TeamSettings {
  /** 19:…@thread.tacv2; the id of its channel "General" too, where that channel is listed. */
  readonly id: string;
  readonly name: string;
  readonly aadGroupId?: string;
  readonly channels: readonly ChannelSettings[];
  /** Whether the app is installed in the team; true when absent. */
  readonly installed?: boolean;
}

export interface GroupChatSettings {
  /** 19:…@thread.v2 */
  readonly id: string;
  readonly name?: string;
  readonly members: readonly string[];
  readonly installed?: boolean;
}

export interface TenantSettings {
  /** A GUID. */
  readonly id: string;
  readonly name?: string;
  readonly users: readonly UserSettings[];
  readonly teams?: readonly TeamSettings[];
  readonly groupChats?: readonly GroupChatSettings[];
}
