import { type CalendarDate, inWords } from '../calendar/calendar-date.ts';
import { bold, command } from '../chat/text.ts';
import type { Block, View } from '../chat/view.ts';
import type { Authority } from './authority.ts';

const next: Block = {
  kind: 'buttons',
  buttons: [{ kind: 'press', label: 'What happens next', press: { command: 'status', values: {} } }],
};

export const registered = (
  { officialName }: Authority,
  replyBy: CalendarDate,
  { inChannel }: { readonly inChannel: boolean },
): View => ({
  summary: `Thank you. The programme office will reply by ${inWords(replyBy)}.`,
  blocks: [
    { kind: 'heading', text: 'Thank you' },
    { kind: 'text', text: ['You have registered the interest of ', bold(officialName), ' in a peer review.'] },
    {
      kind: 'text',
      text: ['The programme office will reply by ', bold(inWords(replyBy)), '. It commits you to nothing.'],
    },
    next,
    {
      kind: 'note',
      text: ['Only you and the programme office see this. Type ', command('privacy'), ' for what is kept.'],
    },
    ...(inChannel
      ? [{ kind: 'note', text: 'If others here can read what you typed, you may want to delete it.' } as const]
      : []),
  ],
});

/** For the person who did it themselves; of anybody else's registration nobody hears. */
export const registeredAlready = ({ officialName }: Authority): View => ({
  summary: `You have registered ${officialName} already`,
  blocks: [
    { kind: 'text', text: ['You have registered ', bold(officialName), ' already, so nothing was changed.'] },
    { kind: 'text', text: ['Type ', command('status'), ' to see what happens next and by when.'] },
    next,
  ],
});
