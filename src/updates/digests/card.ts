import { command } from '../../chat/text.ts';
import type { Block, View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { newsBlocks } from '../news-blocks.ts';
import type { Update } from '../update.ts';

const stop: Block = {
  kind: 'buttons',
  buttons: [{ kind: 'press', label: 'Change or stop', press: { command: 'subscriptions', values: {} } }],
};

/** On a digest, whose subscription is known: stopping it is one press. */
const stopThis = (id: string): Block => ({
  kind: 'buttons',
  buttons: [
    { kind: 'press', label: 'Change', press: { command: 'subscriptions', values: {} } },
    { kind: 'press', label: 'Stop this digest', press: { command: 'unsubscribe', values: { digest: id } } },
  ],
});

/** The rest of a long digest is a press away. */
const rest = (id: string, count: number): readonly Block[] =>
  count <= 0
    ? []
    : [
        {
          kind: 'buttons',
          buttons: [
            {
              kind: 'press',
              label: `${count} more`,
              press: { command: 'news', values: { digest: id } },
              style: 'primary',
            },
          ],
        },
      ];

/** A digest as it stands in a channel or a chat. */
export const digestCardView = (id: string, updates: readonly Update[], programme: Programme): View => {
  const { mostItems } = programme.updates.digest;
  const shown = updates.slice(0, mostItems);
  const [first, ...more] = updates;
  return {
    summary: `${programme.shortName} news: ${first?.title ?? ''}${more.length > 0 ? ` and ${more.length} more` : ''}`,
    blocks: [
      { kind: 'heading', text: `${programme.shortName} news` },
      ...shown.flatMap((update) => newsBlocks(update, programme)),
      ...rest(id, updates.length - shown.length),
      stopThis(id),
    ],
  };
};

/** Urgent news, as it stands in a channel or a chat. */
export const urgentCardView = (update: Update, programme: Programme): View => ({
  summary: update.state === 'withdrawn' ? `Withdrawn: ${update.title}` : `Urgent: ${update.title}`,
  blocks: [...newsBlocks(update, programme), stop],
});

/** News one after the other, for whoever asked. */
export const newsView = (updates: readonly Update[], programme: Programme): View =>
  updates.length === 0
    ? {
        summary: 'There is no news yet',
        blocks: [{ kind: 'text', text: 'The programme office has published nothing yet.' }],
      }
    : {
        summary: `${programme.shortName} news`,
        blocks: [
          { kind: 'heading', text: `${programme.shortName} news` },
          ...updates.flatMap((update) => newsBlocks(update, programme)),
          { kind: 'note', text: ['Type ', command('subscribe'), ' to get it as a digest. Only you see this.'] },
        ],
      };
