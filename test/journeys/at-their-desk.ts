import type { Person as SlackPerson } from '../support/slack/person.ts';
import type { Person as TeamsPerson } from '../support/teams/person.ts';

/** Somebody at one of their conversations, on whichever platform. */
export interface Desk {
  /** A command, without what a platform wants before it. */
  types(command: string): Promise<void>;
  presses(label: string): Promise<void>;
  fills(label: string, answer: string | readonly string[] | true): Promise<void>;
  /** Sends the form that is open. @param label what the button that sends is called */
  submits(label: string): Promise<void>;
  /** Ticks something on the newest list, or takes the tick away. */
  ticks(label: string): Promise<void>;
  unticks(label: string): Promise<void>;
  /** Closes the window that is open before the conversation. */
  closes(): Promise<void>;
  reads(): string;
}

export const onSlack = (person: SlackPerson): Desk => ({
  types: (command) => person.types(`/hmep ${command}`),
  presses: (label) => person.presses(label),
  fills: (label, answer) => person.modal.fills(label, answer),
  submits: () => person.modal.submits(),
  ticks: (label) => person.ticks(label),
  unticks: (label) => person.ticks(label),
  closes: () => person.modal.closes(),
  reads: () => person.reads(),
});

/** @param inChannel the bot hears only what it is called for */
export const onTeams = (person: TeamsPerson, inChannel: boolean): Desk => ({
  types: (command) => person.types(inChannel ? `@HMEP ${command}` : command),
  presses: (label) => person.presses(label),
  fills: (label, answer) => person.form.fills(label, answer),
  submits: (label) => person.presses(label),
  ticks: (label) => person.presses(`Tick: ${label}`),
  unticks: (label) => person.presses(`Untick: ${label}`),
  closes: async () => person.form.closes(),
  reads: () => person.reads(),
});
