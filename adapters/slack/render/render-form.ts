import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Field, Form } from '../../../src/chat/form.ts';
import { cut, isBlank } from '../../../src/chat/tidy.ts';
import { keptOf, type Rendered } from '../../kept/kept.ts';
import { type Filled, type Row, spare } from './form-rows.ts';
import { jsonFor, limits } from './limits.ts';
import { plainText } from './plain-text.ts';
import { renderField } from './render-field.ts';
import { noteBlocks } from './render-note.ts';
import { boldPiece, groupPieces, nobody, richBlock, richBlocks } from './render-text.ts';

/** What one modal holds: blocks, and bytes of JSON; Slack refuses a view above 250,000. */
const most = { blocks: 100, bytes: 200_000 };

/**
 * Slack's clients keep what was typed in an input whose block and action keep their ids, also when the
 * view is updated (slackapi/bolt-js issues 290 and 1073): another draft, and another step, has others.
 */
const blockIdOf = ({ ref }: Form, field: Field, part: number): string =>
  `${ref.draft.slice(0, 8)}.${ref.step}.${part}.${field.name}`;

const filledOf = (form: Form, field: Field): Filled<Field> => ({
  field,
  value: form.values[field.name],
  error: form.errors[field.name],
  blockId: (part) => blockIdOf(form, field, part),
});

const titleRows = (title: string): readonly Row[] => {
  if (title.length <= limits.modalTitle) return [];
  if (title.length > limits.header) return spare(groupPieces([boldPiece(title)]).map(richBlock));
  return spare([{ type: 'header', text: plainText(title, limits.header) }]);
};

const stepRows = ({ ref, steps, stepTitle = '' }: Form): readonly Row[] => {
  if (steps <= 1) return [];
  const words = `Step ${ref.step + 1} of ${steps}${isBlank(stepTitle) ? '' : ` · ${stepTitle}`}`;
  return spare(noteBlocks(words, nobody));
};

const leaveButton = (label: string, to: 'back' | 'afresh'): Button => ({
  type: 'button',
  action_id: `leave:${to}`,
  text: plainText(label, limits.buttonLabel),
});

/** The ways out of a step besides sending it; a form that was just opened has none. */
const leaveRows = ({ ref, notice }: Form): readonly Row[] => {
  const wasBegun = ref.step > 0 || notice !== undefined;
  if (!wasBegun) return [];
  const elements = [...(ref.step > 0 ? [leaveButton('Back', 'back')] : []), leaveButton('Start again', 'afresh')];
  return [{ spare: false, block: { type: 'actions', elements } }];
};

const sizeOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { block }) => sum + Buffer.byteLength(JSON.stringify(block)) + 1, 0);

const fits = (rows: readonly Row[]): boolean => rows.length <= most.blocks && sizeOf(rows) <= most.bytes;

/** Leaves out words from the end until the rest fits into a modal. */
const fitted = (rows: readonly Row[]): readonly Row[] => {
  let left = rows;
  while (!fits(left)) {
    const last = left.findLastIndex((row) => row.spare);
    if (last < 0) return withoutEnd(left);
    left = left.toSpliced(last, 1);
  }
  return left;
};

const tooLong: readonly Row[] = spare(
  noteBlocks('There are more questions here than fit into one window. Please tell the programme office.', nobody),
);

/** No form of ours is that long; if one is, it can be seen and left. */
const withoutEnd = (rows: readonly Row[]): readonly Row[] => {
  const isLeave = ({ block }: Row): boolean => block.type === 'actions';
  const end = [...tooLong, ...rows.filter(isLeave)];
  let left = rows.filter((row) => !isLeave(row)).slice(0, most.blocks - end.length);
  while (left.length > 0 && !fits([...left, ...end])) left = left.slice(0, -1);
  return [...left, ...end];
};

const hasInput = (rows: readonly Row[]): boolean => rows.some(({ block }) => block.type === 'input');

/** What comes back with every act in the form. `via` is left out where there is no room for it. */
const metadataOf = ({ command, ref }: Form, via: string | undefined): string => {
  const basics = { command, draft: ref.draft, step: ref.step };
  const whole = jsonFor({ ...basics, ...(via !== undefined && { via }) });
  return whole.length <= limits.privateMetadata ? whole : jsonFor(basics);
};

/**
 * A form as a modal. People in it are shown by their names: a modal mentions nobody.
 * @param more `via`: what the one who sends the modal wants to have back with every act in it
 */
export const renderForm = (form: Form, more: { readonly via?: string } = {}): Rendered<ModalView> => {
  const drawn = form.fields.map((field) => renderField(filledOf(form, field)));
  const rows = fitted([
    ...titleRows(form.title),
    ...stepRows(form),
    ...spare(richBlocks(form.notice ?? '', nobody)),
    ...drawn.flatMap((field) => field.rows),
    ...leaveRows(form),
  ]);
  const nothing: readonly KnownBlock[] = richBlocks('There is nothing to fill in here.', nobody);
  const blocks = rows.map(({ block }) => block);
  return {
    payload: {
      type: 'modal',
      callback_id: 'form',
      title: plainText(form.title, limits.modalTitle),
      submit: plainText(form.submit, limits.modalTitle),
      close: plainText('Close', limits.modalTitle),
      notify_on_close: false,
      private_metadata: metadataOf(form, more.via),
      blocks: blocks.length > 0 ? blocks : [...nothing],
    },
    kept: keptOf(drawn),
  };
};

/** Characters: Slack publishes no limit for an error at a field. */
const errorLength = 1_000;

/**
 * What is wrong by the id of the input block to show it at, for an acknowledgement that leaves the modal
 * as it is.
 * @returns nothing where something is wrong with a field that has no input block, or with none of the
 * form's: then the form has to be drawn anew
 */
export const errorsAtFields = (form: Form): Readonly<Record<string, string>> => {
  const wrong = Object.entries(form.errors);
  const shown = wrong.flatMap(([name, error]): readonly (readonly [string, string])[] => {
    const field = form.fields.find((each) => each.name === name);
    if (field === undefined || !hasInput(renderField(filledOf(form, field)).rows)) return [];
    return [[blockIdOf(form, field, 0), cut(isBlank(error) ? 'This does not look right.' : error, errorLength)]];
  });
  return shown.length === wrong.length ? Object.fromEntries(shown) : {};
};
