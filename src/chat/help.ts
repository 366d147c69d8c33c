import { z } from 'zod';
import { usage } from './arguments.ts';
import { belongs, type Caller } from './caller.ts';
import { type Command, defineCommand } from './command.ts';
import { findCommand } from './find-command.ts';
import { inWords } from './refusal.ts';
import { show } from './reply.ts';
import { bold, command } from './text.ts';
import { tokens } from './tokens.ts';
import type { Block, View } from './view.ts';

const lines = (commands: readonly Command[]): Block => ({
  kind: 'list',
  items: commands.map(({ name, takes = [], summary }) => [command(usage(name, takes)), ` – ${summary}`]),
});

/** What is typed, or pressed, for the office's own list: with everybody's it would not fit a message. */
const forOffice = 'for the office';

const listed = (commands: readonly Command[], caller: Caller): View => ({
  summary: 'What you can do here',
  blocks: [
    { kind: 'heading', text: 'What you can do here' },
    lines(commands.filter(({ who }) => who !== 'office')),
    ...(commands.some(({ who }) => who === 'office')
      ? [
          {
            kind: 'buttons',
            buttons: [
              {
                kind: 'press',
                label: 'As the programme office',
                press: { command: 'help', values: { topic: forOffice } },
              },
            ],
          } as const,
        ]
      : []),
    ...(caller.workspace.admitted
      ? []
      : [
          {
            kind: 'note',
            text: `${caller.workspace.name} is waiting for the programme office to admit it. More works after that.`,
          } as const,
        ]),
    {
      kind: 'note',
      text: ['Type ', command('help'), ' and a command to see an example. Only you can see this.'],
    },
  ],
});

const listedForOffice = (commands: readonly Command[]): View => ({
  summary: 'What you can do as the programme office',
  blocks: [
    { kind: 'heading', text: 'As the programme office' },
    lines(commands.filter(({ who }) => who === 'office')),
    { kind: 'note', text: ['Type ', command('help'), ' for what everybody can do.'] },
  ],
});

/** The list, made once for each kind of caller: renderers may remember what they drew of it. */
const createListed = (all: () => readonly Command[]) => {
  const known = new Map<string, View>();
  return (caller: Caller): View => {
    const make = () =>
      listed(
        all().filter(({ who, fromCards }) => belongs(caller, who) && !fromCards),
        caller,
      );
    if (!caller.workspace.admitted) return make();
    const kind = [...caller.roles].sort().join();
    const view = known.get(kind) ?? make();
    known.set(kind, view);
    return view;
  };
};

const explained = ({ name, summary, example, takes = [], form }: Command): View => ({
  summary: `${name}: ${summary}`,
  blocks: [
    { kind: 'heading', text: name },
    { kind: 'text', text: `${summary}.` },
    {
      kind: 'facts',
      facts: [
        { label: 'How to type it', value: [command(usage(name, takes))] },
        { label: 'Example', value: [command(example)] },
        ...(form ? [{ label: 'What happens', value: 'It asks you what it needs, in a form.' }] : []),
      ],
    },
    {
      kind: 'buttons',
      buttons: takes.some(({ optional }) => !optional)
        ? []
        : [{ kind: 'press', label: `Run ${name}`, press: { command: name, values: {} }, style: 'primary' }],
    },
    { kind: 'note', text: [bold('Anything else? '), 'Type ', command('help'), ' alone for the list.'] },
  ],
});

/**
 * Makes `help` of the commands themselves, so that it lists what works and nothing else.
 * @param all every command, `help` itself included, asked for when help is
 */
export const createHelp = (all: () => readonly Command[]): Command => {
  const listedFor = createListed(all);
  return defineCommand({
    name: 'help',
    summary: 'Show what you can do here',
    example: 'help volunteer',
    who: 'anyone',
    takes: [{ name: 'topic', label: 'command', kind: 'text', optional: true }],
    readOnly: true,
    input: z.object({ topic: z.string().optional() }),
    run: async ({ topic }, { caller }) => {
      if (topic === undefined) return show(listedFor(caller));
      const open = all().filter(({ who }) => belongs(caller, who));
      if (topic === forOffice && belongs(caller, 'office')) {
        return show(listedForOffice(open.filter(({ fromCards }) => !fromCards)));
      }
      const found = findCommand(open, tokens([topic]));
      if (found.kind === 'found') return show(explained(found.command));
      return show(
        inWords({
          kind: 'unknown-command',
          typed: found.typed,
          ...(found.nearest && { nearest: found.nearest.name }),
        }),
      );
    },
  });
};
