import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import type { QuestionId } from '../../casework/case.ts';
import { bold, command } from '../../chat/text.ts';
import type { Block, View } from '../../chat/view.ts';
import { addressed } from '../../peers/peer.ts';
import type { About } from './gather.ts';

/** What somebody asked for, as they would call it. */
const yours = (about: About): string =>
  about.kind === 'volunteer' ? 'your offer to be a peer' : `your registration of ${about.authority}`;

const status: Block = {
  kind: 'buttons',
  buttons: [{ kind: 'press', label: 'What happens next', press: { command: 'status', values: {} } }],
};

export const toldOfReading = (about: About, replyBy: CalendarDate): View => ({
  summary: `The programme office has read ${yours(about)}`,
  blocks: [
    { kind: 'text', text: `The programme office has read ${yours(about)}.` },
    { kind: 'text', text: ['It will reply by ', bold(inWords(replyBy)), '. You need not do anything.'] },
    status,
  ],
});

export const toldOfQuestion = (about: About, text: string, question: QuestionId): View => ({
  summary: 'The programme office has a question for you',
  blocks: [
    { kind: 'text', text: `The programme office has a question about ${yours(about)}:` },
    { kind: 'text', text: [bold(text)] },
    {
      kind: 'buttons',
      buttons: [
        { kind: 'press', label: 'Answer', press: { command: 'answer', values: { question } }, style: 'primary' },
      ],
    },
    { kind: 'note', text: ['You can also type ', command('answer'), '. Only the programme office sees it.'] },
  ],
});

export const toldOfPassingOn = (about: About): View => ({
  summary: 'Your name has been passed on',
  blocks: [
    { kind: 'text', text: `The programme office has passed on ${yours(about)}, to whoever puts members forward.` },
    { kind: 'text', text: 'What you told us of your group office has been deleted. You hear when they nominate you.' },
    status,
  ],
});

/** @param words what the office adds, if anything */
export const toldOfApproval = (about: About, words: string): View => ({
  summary: 'You are a peer now. Thank you.',
  blocks: [
    {
      kind: 'text',
      text: [
        bold(about.kind === 'volunteer' ? addressed(about.peer) : about.authority),
        ', you are a peer now. Thank you. The programme office may ask you to join a review.',
      ],
    },
    ...(words ? [{ kind: 'text', text: words } as const] : []),
    {
      kind: 'text',
      text: 'A few things more would help to find the right review for you. You can answer them a little at a time.',
    },
    {
      kind: 'buttons',
      buttons: [{ kind: 'press', label: 'Tell us more', press: { command: 'more', values: {} }, style: 'primary' }],
    },
  ],
});

/** @param words what the office adds, if anything */
export const toldOfAcceptance = (about: About, words: string): View => ({
  summary: `The programme office has accepted ${yours(about)}`,
  blocks: [
    { kind: 'text', text: ['The programme office has accepted ', bold(yours(about)), ' as a review.'] },
    ...(words ? [{ kind: 'text', text: words } as const] : []),
    { kind: 'text', text: 'It will be in touch to agree what the review looks at and when. You can still stop.' },
    status,
  ],
});

export const toldOfDeclining = (about: About, reason: string): View => ({
  summary: `The programme office has not taken up ${yours(about)}`,
  blocks: [
    { kind: 'text', text: `The programme office has not taken up ${yours(about)}. This is why:` },
    { kind: 'text', text: reason },
    {
      kind: 'text',
      text: [
        'You can come back at any time: type ',
        command(about.kind === 'volunteer' ? 'volunteer' : 'register'),
        '.',
      ],
    },
  ],
});
