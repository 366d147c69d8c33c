import { refuse } from '../chat/refusal.ts';
import { bold, command } from '../chat/text.ts';
import type { View } from '../chat/view.ts';
import type { Held, Released } from '../people/holds/holds.ts';

const unknown = (): View =>
  refuse({
    missing: 'This person is not known to the bot, or has been forgotten. Nothing was changed.',
    next: ['Mention somebody who has used the bot: ', command('hold @person'), '.'],
  });

const says = (summary: string, name: string, rest: string): View => ({
  summary,
  blocks: [{ kind: 'text', text: [bold(name), ` ${rest}`] }],
});

export const held = (result: Held): View => {
  switch (result.kind) {
    case 'held':
      return {
        summary: `${result.name} is on hold`,
        blocks: [
          {
            kind: 'text',
            text: [
              bold(result.name),
              ' is on hold: nothing of theirs is deleted, not when they ask for it, and not because its time is over. They see it in ',
              command('my-data'),
              '.',
            ],
          },
          {
            kind: 'note',
            text: [
              'This has been written to the audit log. Lift it as soon as you can: ',
              command('release @person'),
              '.',
            ],
          },
        ],
      };
    case 'already':
      return says(`${result.name} was on hold already`, result.name, 'was on hold already. Nothing was changed.');
    case 'unknown':
      return unknown();
  }
};

export const released = (result: Released): View => {
  switch (result.kind) {
    case 'released':
      return says(
        `${result.name} is not on hold any more`,
        result.name,
        'is not on hold any more. This has been written to the audit log.',
      );
    case 'forgotten':
      return says(
        'The hold is lifted, and the person is forgotten',
        result.name,
        'had asked to be forgotten while the hold stood. Now that it is lifted, that has been done.',
      );
    case 'not-held':
      return says(`${result.name} was not on hold`, result.name, 'was not on hold. Nothing was changed.');
    case 'unknown':
      return unknown();
  }
};
