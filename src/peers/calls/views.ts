import { type CalendarDate, inWords } from '../../calendar/calendar-date.ts';
import { refuse } from '../../chat/refusal.ts';
import { bold, command, type Text } from '../../chat/text.ts';
import { capital, cut } from '../../chat/tidy.ts';
import type { Block, Button, View } from '../../chat/view.ts';
import type { Programme } from '../../programme/programme.ts';
import { addressed } from '../peer.ts';
import { type Criteria, criteriaInWords } from '../pool/criteria.ts';
import { peersInWords } from '../pool/views.ts';
import {
  type AnsweredCall,
  type Call,
  type CallAnswer,
  type CallWithHelpers,
  type Helper,
  isOpen,
  type Reached,
} from './call.ts';

const paragraphs = (text: string): readonly Block[] =>
  text.split(/\n+/u).map((line): Block => ({ kind: 'text', text: line }));

const answerButton = ({ id }: Pick<Call, 'id'>, answer: CallAnswer, label: string, style?: 'primary'): Button => ({
  kind: 'press',
  label,
  press: { command: 'respond', values: { call: id, answer } },
  ...(style && { style }),
});

/** What a call asks, for whoever is asked. */
const asked = ({ text, criteria, closesOn }: Omit<Call, 'id'>, programme: Programme): readonly Block[] => [
  ...paragraphs(text),
  {
    kind: 'facts',
    facts: [...criteriaInWords(criteria, programme), { label: 'Please answer by', value: inWords(closesOn) }],
  },
];

/** What a peer reads whom a call reaches. */
export const callView = (call: Call, programme: Programme): View => ({
  summary: `The programme office asks: ${cut(call.text.replace(/\s+/gu, ' '), 100)}`,
  blocks: [
    { kind: 'heading', text: 'Can you help?' },
    ...asked(call, programme),
    {
      kind: 'buttons',
      buttons: [answerButton(call, 'yes', 'I can help', 'primary'), answerButton(call, 'no', 'Not this time')],
    },
    { kind: 'note', text: 'A “no” is welcome. Nobody asks why, and nobody asks you again about this.' },
  ],
});

const thanks: Record<CallAnswer, Text> = {
  yes: [bold('You can help. Thank you.'), ' The programme office will be in touch if it works out.'],
  no: [bold('Not this time. Thank you for telling us.'), ' That is all: you need not do anything.'],
};

const otherAnswer = (call: Call, answer: CallAnswer): Button =>
  answer === 'yes'
    ? answerButton(call, 'no', 'Not this time after all')
    : answerButton(call, 'yes', 'I can help after all');

/** What the call becomes for somebody who has answered it. */
export const answeredView = (call: Call, answer: CallAnswer): View => ({
  summary: answer === 'yes' ? 'You can help. Thank you.' : 'Not this time. Thank you for telling us.',
  blocks: [
    ...paragraphs(cut(call.text, 200)),
    { kind: 'text', text: thanks[answer] },
    { kind: 'buttons', buttons: [otherAnswer(call, answer)] },
    { kind: 'note', text: `You can change your mind until ${inWords(call.closesOn)}.` },
  ],
});

const whatWasSaid = (answer: CallAnswer | undefined): string => {
  if (answer === undefined) return 'You had not answered, and that is fine.';
  return answer === 'yes' ? 'You said in time that you can help. Thank you.' : 'You said in time: not this time.';
};

/** What somebody reads who answers too late. */
export const closedView = ({ text, closesOn }: Call, answer: CallAnswer | undefined): View => ({
  summary: 'This call has closed.',
  blocks: [
    ...paragraphs(cut(text, 200)),
    { kind: 'text', text: [bold(`This call closed on ${inWords(closesOn)}.`), ` ${whatWasSaid(answer)}`] },
    { kind: 'note', text: ['Type ', command('available'), ' to say when you can help another time.'] },
  ],
});

export const callGone = (): View =>
  refuse({
    missing: 'This call is gone.',
    next: ['Nothing was changed. Type ', command('help'), ' to see what you can do.'],
  });

export const callForPeers = (): View =>
  refuse({
    missing: 'This call is for peers whom the programme office has approved.',
    lifts: 'The office replies to everybody who volunteers.',
    next: ['Type ', command('profile'), ' to see where you stand, or ', command('volunteer'), ' to offer your time.'],
  });

const helperLine = (helper: Helper): Text => [
  bold(addressed(helper)),
  `, ${helper.role}, ${helper.organisations.join('; ')}, ${helper.email}`,
];

const state = ({ closesOn }: Call, today: CalendarDate | undefined): string => {
  const isClosed = today !== undefined && !isOpen({ closesOn }, today);
  return isClosed ? `Closed on ${inWords(closesOn)}` : `Open until ${inWords(closesOn)}`;
};

