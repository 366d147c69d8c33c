import { refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import { mostItems } from './item.ts';

/** @param title the list's */
export const listSent = (title: string, where: 'here' | 'direct'): View => ({
  summary: title,
  blocks: [
    {
      kind: 'text',
      text:
        where === 'here'
          ? [bold(title), ' stands in this channel now. Everybody who takes part can tick it.']
          : [bold(title), ': your part comes as a message of its own, and stays up to date.'],
    },
  ],
});

export const itemChanged = (text: string): View => ({ summary: text, blocks: [{ kind: 'text', text }] });

const seeList: Text = ['Nothing was changed. Type ', command('checklist'), ' to see the list as it is.'];

export const notTicked = {
  gone: refuse({ missing: 'This item is not there any more.', next: seeList }),
  removed: refuse({ missing: 'This item was taken off the list.', next: seeList }),
  'not-yours': refuse({
    missing: 'This list is for the people who take part in the review.',
    lifts: 'The review manager decides who does.',
    next: 'Nothing was changed.',
  }),
  closed: refuse({
    missing: 'This review has ended, so its lists are as they are.',
    lifts: 'The programme office can tell you more.',
    next: 'Nothing was changed.',
  }),
};

/** A list was to be changed on which there is nothing. */
export const nothingToChange = (): View =>
  refuse({
    missing: 'There is nothing on this list that can be changed.',
    lifts: 'Anybody who takes part can put something on it.',
    next: ['Type ', command('checklist add'), ' and what is to be done.'],
  });

/** It was to stand in a channel in which the review does not live, or does not any more. */
export const livesElsewhere = (name: string): View =>
  refuse({
    missing: `${name} does not live in this channel.`,
    lifts: 'The review manager or the programme office can have it live here.',
    next: ['Nothing was posted. They type ', command(`review here ${name}`), ' in this channel.'],
  });

export const listFull = (): View =>
  refuse({
    missing: `There are ${mostItems} items on this list already, and no more fit.`,
    lifts: 'Anybody who takes part can take one off.',
    next: seeList,
  });

export const cannotGive = (): View =>
  refuse({
    missing: 'It cannot be given to them: it is about somebody, or they do not take part on this side of the review.',
    next: seeList,
  });
