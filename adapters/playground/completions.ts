import { usage } from '../../src/chat/arguments.ts';
import { belongs, type Caller } from '../../src/chat/caller.ts';
import type { Command } from '../../src/chat/command.ts';
import type { Completion } from './composer.tsx';

/** What the message box offers while somebody types a command. */
export const completionsFor = (commands: readonly Command[], caller: Caller): readonly Completion[] =>
  commands
    .filter(({ who, fromCards }) => belongs(caller, who) && !fromCards)
    .map(({ name, takes = [], summary }) => ({
      text: `/hmep ${name}`,
      about: takes.length > 0 ? `${summary} (${usage(name, takes)})` : summary,
    }));
