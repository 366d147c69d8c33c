import { bold } from '../chat/text.ts';
import type { View } from '../chat/view.ts';
import { platformNames, type Workspace } from '../people/person.ts';

/** Tells the office that a workspace waits for it. */
export const newcomer = ({ name, platform }: Workspace): View => ({
  summary: `${name} waits to be admitted`,
  blocks: [
    {
      kind: 'text',
      text: [bold(name), ` has installed the bot on ${platformNames[platform]}, and waits to be admitted.`],
    },
    { kind: 'text', text: 'Until then its people can read the help and the privacy notice, and nothing else.' },
    {
      kind: 'buttons',
      buttons: [
        { kind: 'press', label: 'See who waits', press: { command: 'workspaces', values: {} }, style: 'primary' },
      ],
    },
  ],
});
