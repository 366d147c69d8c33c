import type { Json } from './world.ts';

/** What a method was called with; what was JSON inside a form is parsed. */
export type Args = Readonly<Record<string, unknown>>;

/** A call of the Web API, or of a response URL, whose method is `response_url`. */
export interface Call {
  readonly method: string;
  readonly args: Args;
  readonly token: string | undefined;
  readonly at: Date;
  readonly answer: Json;
}

/** Answered as `{"ok": false, "error": code, …more}`. */
export class Refusal extends Error {
  readonly code: string;
  readonly more: Json;
  /** In seconds: the answer is a 429. */
  readonly retryAfter: number | undefined;

  constructor(code: string, more: Json = {}, retryAfter?: number) {
    super(code);
    this.code = code;
    this.more = more;
    this.retryAfter = retryAfter;
  }
}

/** @throws {Refusal} always */
export const refuse = (code: string, more?: Json): never => {
  throw new Refusal(code, more);
};

/** As Slack says what is wrong with what it was given. @throws {Refusal} always */
export const refuseArguments = (code: string, messages: readonly string[]): never =>
  refuse(code, { response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) } });

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws {Refusal} invalid_arguments where it is missing or not a text */
export const textArg = (args: Args, name: string): string => {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  return refuseArguments('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
};

/** A text, or undefined where it is left out or empty. */
export const optionalText = (args: Args, name: string): string | undefined => {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const booleanArg = (args: Args, name: string): boolean => [true, 'true', '1', 1].includes(args[name] as string);

export const numberArg = (args: Args, name: string): number | undefined => {
  const value = args[name];
  if (value === undefined || value === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : refuse('invalid_arguments');
};
