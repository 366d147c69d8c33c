import { createHash } from 'node:crypto';
import type { ConversationId, DeliveryId } from '../../../src/chat/ids.ts';
import type { Conversation } from '../../../src/chat/request.ts';
import type { InstallationId } from '../installations/installation.ts';
import type { CommandPayload, Envelope } from './payloads.ts';

/** Which workspace or organisation a payload comes from, in Slack's words. */
export interface Origin {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isEnterpriseInstall: boolean;
}

const given = (teamId: string | undefined, enterpriseId: string | undefined, isEnterpriseInstall: boolean): Origin => ({
  ...(teamId !== undefined && { teamId }),
  ...(enterpriseId !== undefined && { enterpriseId }),
  isEnterpriseInstall,
});

export const originOfCommand = (payload: CommandPayload): Origin =>
  given(payload.team_id, payload.enterprise_id, payload.is_enterprise_install === 'true');

/** Of anything pressed, sent, typed into a select, or a shortcut. */
export const originOfInteraction = (payload: {
  readonly team: { readonly id: string } | undefined;
  readonly enterprise: { readonly id: string } | undefined;
  readonly is_enterprise_install: boolean | undefined;
}): Origin => given(payload.team?.id, payload.enterprise?.id, payload.is_enterprise_install ?? false);

/** Of an event; the first authorization says whose the bot is that hears it. */
export const originOfEvent = ({
  team_id,
  enterprise_id,
  is_enterprise_install,
  authorizations: [first],
}: Envelope): Origin =>
  given(
    first?.team_id ?? team_id,
    first?.enterprise_id ?? enterprise_id,
    first?.is_enterprise_install ?? is_enterprise_install ?? false,
  );

/** What an act says of whoever acts. */
export const toldOf = ({
  name,
  username,
  team_id: team,
}: {
  readonly name: string | undefined;
  readonly username: string | undefined;
  readonly team_id: string | undefined;
}) => ({ name: name ?? username, team });

/** The channel ids of direct messages begin with D. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** A channel, or the direct messages of the bot with somebody. */
export const conversationIn = (installation: InstallationId, channel: { id: string; name: string }): Conversation => ({
  id: `slack:${installation}:${channel.id}` as ConversationId,
  kind: isDirect(channel.id) ? 'direct' : 'channel',
  name: isDirect(channel.id) ? 'hmep' : channel.name,
  ...(!isDirect(channel.id) && { channel: channel.id }),
});

/** Where somebody is alone with the bot without a channel: the Home tab, a shortcut, a modal. */
export const conversationWith = (installation: InstallationId, user: string): Conversation => ({
  id: `slack:${installation}:@${user}` as ConversationId,
  kind: 'direct',
  name: 'hmep',
});

/** The number of an act. What makes it up may open a modal, so only its hash is kept. */
export const deliveryOf = (...parts: readonly string[]): DeliveryId =>
  `slack:${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}` as DeliveryId;

/** A channel, as Slack names it with an act. */
export interface Channel {
  readonly id: string;
  readonly name: string;
}

/** Where a form was opened from, as its modal carries it. */
export const viaOf = ({ id, name }: Channel): string => `${id}:${name}`.slice(0, 200);

/** The channel that a modal names. */
export const channelOf = (via: string | undefined): Channel | undefined => {
  const [, id, name = ''] = /^([A-Z0-9]+):(.*)$/su.exec(via ?? '') ?? [];
  return id === undefined ? undefined : { id, name };
};
