import { z } from 'zod';
import { calendarDate, noDate } from '../calendar/calendar-date.ts';
import type { Field } from './form.ts';
import { tidy } from './tidy.ts';
import { type FieldErrors, textsIn, type Value, type Values } from './values.ts';

export type Checked = { readonly value: Value } | { readonly value: Value; readonly error: string };

type OfKind<Kind extends Field['kind']> = Extract<Field, { kind: Kind }>;

const texts = (value: Value | undefined): readonly string[] => {
  const tidied = textsIn(value).map((text) => tidy(text));
  return [...new Set(tidied.filter((text) => text !== ''))];
};

const oneText = (value: Value | undefined, lines: 'one' | 'many' | 'table' = 'one'): string =>
  typeof value === 'string' ? tidy(value, lines) : (texts(value)[0] ?? '');

const formats = {
  email: {
    holds: (text: string) => z.email().safeParse(text).success,
    error: 'This is not an e-mail address. It looks like name@council.example.',
  },
  telephone: {
    holds: (text: string) => /^\+?[\d\s().-]{6,20}$/u.test(text) && text.replace(/\D/gu, '').length >= 6,
    error: 'This is not a telephone number. Use digits and spaces, like 01632 960000.',
  },
  link: {
    // What reads a URL generously takes spaces in it, and a third slash.
    holds: (text: string) =>
      /^https?:\/\/[^\s/?#]*[\p{L}\p{N}\]]\S*$/iu.test(text) &&
      z.url({ protocol: /^https?$/u }).safeParse(text).success,
    error: 'This is not a web address. It starts with https:// and has no spaces.',
  },
};

const checkText = (field: OfKind<'text'>, value: Value | undefined): Checked => {
  const text = oneText(value, field.lines);
  if (text === '') return { value: text };
  if (text.length > field.most) {
    return { value: text, error: `This is ${text.length} characters long; ${field.most} fit.` };
  }
  const format = field.format && formats[field.format];
  return format && !format.holds(text) ? { value: text, error: format.error } : { value: text };
};

const checkDate = (value: Value | undefined): Checked => {
  const text = oneText(value);
  if (text === '') return { value: text };
  const date = calendarDate(text);
  return date === undefined ? { value: text, error: noDate } : { value: date };
};

const checkChoice = (field: OfKind<'choice'>, value: Value | undefined): Checked => {
  const chosen = oneText(value);
  return chosen === '' || field.options.some((option) => option.value === chosen)
    ? { value: chosen }
    : { value: '', error: 'Choose one of the answers.' };
};

const checkChoices = (field: OfKind<'choices'>, value: Value | undefined): Checked => {
  const chosen = texts(value);
  const known = chosen.filter((text) => field.options.some((option) => option.value === text));
  if (known.length < chosen.length) return { value: known, error: 'Choose among the answers.' };
  return atMost(known, field.most ?? field.options.length);
};

const atMost = (chosen: readonly string[], most: number): Checked =>
  chosen.length > most ? { value: chosen, error: `Choose ${most} at the most.` } : { value: chosen };

const check = (field: Field, value: Value | undefined): Checked => {
  switch (field.kind) {
    case 'text':
      return checkText(field, value);
    case 'date':
      return checkDate(value);
    case 'choice':
      return checkChoice(field, value);
    case 'choices':
      return checkChoices(field, value);
    case 'search':
      return atMost(texts(value), field.most);
    case 'consent':
      return { value: value === true || textsIn(value).includes('true') };
    case 'words':
      return { value: '' };
  }
};

const missing: Record<Field['kind'], string> = {
  text: 'Please fill this in.',
  date: 'Please give a date.',
  choice: 'Please choose one.',
  choices: 'Please choose at least one.',
  search: 'Please choose at least one from the list.',
  consent: 'Please tick the box to go on.',
  words: '',
};

const isEmpty = (value: Value): boolean =>
  value === false || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * Holds what was filled in against the fields' own rules.
 * @returns the values, tidied, of these fields and no others, and what is wrong by field
 */
export const checkFields = (
  fields: readonly Field[],
  filledIn: Values,
): { readonly values: Values; readonly errors: FieldErrors } => {
  const values: Record<string, Value> = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    if (field.kind === 'words') continue;
    const checked = check(field, filledIn[field.name]);
    values[field.name] = checked.value;
    if ('error' in checked) errors[field.name] = checked.error;
    else if (!field.optional && isEmpty(checked.value)) errors[field.name] = missing[field.kind];
  }
  return { values, errors };
};
