import { refuse } from '../chat/refusal.ts';
import { bold, command } from '../chat/text.ts';
import type { Block, View } from '../chat/view.ts';
import type { Forgotten } from '../people/forgetting/forgetting.ts';
import type { Stay } from '../people/personal-data.ts';

const staying = (stays: readonly Stay[]): readonly Block[] => [
  { kind: 'heading', text: 'What stays, and why' },
  { kind: 'text', text: 'Where there is any of it:' },
  { kind: 'list', items: stays.map(({ what, why }) => `${what}, ${why}`) },
];

/** Asks once more. */
export const askToForget = (stays: readonly Stay[]): View => ({
  summary: 'Do you want to be forgotten?',
  blocks: [
    { kind: 'heading', text: 'Be forgotten?' },
    {
      kind: 'text',
      text:
        'Everything that you told us is deleted, on all your linked accounts: your profile as a peer, what you registered, ' +
        'questions and answers, forms that you began, messages that wait for you, and your roles. This cannot be undone.',
    },
    ...staying(stays),
    {
      kind: 'text',
      text: 'While the office keeps something for a complaint or a legal duty, nothing is deleted yet. Your wish is kept, and done after that.',
    },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'Yes, forget me',
          style: 'danger',
          press: { command: 'forget-me', values: { sure: 'yes' } },
        },
        { kind: 'press', label: 'See what is held', press: { command: 'my-data', values: {} } },
      ],
    },
  ],
});

export const forgotten = (result: Forgotten, stays: readonly Stay[]): View => {
  switch (result.kind) {
    case 'forgotten':
      return {
        summary: 'You are forgotten',
        blocks: [
          { kind: 'text', text: [bold('You are forgotten.'), ' What you told us has been deleted.'] },
          ...staying(stays),
          { kind: 'note', text: 'If you type something to the bot again, you begin as somebody new.' },
        ],
      };
    case 'noted':
      return {
        summary: 'Your wish to be forgotten is kept',
        blocks: [
          {
            kind: 'text',
            text: [
              bold('Nothing has been deleted yet.'),
              ' The programme office has to keep what is held about you for now.',
            ],
          },
          {
            kind: 'text',
            text: 'Your wish is kept. It is done as soon as the office lifts that, and you need do nothing more.',
          },
          { kind: 'note', text: 'The office can tell you why, unless the law forbids it.' },
        ],
      };
    case 'last-officer':
      return refuse({
        missing: 'You are the only one in the programme office, so you cannot be forgotten yet. Nothing was deleted.',
        lifts: 'Somebody else has to be the office first.',
        next: ['Type ', command('office add @person'), ', then ', command('forget-me'), ' again.'],
      });
  }
};
