import type { Caller } from '../chat/caller.ts';
import { refuse } from '../chat/refusal.ts';
import { bold, command, type Text } from '../chat/text.ts';
import type { View } from '../chat/view.ts';
import { guessWindow, linkCodeLife, mostWrong } from '../people/linking/link-code.ts';
import type { NotLinked, ShownAccount } from '../people/linking/linking.ts';
import { platformNames } from '../people/person.ts';

export const codeMade = (code: string): View => ({
  summary: 'Your code for linking another account',
  blocks: [
    { kind: 'heading', text: 'Link your other account' },
    { kind: 'text', text: ['Go to your other Slack or Teams, and type ', command(`link ${code}`), ' there.'] },
    {
      kind: 'text',
      text: `The code works once, for ${linkCodeLife} minutes. Give it to nobody: whoever types it becomes you.`,
    },
    { kind: 'note', text: 'A code that you asked for earlier does not work any more.' },
  ],
});

const where = ({ name, workspace, platform }: ShownAccount): string =>
  `${name} in ${workspace} (${platformNames[platform]})`;

/** Asks, because whoever gave somebody the code may be somebody else. */
export const askToLink = (other: ShownAccount, code: string): View => ({
  summary: `Is this you: ${where(other)}?`,
  blocks: [
    { kind: 'heading', text: 'Is this you?' },
    { kind: 'text', text: ['The code is from ', bold(where(other)), '.'] },
    {
      kind: 'text',
      text: 'If you link the two, what both have told us becomes one, and each can do what the other can. This cannot be undone.',
    },
    { kind: 'text', text: 'If somebody else gave you this code, do not go on: they would become you.' },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'Yes, this is me',
          style: 'primary',
          press: { command: 'link', values: { code, sure: 'yes' } },
        },
        { kind: 'press', label: 'No', press: { command: 'help', values: {} } },
      ],
    },
  ],
});

export const linked = (other: ShownAccount | undefined, kept: readonly Text[]): View => ({
  summary: 'Your accounts are linked',
  blocks: [
    {
      kind: 'text',
      text: [bold('Your accounts are linked. '), ...(other ? [`You are ${where(other)} as well.`] : [])],
    },
    { kind: 'text', text: 'Messages reach you once, where you were last.' },
    ...kept.map((text) => ({ kind: 'text', text }) as const),
    { kind: 'note', text: ['Type ', command('my-data'), ' to see all that is held about you.'] },
  ],
});

/** Whoever made the code hears where it was used. */
export const codeUsed = ({ name, workspace }: Caller): View => ({
  summary: 'Your code was used: your accounts are linked',
  blocks: [
    {
      kind: 'text',
      text: ['Your code was used. You are linked with ', bold(`${name} in ${workspace.name}`), ' from now on.'],
    },
    { kind: 'text', text: 'If that was not you, tell the programme office at once.' },
  ],
});

const again: Text = ['Type ', command('link'), ' on your other account for a new code, then type that here.'];

export const notLinked = (why: NotLinked, now: Date): View => {
  switch (why.kind) {
    case 'bad-code':
      return refuse({
        missing: 'This code is not right, has been used, or has expired. Nothing was linked.',
        lifts: `A code works once, for ${linkCodeLife} minutes. After ${mostWrong} wrong ones you have to wait.`,
        next: again,
      });
    case 'wait': {
      const minutes = Math.max(1, Math.ceil((why.until.getTime() - now.getTime()) / 60_000));
      return refuse({
        missing: 'Too many codes were wrong, so no code is looked at for now. Nothing was linked.',
        lifts: `Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. At most ${mostWrong} can be tried in ${guessWindow} minutes.`,
        next: again,
      });
    }
    case 'same':
      return refuse({
        missing: 'This is your own code, or these accounts are linked already. Nothing was changed.',
        next: ['The code is for your other account: type ', command('link'), ' and the code there.'],
      });
    case 'held':
      return refuse({
        missing: 'One of the two accounts is on hold, so that nothing of it may be changed. Nothing was linked.',
        lifts: 'The programme office placed the hold, and can lift it.',
        next: 'Ask the programme office. Then ask for a new code.',
      });
  }
};
