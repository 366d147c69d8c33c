import type { Field, Form } from '../../../src/chat/form.ts';
import type { DraftId } from '../../../src/chat/ids.ts';

/** A form with these fields: a step of its own, nothing filled in, nothing wrong, unless `more` says so. */
export const formWith = (fields: readonly Field[], more: Partial<Form> = {}): Form => ({
  command: 'volunteer',
  ref: { draft: '0f8fad5b-d9cb-469f-a165-70867728950e' as DraftId, step: 0 },
  title: 'Volunteer',
  steps: 1,
  fields,
  values: {},
  errors: {},
  submit: 'Send',
  ...more,
});
