import { type Client, dialogSurface } from './client.ts';
import { asCard } from './client-card.ts';
import { readMarkdown } from './client-markdown.ts';
import { readCard } from './client-text.ts';
import type { Activity, Conversation, Json } from './world.ts';
import { cardsFor, threadsOf } from './world-activities.ts';

const nameOf = ({ tenant, fake: { world } }: Client, { from, byBot }: Activity): string =>
  byBot ? world.botName : (tenant.users.get(from)?.name ?? from);

/** What is formatted, Teams reads as markdown unless it is told not to. */
const textOf = ({ content, byBot }: Activity): string => {
  const {
    text = '',
    textFormat = byBot ? 'markdown' : 'plain',
    entities = [],
  } = content as Json & {
    readonly entities?: never[];
  };
  const read = String(text).replaceAll('&nbsp;', ' ');
  return textFormat === 'plain' && !byBot ? read.replace(/<at>([^<]*)<\/at>/gu, '@$1') : readMarkdown(read, entities);
};

const readActivity = (client: Client, activity: Activity): string =>
  [
    nameOf(client, activity),
    textOf(activity),
    ...cardsFor(activity, client.user.id).map((card) => {
      const shown = asCard(card);
      return readCard(shown, client.look(shown));
    }),
  ]
    .filter((part) => part !== '')
    .join('\n');

/**
 * What one person reads in a conversation: thread by thread, each from the oldest message.
 * @param before how many messages, from the oldest, are left out
 */
export const readConversation = (client: Client, conversation: Conversation, before = 0): string =>
  threadsOf({ activities: conversation.activities.slice(before) })
    .flat()
    .map((activity) => readActivity(client, activity))
    .join('\n\n');

/** What an open dialog shows; '' while none is open. */
export const readDialog = (client: Client): string => {
  const dialog = client.tenant.dialogs.get(client.user.id);
  if (!dialog) return '';
  const surface = dialogSurface(client);
  const { content } = dialog;
  const inside = surface ? readCard(surface.card, client.look(surface.card)) : '';
  return [dialog.title, content.kind === 'message' ? content.text : inside].join('\n');
};
