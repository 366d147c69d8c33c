import type { App } from '../../../src/app-parts.ts';
import type { Clock } from '../../../src/calendar/clock.ts';
import { show } from '../../../src/chat/reply.ts';
import type { People } from '../../../src/people/people.ts';
import { type Channels, isEnd } from '../channels.ts';
import { isPersonal } from '../parse/activity.ts';
import { answerThere } from './answer.ts';
import { type ActParts, basicsOf, type Deed } from './parts.ts';

export interface InstalledParts extends ActParts {
  readonly newcomers: App['newcomers'];
  readonly deliveries: Pick<App['deliveries'], 'resume'>;
  readonly people: Pick<People, 'readdress'>;
  readonly channels: Channels;
  readonly clock: Clock;
}

/** Deals with the bot being added and removed, which Teams tells in two ways, in either order. */
export const createInstalled = (parts: InstalledParts) => {
  const { dispatch, newcomers, deliveries, people, channels, clock } = parts;
  // Teams tells of a new chat twice at once, so both may find it new.
  const welcomed = new Set<string>();

  /** A short welcome, once: in a chat when it is new, in a channel never, because nobody there has asked. */
  const added = async (deed: Deed): Promise<void> => {
    const { caller, isNewChat } = deed.visitor;
    const { externalId, name } = { externalId: deed.tenant, name: caller.workspace.name };
    await newcomers.arrived({ platform: 'teams', workspace: { externalId, name } }, clock.now());
    await deliveries.resume(caller.workspace.id, { isNew: false, now: clock.now() });
    if (!isPersonal(deed.activity)) return channels.remember(deed);
    const { account } = caller;
    if (!isNewChat || welcomed.has(account)) return undefined;
    welcomed.add(account);
    const reply = await dispatch({ ...basicsOf(deed), kind: 'home' });
    return answerThere(parts, deed, reply.kind === 'show' ? show(reply.view) : reply);
  };

  const removed = async (deed: Deed): Promise<void> => {
    const { account } = deed.visitor.caller;
    if (!isPersonal(deed.activity)) return channels.forget(deed);
    welcomed.delete(account);
    return people.readdress(account, null);
  };

  return async (deed: Deed): Promise<void> => {
    const { type, action, recipient, membersAdded = [], membersRemoved = [], channelData } = deed.activity;
    const isBot = ({ id }: { readonly id: string }): boolean => id === recipient.id;
    if (type === 'installationUpdate') return action?.startsWith('remove') ? removed(deed) : added(deed);
    if (membersAdded.some(isBot)) return added(deed);
    if (membersRemoved.some(isBot)) return removed(deed);
    if (isEnd(deed.activity)) return removed(deed);
    if (channelData?.eventType === 'channelRenamed') return channels.remember(deed);
    return undefined;
  };
};
