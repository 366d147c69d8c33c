import { inWords, refuse } from '../../src/chat/refusal.ts';
import { command } from '../../src/chat/text.ts';
import type { Values } from '../../src/chat/values.ts';
import type { View } from '../../src/chat/view.ts';

const said = (text: string): View => ({ summary: text, blocks: [{ kind: 'text', text }] });

export const done = said('Done.');
export const workingOnIt = said('Working on it. The answer comes in a moment.');

/** In a channel, where what was answered is for one person alone. */
export const answeredInChat = (name: string): string => `${name}, I have answered you in our chat.`;

/** In a channel, where the bot cannot write to whoever asked. */
export const addMeFirst = (name: string): string =>
  `${name}, the answer is for you alone, and I cannot write to you yet. Open Apps in Teams, search for HMEP, choose Add, and ask again.`;

/** What was asked was dealt with, and Teams did not take the answer, or did not say so. */
export const answerLost = (reference: string): View =>
  refuse({
    missing: `Teams may not have shown you my answer. What you sent was dealt with all the same. The reference is ${reference}.`,
    next: ['If you see no answer, type ', command('help'), ' to find the command that shows it.'],
  });

/** In a channel, where the bot could not write to whoever asked this time. */
export const notNow = (name: string, reference: string): string =>
  `${name}, Teams may not have shown you my answer in our chat. If you see none there, ask me there. The reference is ${reference}.`;

/** A card of an earlier version of the bot. */
export const oldCard = inWords({ kind: 'old-card' });

/**
 * A form was asked for in a channel, or is for no chat's history: a dialog opens at a press, for whoever presses.
 * Its title may tell what the bot knows of whoever asked, so it is not shown here.
 */
export const formWaits = (name: string, about: Values = {}): View => ({
  summary: 'A form opens at a press',
  blocks: [
    { kind: 'text', text: ['The form of ', command(name), ' opens at a press, for you alone.'] },
    {
      kind: 'buttons',
      buttons: [{ kind: 'press', label: 'Open the form', press: { command: name, values: about }, style: 'primary' }],
    },
  ],
});

/** What is kept of a message is gone after a while. */
export const restIsGone = refuse({
  missing: 'The rest of this message is not kept any more.',
  next: ['Ask for it again: ', command('help'), ' shows how.'],
});
