import { refuse } from '../../src/chat/refusal.ts';
import { command } from '../../src/chat/text.ts';
import type { View } from '../../src/chat/view.ts';
import type { Kept } from '../kept/kept.ts';
import { keep } from '../kept/kept.ts';

const said = (text: string): View => ({ summary: text, blocks: [{ kind: 'text', text }] });

/** While an answer takes longer than anybody waits for. */
export const workingOnIt = said('Working on it. The answer comes in a moment.');
export const oneMoment = said('One moment, please.');

/** Where something was done and nothing else is to be said. */
export const done = said('Done.');

/** Somebody of another organisation, whom a shared channel lets in. */
export const forStrangers = refuse({
  missing: 'You are here from another organisation, so I cannot tell who you are.',
  next: ['Nothing was changed. Use HMEP in your own workspace; if it is not there yet, ask whoever runs your Slack.'],
});

/** A payload of a workspace in which the bot is not installed, or not any more. */
export const notInstalled = refuse({
  missing: 'HMEP is not installed here any more, so nothing was done.',
  lifts: 'Whoever looks after apps in your Slack can install it again.',
  next: 'What you filled in earlier is kept.',
});

/** A modal or a button of an earlier version of the bot. */
export const oldWindow = refuse({
  missing: 'This window is from an older version of the bot.',
  next: ['Nothing was changed, and what you typed before is kept. Close it, and type the command again.'],
});

/** What opens a modal lives for three seconds only. */
export const tooLateToOpen = (name: string): View => ({
  summary: 'Your form is ready.',
  blocks: [
    { kind: 'text', text: 'Your form is ready, but it came too late for Slack to open it.' },
    {
      kind: 'buttons',
      buttons: [{ kind: 'press', label: 'Open the form', press: { command: name, values: {} }, style: 'primary' }],
    },
  ],
});

/** A form was asked for where Slack opens none: in words, in a channel or a direct message. */
export const formWaits = (name: string, title: string): View => ({
  summary: title,
  blocks: [
    { kind: 'text', text: [`${title}: the form opens at a press.`] },
    {
      kind: 'buttons',
      buttons: [{ kind: 'press', label: 'Open the form', press: { command: name, values: {} }, style: 'primary' }],
    },
  ],
});

/** Slack did not open the rest of a message in time. */
export const pressAgain = refuse({
  missing: 'Slack did not open this in time.',
  next: 'Press the button again.',
});

/** What is kept of a message is gone after a while. */
export const restIsGone = refuse({
  missing: 'The rest of this message is not kept any more.',
  next: ['Ask for it again: ', command('help'), ' shows how.'],
});

/** An answer for a channel that outsiders read, before anybody reads it there. */
export const outsidersRead = (
  view: View,
  channel: string,
  why: 'organisations' | 'guests' | 'unknown',
): { readonly text: string; readonly ref: string; readonly kept: readonly Kept[] } => {
  // Slack calls every private channel by the same name, and with a mention it tells none.
  const where = ['', 'privategroup', 'directmessage'].includes(channel) ? 'this channel' : `#${channel}`;
  const who = {
    organisations: `People of other organisations read in ${where}`,
    guests: `Guests, who are not members of your workspace, read in ${where}`,
    unknown: `I could not find out whether people from outside read in ${where}`,
  }[why];
  const { ref, kept } = keep({ summary: view.summary, blocks: JSON.parse(JSON.stringify(view.blocks)) });
  return { text: `${who}, so I have not shown this there: “${view.summary}”`, ref, kept: [kept] };
};
