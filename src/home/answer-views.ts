import type { CaseId } from '../casework/case.ts';
import { refuse } from '../chat/refusal.ts';
import { bold, command } from '../chat/text.ts';
import type { View } from '../chat/view.ts';

export const answered = (): View => ({
  summary: 'Thank you. The programme office has your answer.',
  blocks: [
    { kind: 'text', text: 'Thank you. The programme office has your answer.' },
    {
      kind: 'note',
      text: ['Type ', command('status'), ' to see what happens next. Only you and the office see this.'],
    },
  ],
});

/** What the office hears. */
export const officeHears = (name: string, of: CaseId, text: string): View => ({
  summary: `${name} has answered`,
  blocks: [
    { kind: 'text', text: [bold(name), ' has answered what the office asked: ', text] },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: 'Open',
          press: { command: 'inbox', values: { open: of, listed: 'no' } },
          style: 'primary',
        },
      ],
    },
  ],
});

export const nothingAsked = (): View =>
  refuse({
    missing: 'The programme office has no question for you that waits for an answer.',
    next: ['Nothing was changed. Type ', command('status'), ' to see what happens next.'],
  });
