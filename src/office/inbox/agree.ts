import { z } from 'zod';
import { mostWords } from '../../casework/case.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { replace } from '../../chat/reply.ts';
import type { Decisions } from './decisions.ts';
import type { Whole } from './gather.ts';
import { carriedOnCase, type OnCase, onCase } from './on-case.ts';
import { doneView, noCase } from './views.ts';

interface Agreement {
  readonly name: 'approve' | 'nominate' | 'accept';
  readonly summary: string;
  readonly title: string;
  /** What the officer ticks. */
  readonly statement: string;
  readonly done: string;
  /** Whether it is what this case wants. */
  readonly fits: (whole: Whole) => boolean;
}

const isMember = ({ about }: Whole): boolean => about.kind === 'volunteer' && about.peer.kind === 'member';

const agreements: readonly Agreement[] = [
  {
    name: 'approve',
    summary: 'Approve somebody as a peer, from their card',
    title: 'Approve a peer',
    statement: 'The office has checked the role description and a referee.',
    done: 'They are a peer now, and have been told.',
    fits: (whole) => whole.about.kind === 'volunteer' && !isMember(whole),
  },
  {
    name: 'nominate',
    summary: 'Record that a councillor was nominated, from their card',
    title: 'Record a nomination',
    statement: 'A group office, or the national lead member peer, has nominated them.',
    done: 'They are a peer now, and have been told.',
    fits: (whole) => isMember(whole) && whole.of.state !== 'waiting',
  },
  {
    name: 'accept',
    summary: 'Accept a registration as a review, from its card',
    title: 'Accept as a review',
    statement: 'The programme has room for this review.',
    done: 'It is a review to be scoped now, and they have been told.',
    fits: ({ about }) => about.kind === 'registration',
  },
];

const createAgreement = (agreement: Agreement, on: OnCase, decisions: Decisions): Command =>
  defineCommand({
    name: agreement.name,
    summary: agreement.summary,
    example: agreement.name,
    who: 'office',
    fromCards: true,
    input: onCase.extend({ agreed: z.literal(true), words: z.string().max(mostWords) }),
    form: async (_, held) => {
      const whole = await on.carriedIn(held);
      if (!whole) return noCase(held);
      if (!agreement.fits(whole)) return on.stale(whole);
      return {
        title: agreement.title,
        submit: agreement.title,
        start: { words: '' },
        carries: carriedOnCase,
        steps: () => [
          {
            title: agreement.title,
            fields: [
              { kind: 'words', name: 'about', label: 'About', text: on.card(whole).summary },
              { kind: 'consent', name: 'agreed', label: 'Before you do', statement: agreement.statement },
              {
                kind: 'text',
                name: 'words',
                label: 'Something to tell them',
                hint: 'They are told in any case. Here you can add who will ring, and when.',
                optional: true,
                most: mostWords,
                lines: 'many',
              },
            ],
          },
        ],
      };
    },
    run: async (input, context) => {
      const { words } = input;
      return on.act(input, context, (tx, entry, seen) => decisions.agree(tx, entry, { ...seen, words }, context.now), {
        answer: (whole) => replace(doneView(agreement.done, whole)),
        typed: words,
      });
    },
  });

/** `approve`, `nominate` and `accept`: the office says yes. */
export const createAgreements = (on: OnCase, decisions: Decisions): readonly Command[] =>
  agreements.map((agreement) => createAgreement(agreement, on, decisions));
