import { z } from 'zod';
import { type Done, mostWords } from '../../casework/case.ts';
import type { Seen } from '../../casework/cases.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import type { Tx } from '../../chat/context.ts';
import { replace } from '../../chat/reply.ts';
import type { Decisions } from './decisions.ts';
import type { Entry } from './gather.ts';
import { carriedOnCase, type OnCase, onCase } from './on-case.ts';
import { doneView, noCase } from './views.ts';

interface Telling {
  readonly name: 'ask' | 'decline';
  readonly summary: string;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly done: string;
  readonly tell: (
    decisions: Decisions,
  ) => (tx: Tx, entry: Entry, what: Seen & { text: string }, now: Date) => Promise<Done>;
}

const tellings: readonly Telling[] = [
  {
    name: 'ask',
    summary: 'Ask somebody who waits a question, from their card',
    title: 'Ask a question',
    label: 'Your question',
    hint: 'They read it as you write it, and their answer comes back to the card.',
    done: 'They have been asked. The answer comes back to the card.',
    tell: (decisions) => decisions.ask,
  },
  {
    name: 'decline',
    summary: 'Decline an offer or a registration with a reason, from its card',
    title: 'Decline',
    label: 'Why',
    hint: 'They read it as you write it. They can come back at any time.',
    done: 'It is declined, and they have been told why.',
    tell:
      (decisions) =>
      (tx, entry, { text, ...seen }, now) =>
        decisions.decline(tx, entry, { ...seen, reason: text }, now),
  },
];

const createTelling = (telling: Telling, on: OnCase, decisions: Decisions): Command =>
  defineCommand({
    name: telling.name,
    summary: telling.summary,
    example: telling.name,
    who: 'office',
    fromCards: true,
    input: onCase.extend({ text: z.string().min(1).max(mostWords) }),
    form: async (_, held) => {
      const whole = await on.carriedIn(held);
      if (!whole) return noCase(held);
      return {
        title: telling.title,
        submit: telling.title,
        start: {},
        carries: carriedOnCase,
        steps: () => [
          {
            title: telling.title,
            fields: [
              { kind: 'words', name: 'about', label: 'About', text: on.card(whole).summary },
              { kind: 'text', name: 'text', label: telling.label, hint: telling.hint, most: mostWords, lines: 'many' },
            ],
          },
        ],
      };
    },
    run: async (input, context) => {
      const { text } = input;
      return on.act(
        input,
        context,
        (tx, entry, seen) => telling.tell(decisions)(tx, entry, { ...seen, text }, context.now),
        { answer: (whole) => replace(doneView(telling.done, whole)), typed: text },
      );
    },
  });

/** `ask` and `decline`: the office writes to somebody who waits. */
export const createTellings = (on: OnCase, decisions: Decisions): readonly Command[] =>
  tellings.map((telling) => createTelling(telling, on, decisions));
