import type { Form } from '../../src/chat/form.ts';
import { Origin, type Standing } from './render.tsx';
import { RenderField } from './render-field.tsx';
import { RenderText } from './render-text.tsx';

/** Where somebody looks first; a page that was just opened puts the cursor there. */
const first = (isFirst: boolean, takesFocus: boolean) => ({
  tabindex: -1,
  'data-first': isFirst ? 'true' : undefined,
  autofocus: isFirst && takesFocus,
});

const ErrorSummary = ({
  form,
  idOf,
  takesFocus,
}: {
  form: Form;
  idOf: (name: string) => string;
  takesFocus: boolean;
}) => {
  const wrong = form.fields.filter(({ name }) => form.errors[name] !== undefined);
  return (
    <div class="summary" role="alert" {...first(true, takesFocus)}>
      <p>{wrong.length === 1 ? 'One answer needs another look:' : `${wrong.length} answers need another look:`}</p>
      <ul>
        {wrong.map(({ name, label }) => (
          <li>
            <a href={`#${idOf(name)}`}>{label}</a>: {form.errors[name]}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** A form as HTML, inline in the conversation. It works without a script, step by step. */
export const RenderForm = ({ form, standing, takesFocus }: { form: Form; standing: Standing; takesFocus: boolean }) => {
  const idOf = (name: string) => `m${standing.message}-${name}`;
  const isWrong = form.fields.some(({ name }) => form.errors[name] !== undefined);
  return (
    <form class="card form" method="post" action={`${standing.base}/form`} novalidate data-autosave="true">
      <Origin standing={standing} />
      <input type="hidden" name="command" value={form.command} />
      <input type="hidden" name="ref" value={JSON.stringify(form.ref)} />
      <h2 {...first(!isWrong, takesFocus)}>
        {form.title}
        {form.stepTitle && (
          <span class="step">
            {' '}
            Step {form.ref.step + 1} of {form.steps}: {form.stepTitle}
          </span>
        )}
      </h2>
      {form.notice && (
        <p class="notice" role="status">
          <RenderText text={form.notice} />
        </p>
      )}
      {isWrong && <ErrorSummary form={form} idOf={idOf} takesFocus={takesFocus} />}
      {form.fields.map((field) => (
        <RenderField
          filled={{
            field,
            value: form.values[field.name],
            error: form.errors[field.name],
            id: idOf(field.name),
            command: form.command,
          }}
        />
      ))}
      <div class="buttons">
        <button type="submit" class="button primary" name="turn" value="submit">
          {form.submit}
        </button>
        {form.ref.step > 0 && (
          <button type="submit" class="button" name="turn" value="back">
            Back
          </button>
        )}
        <button type="submit" class="button" name="turn" value="later">
          Finish later
        </button>
        <button type="submit" class="button quiet" name="turn" value="afresh">
          Start again
        </button>
        {form.fields.some(({ decides }) => decides) && (
          <noscript>
            <button type="submit" class="button" name="turn" value="change">
              Show the questions for this choice
            </button>
          </noscript>
        )}
      </div>
    </form>
  );
};
