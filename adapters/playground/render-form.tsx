import type { Child } from 'hono/jsx';
import type { Field, Form } from '../../src/chat/form.ts';
import type { Value } from '../../src/chat/values.ts';
import { Origin, type Standing } from './render.tsx';
import { RenderText } from './render-text.tsx';

/** One field with what it holds, what is wrong with it, and the ids that tie its parts together. */
interface Filled<Of extends Field> {
  readonly field: Of;
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly id: string;
  readonly command: string;
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const holds = (value: Value | undefined, option: string): boolean =>
  Array.isArray(value) ? value.includes(option) : value === option;

const describedBy = ({ field, error, id }: Filled<Field>): string | undefined =>
  [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

const Words = ({ filled: { field, error, id } }: { filled: Filled<Field> }) => (
  <>
    {field.hint && (
      <span class="hint" id={`${id}-hint`}>
        {field.hint}
      </span>
    )}
    {error && (
      <span class="error" id={`${id}-error`}>
        {error}
      </span>
    )}
  </>
);

const Label = ({ field, id }: { field: Field; id: string }) => (
  <label for={id}>
    {field.label}
    {field.optional && <span class="optional"> (if you like)</span>}
  </label>
);

/** A question with several answers to choose from: its name is a legend. */
const Group = ({ filled, children }: { filled: Filled<Field>; children: Child }) => (
  <fieldset aria-describedby={describedBy(filled)} id={filled.id} tabindex={-1}>
    <legend>
      {filled.field.label}
      {filled.field.optional && <span class="optional"> (if you like)</span>}
    </legend>
    <Words filled={filled} />
    {children}
  </fieldset>
);

const inputTypes = { email: 'email', telephone: 'tel', link: 'url' } as const;
const completion = { email: 'email', telephone: 'tel', link: 'url' } as const;

type Renderers = { readonly [Kind in Field['kind']]: (filled: Filled<Extract<Field, { kind: Kind }>>) => Child };

const renderers: Renderers = {
  text: (filled) => {
    const { field, value, error, id } = filled;
    const shared = {
      id,
      name: `field.${field.name}`,
      'aria-invalid': error ? ('true' as const) : undefined,
      'aria-describedby': describedBy(filled),
      'aria-required': field.optional ? undefined : ('true' as const),
    };
    return (
      <div class="field">
        <Label field={field} id={id} />
        <Words filled={filled} />
        {field.lines === 'many' ? (
          <textarea rows={4} {...shared}>
            {textOf(value)}
          </textarea>
        ) : (
          <input
            type={field.format ? inputTypes[field.format] : 'text'}
            autocomplete={field.format ? completion[field.format] : 'off'}
            value={textOf(value)}
            {...shared}
          />
        )}
      </div>
    );
  },
  date: (filled) => (
    <div class="field">
      <Label field={filled.field} id={filled.id} />
      <Words filled={filled} />
      <input
        type="text"
        inputmode="numeric"
        placeholder="2027-03-01"
        id={filled.id}
        name={`field.${filled.field.name}`}
        value={textOf(filled.value)}
        aria-invalid={filled.error ? 'true' : undefined}
        aria-describedby={describedBy(filled)}
      />
    </div>
  ),
  choice: (filled) => {
    const { field, value, id } = filled;
    return (
      <Group filled={filled}>
        <div class="options">
          {field.options.map((option, index) => (
            <label class="option">
              <input
                type="radio"
                id={`${id}-${index}`}
                name={`field.${field.name}`}
                value={option.value}
                checked={holds(value, option.value)}
                data-decides={field.decides ? 'true' : undefined}
              />
              <span>
                {option.label}
                {option.hint && <span class="hint">{option.hint}</span>}
              </span>
            </label>
          ))}
          {field.optional && (
            <label class="option">
              <input type="radio" id={`${id}-none`} name={`field.${field.name}`} value="" checked={!value} />
              <span>No answer</span>
            </label>
          )}
        </div>
      </Group>
    );
  },
  choices: (filled) => (
    <Group filled={filled}>
      <div class="options">
        {filled.field.options.map((option, index) => (
          <label class="option">
            <input
              type="checkbox"
              id={`${filled.id}-${index}`}
              name={`field.${filled.field.name}`}
              value={option.value}
              checked={holds(filled.value, option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span class="hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  ),
  search: (filled) => {
    const { field, id, command, error } = filled;
    return (
      <search-field class="field" data-command={command} data-field={field.name} data-most={String(field.most)}>
        <Label field={field} id={id} />
        <Words filled={filled} />
        <div class="chosen">
          {field.chosen.map(({ value, label }) => (
            <label class="chip">
              <input type="checkbox" name={`field.${field.name}`} value={value} checked />
              <span>{label}</span>
            </label>
          ))}
        </div>
        <input
          type="text"
          id={id}
          name={`field.${field.name}`}
          autocomplete="off"
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy(filled)}
        />
      </search-field>
    );
  },
  consent: ({ field, value, error, id }) => (
    <div class="field">
      <label class="option">
        <input
          type="checkbox"
          id={id}
          name={`field.${field.name}`}
          value="true"
          checked={value === true}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          <RenderText text={field.statement} />
        </span>
      </label>
      {error && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  ),
  words: ({ field }) => (
    <p>
      <RenderText text={field.text} />
    </p>
  ),
};

const ErrorSummary = ({ form, idOf }: { form: Form; idOf: (name: string) => string }) => {
  const wrong = form.fields.filter(({ name }) => form.errors[name] !== undefined);
  return (
    <div class="summary" role="alert" tabindex={-1} autofocus>
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
export const RenderForm = ({ form, standing }: { form: Form; standing: Standing }) => {
  const idOf = (name: string) => `m${standing.message}-${name}`;
  const isWrong = form.fields.some(({ name }) => form.errors[name] !== undefined);
  return (
    <form class="card form" method="post" action={`${standing.base}/form`} novalidate data-autosave="true">
      <Origin standing={standing} />
      <input type="hidden" name="command" value={form.command} />
      <input type="hidden" name="ref" value={JSON.stringify(form.ref)} />
      <h3 tabindex={-1} autofocus={!isWrong}>
        {form.title}
        {form.stepTitle && (
          <span class="step">
            {' '}
            Step {form.ref.step + 1} of {form.steps}: {form.stepTitle}
          </span>
        )}
      </h3>
      {form.notice && (
        <p class="notice" role="status">
          <RenderText text={form.notice} />
        </p>
      )}
      {isWrong && <ErrorSummary form={form} idOf={idOf} />}
      {form.fields.map((field) =>
        (renderers[field.kind] as (filled: Filled<Field>) => Child)({
          field,
          value: form.values[field.name],
          error: form.errors[field.name],
          id: idOf(field.name),
          command: form.command,
        }),
      )}
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
