import { z } from 'zod';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace, show } from '../../chat/reply.ts';
import { textsIn } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import type { createAnswering } from './answering.ts';
import { nothingAsked, seatCardView } from './seat-card.ts';
import { answers } from './seating.ts';
import { questionSent } from './told.ts';

type Answering = ReturnType<typeof createAnswering>;

/** Characters of a question. */
const mostAsked = 1_000;

/** `team answer`: somebody says whether they can join a review, at a press of their card, which becomes the answer. */
export const createTeamAnswer = (answering: Answering, programme: Programme): Command =>
  defineCommand({
    name: 'team answer',
    summary: 'Answer whether you can join a review, from its card',
    example: 'team answer',
    who: 'member',
    fromCards: true,
    input: z.object({ seat: z.uuid(), answer: z.enum(answers) }),
    run: async ({ seat, answer }, { caller, now, change }) => {
      const asked = await answering.find(seat, now);
      if (asked?.seat.person !== caller.person) return show(nothingAsked());
      return change(async (tx) => {
        const after = await answering.answer(tx, asked, answer, { caller, now });
        return after ? replace(seatCardView(after, programme)) : show(nothingAsked());
      });
    },
  });

/** `team ask`: somebody who was asked to join a review asks its manager a question. */
export const createTeamAsk = (answering: Answering): Command =>
  defineCommand({
    name: 'team ask',
    summary: 'Ask the review manager a question, from the card that asks you to join',
    example: 'team ask',
    who: 'member',
    fromCards: true,
    input: z.object({ seat: z.uuid(), text: z.string().min(1).max(mostAsked) }),
    form: async ({ caller, now }, { seat }) => {
      const [id] = textsIn(seat);
      const asked = z.uuid().safeParse(id).success ? await answering.find(String(id), now) : undefined;
      if (!asked || asked.seat.person !== caller.person) return nothingAsked();
      const title = 'Ask the review manager';
      return {
        title,
        submit: 'Send',
        start: { seat: asked.seat.id },
        carries: ['seat'],
        steps: () => [
          {
            title,
            fields: [
              {
                kind: 'text',
                name: 'text',
                label: 'Your question',
                hint: 'The review manager reads it as you write it, and answers you.',
                most: mostAsked,
                lines: 'many',
              },
            ],
          },
        ],
      };
    },
    run: async ({ seat, text }, { caller, now, change }) => {
      const asked = await answering.find(seat, now);
      if (asked?.seat.person !== caller.person) return show(nothingAsked());
      return change(async (tx) =>
        (await answering.question(tx, asked, text, { caller, now }))
          ? show(questionSent(asked.about))
          : show(nothingAsked()),
      );
    },
  });