const countInWords = ({ yes, no }: AnsweredCall): string =>
  yes + no === 0
    ? 'Nobody has answered yet.'
    : `${capital(peersInWords(yes))} can help. ${capital(peersInWords(no))} said: not this time.`;

/** The names there is room for, and a button for all of them where there are more. */
const helperBlocks = ({ call, helpers }: CallWithHelpers): readonly Block[] => [
  ...(helpers.length > 0 ? [{ kind: 'list', items: helpers.map(helperLine) } as const] : []),
  ...(call.yes > helpers.length
    ? [
        {
          kind: 'buttons',
          buttons: [
            { kind: 'press', label: `See all ${call.yes}`, press: { command: 'calls', values: { who: call.id } } },
          ],
        } as const,
      ]
    : []),
];

const wanted = (criteria: Criteria, programme: Programme): readonly Block[] => {
  const facts = criteriaInWords(criteria, programme);
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
};

const officeBlocks = (found: CallWithHelpers, programme: Programme, today?: CalendarDate): readonly Block[] => [
  ...paragraphs(found.call.text),
  ...wanted(found.call.criteria, programme),
  { kind: 'text', text: [bold(`${state(found.call, today)}. `), countInWords(found.call)] },
  ...helperBlocks(found),
];

/** The office's live card of one call. It says until when it is open, which stays true. */
export const callCardView = (found: CallWithHelpers, programme: Programme): View => ({
  summary: `A call for peers: ${countInWords(found.call)}`,
  blocks: [{ kind: 'heading', text: 'Call for peers' }, ...officeBlocks(found, programme)],
});

const more = (label: string, values: Readonly<Record<string, string>>): Block => ({
  kind: 'buttons',
  buttons: [{ kind: 'press', label, press: { command: 'calls', values } }],
});

/** Calls that are open or have closed lately. */
export const callList = (
  { calls, more: next }: { readonly calls: readonly CallWithHelpers[]; readonly more?: string },
  programme: Programme,
  today: CalendarDate,
): View => {
  if (calls.length === 0) {
    return {
      summary: 'No call is open',
      blocks: [{ kind: 'text', text: ['No call is open. Type ', command('call'), ' to ask peers for help.'] }],
    };
  }
  return {
    summary: 'Calls for peers',
    blocks: [
      { kind: 'heading', text: 'Calls for peers' },
      ...calls.flatMap((found, index): readonly Block[] => [
        ...(index === 0 ? [] : [{ kind: 'divider' } as const]),
        ...officeBlocks(found, programme, today),
      ]),
      ...(next === undefined ? [] : [more('More', { after: next })]),
    ],
  };
};

/** A page of those who can help with one call. */
export const helperList = ({ call, helpers, more: next }: CallWithHelpers): View => ({
  summary: `${capital(peersInWords(call.yes))} can help`,
  blocks: [
    { kind: 'heading', text: 'Who can help' },
    { kind: 'text', text: cut(call.text, 100) },
    helpers.length > 0
      ? { kind: 'list', items: helpers.map(helperLine) }
      : { kind: 'text', text: 'That was everybody.' },
    ...(next === undefined ? [] : [more('More', { who: call.id, after: next })]),
  ],
});

const reachedInWords = ({ peers, channels }: Reached): string => {
  if (channels === 0) return peersInWords(peers);
  const places = channels === 1 ? 'one channel' : `${channels} channels`;
  return peers === 0 ? places : `${peersInWords(peers)} and ${places}`;
};

/** The office's call is on its way. */
export const callSent = ({ closesOn }: Pick<Call, 'closesOn'>, reached: Reached): View => ({
  summary: `Your call goes to ${reachedInWords(reached)}.`,
  blocks: [
    {
      kind: 'text',
      text: ['Your call goes to ', bold(reachedInWords(reached)), `. It closes on ${inWords(closesOn)}.`],
    },
    {
      kind: 'note',
      text: [
        'Type ',
        command('calls'),
        ' to see who can help, or ',
        command('deliveries'),
        ' to see where it has arrived.',
      ],
    },
  ],
});

/** Nobody would get the call; what was filled in is kept. */
export const nobodyFits = (criteria: Criteria, programme: Programme): View => ({
  summary: 'Nobody in the pool fits this call.',
  blocks: [
    { kind: 'text', text: 'Nobody in the pool fits this call, so it was not sent. What you filled in is kept.' },
    ...wanted(criteria, programme),
    { kind: 'text', text: ['Leave something out, or type ', command('peers'), ' to see where there are gaps.'] },
    {
      kind: 'buttons',
      buttons: [{ kind: 'press', label: 'Change the call', press: { command: 'call', values: {} }, style: 'primary' }],
    },
  ],
});
