import { z } from 'zod';
import { usage } from './arguments.ts';
import { belongs, type Caller } from './caller.ts';
import { type Command, defineCommand } from './command.ts';
import { findCommand } from './find-command.ts';
import { nearest } from './nearest.ts';
import { inWords } from './refusal.ts';
import { show } from './reply.ts';
import { bold, command, type Text } from './text.ts';
import { tokens } from './tokens.ts';
import type { View } from './view.ts';

/** What belongs together in the help. */
export interface HelpTopic {
  /** `Reviews`: also what is typed after `help` for all of it, in any case. */
  readonly title: string;
  readonly commands: readonly Command[];
}

/** What the caller may use of each topic, without what only cards need. */
const topicsFor = (all: readonly HelpTopic[], caller: Caller): readonly HelpTopic[] =>
  all
    .map(({ title, commands }) => ({
      title,
      commands: commands.filter(({ who, fromCards }) => belongs(caller, who) && !fromCards),
    }))
    .filter(({ commands }) => commands.length > 0);

const firstWord = ({ name }: Command): string => name.split(' ')[0] ?? name;

/** The first of those that begin with the same word: `timetable`, and not `timetable add`. */
const leading = (commands: readonly Command[]): readonly Command[] =>
  commands.filter((each, index) => commands.findIndex((other) => firstWord(other) === firstWord(each)) === index);

const namesOf = (commands: readonly Command[]): Text =>
  leading(commands).flatMap(({ name }, index) => [...(index === 0 ? [] : [', ']), command(name)]);

/** What there is by its name alone, so that a phone shows it whole; all of it, with what it does, is a press away. */
const overview = (topics: readonly HelpTopic[], caller: Caller): View => ({
  summary: 'What you can do here',
  blocks: [
    { kind: 'heading', text: 'What you can do here' },
    { kind: 'facts', facts: topics.map(({ title, commands }) => ({ label: title, value: namesOf(commands) })) },
    { kind: 'text', text: 'What do they do, and what else is there?' },
    {
      kind: 'buttons',
      buttons: topics.map(({ title }) => ({
        kind: 'press',
        label: title,
        press: { command: 'help', values: { topic: title } },
      })),
    },
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

const topicView = ({ title, commands }: HelpTopic): View => ({
  summary: `What you can do: ${title}`,
  blocks: [
    { kind: 'heading', text: title },
    {
      kind: 'list',
      items: commands.map(({ name, takes = [], summary }) => [command(usage(name, takes)), ` – ${summary}`]),
    },
    { kind: 'note', text: ['Type ', command('help'), ' for everything that you can do.'] },
  ],
});

/** Views that are made once for each kind of caller: renderers may remember what they drew of them. */
const createRemembered = () => {
  const known = new Map<string, View>();
  return (caller: Caller, title: string, make: () => View): View => {
    if (!caller.workspace.admitted) return make();
    const key = [title, ...[...caller.roles].sort()].join();
    const view = known.get(key) ?? make();
    known.set(key, view);
    return view;
  };
};

const explained = ({ name, summary, example, takes = [], form, fromCards }: Command): View => ({
  summary: `${name}: ${summary}`,
  blocks: [
    { kind: 'heading', text: name },
    { kind: 'text', text: `${summary}.` },
    {
      kind: 'facts',
      facts: [
        ...(fromCards
          ? [{ label: 'Where it is', value: 'A button on a card does this. There is nothing to type.' }]
          : [
              { label: 'How to type it', value: [command(usage(name, takes))] },
              { label: 'Example', value: [command(example)] },
            ]),
        ...(form ? [{ label: 'What happens', value: 'It asks you what it needs, in a form.' }] : []),
      ],
    },
    {
      kind: 'buttons',
      buttons:
        fromCards || takes.some(({ optional }) => !optional)
          ? []
          : [{ kind: 'press', label: `Run ${name}`, press: { command: name, values: {} }, style: 'primary' }],
    },
    { kind: 'note', text: [bold('Anything else? '), 'Type ', command('help'), ' alone for the list.'] },
  ],
});

/**
 * Makes `help` of the commands themselves, so that it lists what works and nothing else.
 * @param all every command by topic, `help` itself included, asked for when help is
 */
export const createHelp = (all: () => readonly HelpTopic[]): Command => {
  const remembered = createRemembered();
  return defineCommand({
    name: 'help',
    summary: 'Show what you can do here',
    example: 'help volunteer',
    who: 'anyone',
    takes: [{ name: 'topic', label: 'command', kind: 'text', optional: true }],
    readOnly: true,
    input: z.object({ topic: z.string().optional() }),
    run: async ({ topic }, { caller }) => {
      if (topic === undefined) {
        return show(remembered(caller, '', () => overview(topicsFor(all(), caller), caller)));
      }
      const topics = topicsFor(all(), caller);
      const named = (name?: string): HelpTopic | undefined => topics.find(({ title }) => title.toLowerCase() === name);
      const wanted = named(topic.toLowerCase());
      if (wanted) return show(remembered(caller, wanted.title, () => topicView(wanted)));
      const open = all().flatMap(({ commands }) => commands.filter(({ who }) => belongs(caller, who)));
      const found = findCommand(open, tokens([topic]));
      if (found.kind === 'found') return show(explained(found.command));
      // `review` alone is no command, and many of them begin with it.
      const near = named(
        nearest(
          topic,
          topics.map(({ title }) => title.toLowerCase()),
        ),
      );
      if (near) return show(remembered(caller, near.title, () => topicView(near)));
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
