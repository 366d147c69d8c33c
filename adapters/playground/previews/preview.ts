import type { Conversation } from '../../../src/chat/request.ts';
import type { View } from '../../../src/chat/view.ts';
import type { Content } from '../message.ts';
import type { Renderers } from './renderers.ts';

/** What one platform is sent, and how it shows that there. */
export interface Sent {
  readonly how: string;
  readonly json: object;
}

export interface Preview {
  readonly slack: Sent;
  readonly teams: Sent;
}

export interface Previewed {
  readonly content: Exclude<Content, { kind: 'said' }>;
  readonly place: Conversation['kind'];
  /** Whether in a channel one person alone sees it. */
  readonly isPrivate: boolean;
}

const onSlack = { direct: 'A message in your chat with HMEP', channel: 'A message in the channel' } as const;
const forYou = 'A message in the channel that you alone see';

/** What Slack and Teams are sent for something that the bot says. */
export const previewOf = ({ content, place, isPrivate }: Previewed, { slack, teams }: Renderers): Preview => {
  const inChannel = place === 'channel';
  if (content.kind === 'form') {
    const { form } = content;
    return {
      slack: { how: 'A modal, which opens over the conversation', json: slack.form(form) },
      teams: inChannel
        ? { how: 'A dialog, behind a button in the channel', json: teams.form(form, 'dialog') }
        : { how: 'A card in your chat with HMEP', json: teams.form(form, 'personal') },
    };
  }
  const { view } = content;
  return {
    slack: { how: inChannel && isPrivate ? forYou : onSlack[place], json: slack.message(view) },
    teams:
      inChannel && !isPrivate
        ? { how: 'A card in the channel', json: teams.card(view, 'channel') }
        : { how: 'A card in your chat with HMEP', json: teams.card(view, 'personal') },
  };
};

/** The same for what is somebody's at a glance. */
export const previewOfHome = (view: View, { slack, teams }: Renderers): Preview => ({
  slack: { how: 'Your Home tab of HMEP', json: slack.home(view) },
  teams: { how: 'A card in your chat with HMEP: Teams has no Home', json: teams.card(view, 'personal') },
});
