import type { App } from '../../../src/app.ts';
import type { Clock } from '../../../src/calendar/clock.ts';
import { show } from '../../../src/chat/reply.ts';
import type { People } from '../../../src/people/people.ts';
import { createNews } from '../../news.ts';
import { isPersonal, withoutThread } from '../activity.ts';
import type { Channels } from '../channels.ts';
import { answerThere } from './answer.ts';
import { type ActParts, basicsOf, type Deed } from './parts.ts';

export interface InstalledParts extends ActParts {
  readonly newcomers: App['newcomers'];
  readonly people: Pick<People, 'readdress'>;
  readonly channels: Channels;
  readonly clock: Clock;
}

/** Deals with the bot being added and removed, which Teams tells in two ways, in either order. */
export const createInstalled = (parts: InstalledParts) => {
  const { dispatch, newcomers, people, channels, clock } = parts;
  const isNews = createNews();

  /** A short welcome, once: in a chat when it is new, in a channel never, because nobody there has asked. */
  const added = async (deed: Deed): Promise<void> => {
    const { caller, isNewChat } = deed.visitor;
    const { externalId, name } = { externalId: deed.tenant, name: caller.workspace.name };
    await newcomers.arrived({ platform: 'teams', workspace: { externalId, name } }, clock.now());
    if (!isPersonal(deed.activity)) return channels.remember(deed);
    // Teams tells of it twice at once, so both may find the chat new.
    if (!isNewChat || !isNews(`${deed.tenant}\n${deed.activity.conversation.id}`)) return undefined;
    const reply = await dispatch({ ...basicsOf(deed), kind: 'home' });
    return answerThere(parts, deed, reply.kind === 'show' ? show(reply.view) : reply);
  };

  const removed = async ({ activity, tenant, visitor }: Deed): Promise<void> => {
    if (isPersonal(activity)) await people.readdress(visitor.caller.account, null);
    else await channels.forget(tenant, visitor.caller.workspace.id, withoutThread(activity.conversation.id), activity);
  };

  return async (deed: Deed): Promise<void> => {
    const { type, action, recipient, membersAdded = [], membersRemoved = [], channelData } = deed.activity;
    const isBot = ({ id }: { readonly id: string }): boolean => id === recipient.id;
    if (type === 'installationUpdate') return action?.startsWith('remove') ? removed(deed) : added(deed);
    if (membersAdded.some(isBot)) return added(deed);
    if (membersRemoved.some(isBot)) return removed(deed);
    if (channelData?.eventType === 'channelDeleted') return removed(deed);
    return undefined;
  };
};
