import { z } from 'zod';
import { type Command, defineCommand, type Step } from '../../src/chat/command.ts';
import { show } from '../../src/chat/reply.ts';
import type { Values } from '../../src/chat/values.ts';

const what = ({ kind }: Values): Step => ({
  title: 'What it is',
  fields: [
    {
      kind: 'choice',
      name: 'kind',
      label: 'It is',
      decides: true,
      options: [
        { value: 'road', label: 'A road' },
        { value: 'bridge', label: 'A bridge' },
      ],
    },
    kind === 'bridge'
      ? { kind: 'text', name: 'span', label: 'How long is its span?', most: 50 }
      : { kind: 'text', name: 'number', label: 'Which number has it?', most: 50 },
  ],
});

const state: Step = {
  title: 'How it is',
  fields: [
    { kind: 'text', name: 'state', label: 'What did you see?', lines: 'many', most: 3_000 },
    { kind: 'search', name: 'places', label: 'Where?', most: 3, chosen: [], optional: true },
  ],
};

const consent: Step = {
  title: 'Sending it',
  fields: [{ kind: 'consent', name: 'sure', label: 'Sure', statement: 'I am sure.' }],
};

const input = z.object({
  kind: z.enum(['road', 'bridge']),
  number: z.string().optional(),
  span: z.string().optional(),
  state: z.string().min(1),
  sure: z.literal(true),
});

/** `report`: a form of three steps, of which the first depends on itself. */
export const createThreeSteps = (changes: string[]): Command =>
  defineCommand({
    name: 'report',
    summary: 'Try a form of three steps',
    example: 'report',
    who: 'member',
    input,
    form: async () => ({
      title: 'Report',
      submit: 'Report it',
      start: { kind: 'road' },
      steps: (values) => [what(values), state, consent],
    }),
    run: ({ kind, number, span, state: seen }, { change }) =>
      change(async () => {
        changes.push(`reported a ${kind}`);
        const text = `Thank you for report ${changes.length}: a ${kind}, ${number ?? span}. ${seen}`;
        return show({ summary: 'Thank you', blocks: [{ kind: 'text', text }] });
      }),
  });
