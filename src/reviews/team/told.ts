import { bold } from '../../chat/text.ts';
import type { View } from '../../chat/view.ts';
import type { About } from './gather.ts';
import type { Answer } from './seating.ts';
import { teamPress } from './team-view.ts';

const news = (about: Pick<About, 'name'>, who: string, what: string): View => ({
  summary: `${about.name}: ${who} ${what}`,
  blocks: [
    { kind: 'text', text: [bold(about.name), ': ', bold(who), ` ${what}.`] },
    { kind: 'buttons', buttons: [teamPress('See the team', about, {}, 'primary')] },
    { kind: 'note', text: 'Only the review manager, or the programme office, sees this.' },
  ],
});

const said: Readonly<Record<Answer, string>> = {
  none: 'can come and has no ties to the council',
  ring_me: 'can come and asks to be rung about ties to the council',
  ruled_out: 'cannot be on this team',
  no: 'cannot come this time',
  accept: 'has accepted',
  decline: 'cannot come',
};

/** What the manager hears of an answer. */
export const toldOfAnswer = (about: Pick<About, 'name'>, who: string, answer: Answer): View =>
  news(about, who, said[answer]);

export const toldOfLeaving = (about: Pick<About, 'name'>, who: string): View =>
  news(about, who, 'is not a peer any more and has left the team');

export const toldOfSilence = (about: Pick<About, 'name'>, who: string): View =>
  news(about, who, 'has not replied, also after a reminder. You decide whether to go on without them');

export const toldOfQuestion = (about: Pick<About, 'name'>, who: string, text: string): View => ({
  summary: `${about.name}: ${who} asks a question`,
  blocks: [
    { kind: 'text', text: [bold(about.name), ': ', bold(who), ' asks:'] },
    { kind: 'text', text },
    { kind: 'text', text: 'Please answer them yourself: they wait with their reply until then.' },
    { kind: 'buttons', buttons: [teamPress('See the team', about)] },
  ],
});

/** What somebody reads who has asked. */
export const questionSent = (about: Pick<About, 'name'>): View => ({
  summary: 'Your question is on its way',
  blocks: [
    {
      kind: 'text',
      text: `The manager of ${about.name} has your question and answers you. The card above waits for you.`,
    },
  ],
});
