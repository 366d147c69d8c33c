import type { ContractApp } from './contract-app.ts';

/** What somebody fills in, by the label of the field. A tick is true, choices are the labels of the answers. */
export type Answers = Readonly<Record<string, string | readonly string[] | boolean>>;

/** A window in which one person has one conversation open. */
export interface ChatWindow {
  /** Types a command for the bot. */
  asks(command: string): Promise<void>;
  /** Types something that is not for the bot. */
  says(text: string): Promise<void>;
  /** Presses the newest button or tick with this label. */
  presses(label: string): Promise<void>;
  /** Fills in fields of the form that is open, and leaves the others as they are. */
  fillsIn(answers: Answers): Promise<void>;
  /** Presses the form's button that goes on or sends. */
  submits(): Promise<void>;
  goesBack(): Promise<void>;
  /** Closes the window half-way, and opens the conversation again. */
  reopens(): Promise<void>;
  /** What is visible, as plain text. */
  reads(): Promise<string>;
  /** What the form that is open holds, by the labels of its fields. */
  answers(): Promise<Answers>;
  /** Has the platform deliver the last act once more. */
  repeats(): Promise<void>;
}

/** A platform, in the words of the people who use it. */
export interface Driver {
  opens(person: 'Ann' | 'Ben', where: 'direct' | 'channel'): Promise<ChatWindow>;
  /** What people read of a text that the bot shows: some platforms cut what is too long for them. */
  readonly shows: (text: string) => string;
  /** What one reads where the box of a consent was left empty: some platforms say so themselves. */
  readonly requiredMissing: string;
  /** Some platforms tell the bot nothing of what was typed into a window that was closed. */
  readonly losesUnsent?: true;
  stop(): Promise<void>;
}

export type CreateDriver = (app: ContractApp) => Promise<Driver>;
