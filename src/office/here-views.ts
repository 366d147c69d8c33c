import { refuse } from '../chat/refusal.ts';
import { bold, command } from '../chat/text.ts';
import type { Button, View } from '../chat/view.ts';

/** A channel, in words. */
interface Place {
  readonly name: string;
  readonly workspace: string;
}

const inWords = ({ name, workspace }: Place): string => `${name} (${workspace})`;

const press = (label: string, to: 'here' | 'nowhere', style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: 'office here', values: { to } },
  ...(style && { style }),
});

const stop = press('Send to each officer instead', 'nowhere');

export const noChannel = (now: Place | undefined): View =>
  refuse({
    missing: now
      ? `The office’s channel is ${inWords(now)}.`
      : 'The office has no channel: each officer gets cards and reports alone.',
    next: ['To choose one, type ', command('office here'), ' in a channel that only the office is in.'],
    ...(now && { buttons: [stop] }),
  });

export const botIsNotHere = (name: string): View =>
  refuse({
    missing: `I am not in ${name}, so I cannot post there.`,
    lifts: 'Anybody in the channel can add me to it.',
    next: ['Nothing was changed. Add me, and type ', command('office here'), ' again.'],
  });

export const askToBeHere = (name: string, before: Place | undefined): View => ({
  summary: `Make ${name} the office’s channel?`,
  blocks: [
    { kind: 'heading', text: `Make ${name} the office’s channel?` },
    {
      kind: 'text',
      text: [
        bold('Everybody in this channel will read'),
        ' who volunteers and which authorities ask for a review, with e-mail addresses and answers: guests and people from elsewhere who are in it, too.',
      ],
    },
    {
      kind: 'text',
      text: 'Only officers can press the buttons of the cards. Use a private channel that only they are in.',
    },
    ...(before ? [{ kind: 'text', text: `Until now it is ${inWords(before)}.` } as const] : []),
    {
      kind: 'buttons',
      buttons: [
        press('Use this channel', 'here', 'primary'),
        { kind: 'press', label: 'No', press: { command: 'inbox', values: {} } },
      ],
    },
  ],
});

export const isHere = (place: Place): View => ({
  summary: `The office’s channel is ${place.name}`,
  blocks: [
    {
      kind: 'text',
      text: ['The office’s channel is ', bold(inWords(place)), '. New cards and reports are posted there.'],
    },
    { kind: 'buttons', buttons: [stop] },
  ],
});

export const notHereAnyMore = (): View => ({
  summary: 'The office has no channel any more',
  blocks: [
    { kind: 'text', text: 'The office has no channel any more: each officer gets new cards and reports alone.' },
    { kind: 'text', text: 'Cards that were posted stay where they are.' },
  ],
});
