import { z } from 'zod';
import { mostWords, type QuestionId } from '../casework/case.ts';
import type { Cases } from '../casework/cases.ts';
import { type Command, defineCommand } from '../chat/command.ts';
import type { PersonId } from '../chat/ids.ts';
import { replace } from '../chat/reply.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import { answered, nothingAsked, officeHears } from './answer-views.ts';

/** Cases that are looked through for a question: nobody has more on their way. */
const mostSearched = 20;

/** `answer`: what one says to a question of the programme office. */
export const createAnswer = (cases: Cases, deliveries: Deliveries): Command => {
  /** The question that is meant, or else the first that waits. */
  const find = async (person: PersonId, id: unknown) => {
    const open = (await cases.of(person, mostSearched)).filter(({ state }) => state !== 'closed');
    const unanswered = open.flatMap(({ questions }) => questions).filter(({ answer }) => answer === undefined);
    return id === undefined ? unanswered.at(-1) : unanswered.find((each) => each.id === id);
  };

  return defineCommand({
    name: 'answer',
    summary: 'Answer what the programme office asked you',
    example: 'answer',
    who: 'member',
    input: z.object({
      question: z.uuid().transform((id) => id as QuestionId),
      text: z.string().min(1).max(mostWords),
    }),
    form: async ({ caller }, { question: id }) => {
      const question = await find(caller.person, id);
      if (!question) return nothingAsked();
      return {
        title: 'Answer the office',
        submit: 'Send',
        start: { question: question.id },
        carries: ['question'],
        steps: () => [
          {
            title: 'Your answer',
            fields: [
              { kind: 'words', name: 'asked', label: 'The programme office asks', text: question.text },
              { kind: 'text', name: 'text', label: 'Your answer', most: mostWords, lines: 'many' },
            ],
          },
        ],
      };
    },
    run: (input, { caller, now, change }) =>
      change(async (tx) => {
        const done = await cases.answer(tx, { ...input, person: caller.person }, now);
        if (!done) return replace(nothingAsked());
        // The card shows it too, but nobody is told when a card changes.
        const view = officeHears(caller.name, done.id, input.text);
        await deliveries.enqueue(tx, { key: `answer:${input.question}`, view, to: { kind: 'office' } }, now);
        return replace(answered());
      }),
  });
};
