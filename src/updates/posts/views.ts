import { instantInWords } from '../../calendar/time-zone.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import { newsBlocks } from '../news-blocks.ts';
import type { Update, UpdateState } from '../update.ts';
import type { PostFormParts } from './post-form.ts';

const states: Record<UpdateState, string> = {
  draft: 'Not sent off yet',
  scheduled: 'Waits for its time',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

const press = (
  label: string,
  name: string,
  update: Update,
  what: Readonly<Record<string, string>>,
  primary = false,
): Button => ({
  kind: 'press',
  label,
  press: { command: name, values: { ...what, seen: String(update.version) } },
  ...(primary && { style: 'primary' }),
});

const buttons = (update: Update): readonly Block[] => {
  if (update.state === 'withdrawn') return [];
  const { id } = update;
  return [
    {
      kind: 'buttons',
      buttons: [
        ...(update.state === 'draft' ? [press('Send it off', 'posts', update, { of: id, do: 'publish' }, true)] : []),
        press('Send it to me alone', 'posts', update, { of: id, do: 'show' }),
        press(update.state === 'published' ? 'Correct' : 'Change', 'post', update, { change: id }),
        press('Withdraw', 'posts', update, { of: id, do: 'withdraw' }),
      ],
    },
  ];
};

const standing = (update: Update, { timeZone }: PostFormParts): string => {
  const when = instantInWords(update.publishedAt ?? update.publishAt, timeZone);
  return update.state === 'withdrawn' ? `${states.withdrawn}.` : `${states[update.state]}: ${when}.`;
};

/** Whether anybody sees it by now. */
const whereItStands = ({ state, publishedAt }: Update): Text => {
  if (state === 'withdrawn') return publishedAt ? 'Where it stands already, it says so.' : 'Nobody has seen it.';
  return state === 'published'
    ? 'Where it stands already, a correction shows in place, and a withdrawal says so.'
    : ['Nobody sees it yet. Type ', command('posts'), ' to find it again.'];
};

/** How news will stand in a digest, with what can be done about it. */
export const preview = (update: Update, parts: PostFormParts): View => ({
  summary: `${states[update.state]}: ${update.title}`,
  blocks: [
    { kind: 'text', text: [bold(standing(update, parts)), ' This is what a digest shows:'] },
    { kind: 'divider' },
    ...newsBlocks(update, parts.programme),
    { kind: 'divider' },
    ...buttons(update),
    {
      kind: 'note',
      text: whereItStands(update),
    },
  ],
});

/** What an officer is sent to look at, on each platform that they use. */
export const trial = (update: Update, { programme }: PostFormParts): View => ({
  summary: `Only for you to look at: ${update.title}`,
  blocks: [
    { kind: 'heading', text: `${programme.shortName} news` },
    ...newsBlocks(update, programme),
    { kind: 'note', text: 'Only you got this, to see how it looks here. Nothing was sent off.' },
  ],
});

export const triedOut = (places: number): View => ({
  summary: 'You are sent it to look at',
  blocks: [
    {
      kind: 'text',
      text:
        places === 1
          ? 'You get it in a message of your own, as a reader here sees it.'
          : `You get it in ${places} messages of your own, one on each account that you have linked, as readers there see it.`,
    },
    {
      kind: 'note',
      text: ['To see it on the other platform too, type ', command('link'), ' there and here, once.'],
    },
  ],
});

export const postList = (
  updates: readonly Update[],
  parts: PostFormParts,
  { from, isMore }: { readonly from: number; readonly isMore: boolean },
): View => ({
  summary: 'News that the office wrote',
  blocks: [
    { kind: 'heading', text: 'News' },
    ...(updates.length === 0 ? [{ kind: 'text', text: ['Nothing yet. Type ', command('post'), '.'] } as const] : []),
    ...updates.flatMap((update): readonly Block[] => [
      { kind: 'text', text: [bold(update.title), `. ${standing(update, parts)}`] },
      ...buttons(update),
    ]),
    ...(isMore
      ? [
          {
            kind: 'buttons',
            buttons: [
              {
                kind: 'press',
                label: 'Earlier',
                press: { command: 'posts', values: { from: String(from + updates.length) } },
              },
            ],
          } as const,
        ]
      : []),
  ],
});

export const updateGone = (): View =>
  refuse({
    missing: 'This news was changed since, or has been withdrawn.',
    next: ['Nothing of yours was done. Type ', command('posts'), ' to see how it stands.'],
  });
