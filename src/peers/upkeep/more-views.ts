import { bold, command } from '../../chat/text.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import { nameIn } from '../../programme/names.ts';
import type { Programme } from '../../programme/programme.ts';
import { asValue, nextQuestions, type Question, questions, type Upkeep } from './questions.ts';

const words: Record<Question, { readonly asked: string; readonly label: string }> = {
  regions: { asked: 'Where would you travel to for a review?', label: 'Travels to' },
  reviews: { asked: 'How many reviews a year could you join?', label: 'Reviews a year' },
  availability: { asked: 'When can you help?', label: 'Days' },
  'opt-ins': { asked: 'What else would you like to do, such as mentoring?', label: 'Besides reviews' },
  release: { asked: 'Does your employer release you, and who approves that?', label: 'Release' },
  earlier: { asked: 'Where else have you worked or held office lately?', label: 'Earlier' },
};

const listed = (names: readonly string[], none: string): string => (names.length === 0 ? none : names.join(', '));

const periods = (count: number): string => {
  if (count === 0) return 'None given yet';
  return count === 1 ? 'One period given' : `${count} periods given`;
};

const answer: { readonly [Each in Question]: (upkeep: Upkeep, programme: Programme) => string } = {
  regions: ({ travelsTo }) => listed(travelsTo, 'Anywhere in England'),
  reviews: ({ reviewsAYear }) => `Up to ${reviewsAYear}`,
  availability: ({ availability }) => periods(availability.length),
  'opt-ins': ({ optIns }, { pool }) =>
    listed(
      optIns.map((key) => nameIn(pool.optIns, key)),
      'Reviews alone',
    ),
  release: ({ release = '', releasedBy }, { pool }) =>
    `${nameIn(pool.releases, release)}${releasedBy === undefined ? '' : ` (approved by: ${releasedBy})`}`,
  earlier: ({ earlierPosts }) =>
    listed(
      earlierPosts.map(({ name }) => name),
      'Nowhere else',
    ),
};

const ask = (asked: readonly Question[], label: string, style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: 'more', values: { ask: asValue(asked) } },
  ...(style && { style }),
});

const later: Button = { kind: 'press', label: 'Not now', press: { command: 'more', values: { later: 'yes' } } };

const nextBlocks = (next: readonly Question[]): readonly Block[] => {
  if (next.length === 0) return [];
  return [
    { kind: 'list', items: next.map((question) => words[question].asked) },
    {
      kind: 'buttons',
      buttons: [ask(next, next.length === 1 ? 'Answer this' : 'Answer these two', 'primary'), later],
    },
  ];
};

const answeredBlocks = (upkeep: Upkeep, programme: Programme): readonly Block[] => {
  const { answered } = upkeep;
  if (answered.length === 0) return [];
  return [
    {
      kind: 'facts',
      facts: answered.map((question) => ({ label: words[question].label, value: answer[question](upkeep, programme) })),
    },
    {
      kind: 'buttons',
      buttons: answered.map((question): Button => {
        if (question !== 'availability') return ask([question], `Change: ${words[question].label}`);
        return { kind: 'press', label: 'Change: Days', press: { command: 'available', values: {} } };
      }),
    },
  ];
};

/** What a peer has told us since they were approved, and what to ask them next. */
export const moreCard = (upkeep: Upkeep, programme: Programme, opening?: 'saved'): View => {
  const next = nextQuestions(upkeep);
  const rest =
    next.length === 0
      ? 'You have answered everything. Change it whenever you like.'
      : 'These help the office to ask you for what suits you. It takes a minute.';
  return {
    summary: opening ? 'Saved. Thank you.' : 'A little more about you',
    blocks: [
      { kind: 'heading', text: 'A little more about you' },
      { kind: 'text', text: opening ? [bold('Saved. Thank you.'), ` ${rest}`] : rest },
      { kind: 'progress', done: upkeep.answered.length, of: questions.length, label: 'Answered' },
      ...nextBlocks(next),
      ...answeredBlocks(upkeep, programme),
      { kind: 'note', text: 'Only you and the programme office see this.' },
    ],
  };
};

/** Reminds a peer of what they have not told us yet. */
export const moreReminder = (next: readonly Question[]): View => ({
  summary: 'A little more about you, when you have a minute',
  blocks: [
    { kind: 'heading', text: 'A little more about you' },
    { kind: 'text', text: 'When you have a minute, this helps the office to ask you for what suits you.' },
    ...nextBlocks(next),
    { kind: 'note', text: ['Type ', command('more'), ' to answer whenever you like.'] },
  ],
});

export const putOff = (): View => ({
  summary: 'Not now is fine.',
  blocks: [{ kind: 'text', text: ['Not now is fine. Type ', command('more'), ' whenever you like.'] }],
});
