import type { Child } from 'hono/jsx';
import type { Field, Option } from '../../src/chat/form.ts';
import type { Value } from '../../src/chat/values.ts';
import { RenderText } from './render-text.tsx';

/** One field with what it holds, what is wrong with it, and the ids that tie its parts together. */
export interface Filled<Of extends Field> {
  readonly field: Of;
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly id: string;
  readonly command: string;
}

/** What every control of a field has: with `decides`, a change draws the form anew. */
const shared = ({ field, error, id }: Filled<Field>) => ({
  name: `field.${field.name}`,
  'data-decides': field.decides ? 'true' : undefined,
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
});

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const holds = (value: Value | undefined, option: string): boolean =>
  Array.isArray(value) ? value.includes(option) : value === option;

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
  <fieldset aria-describedby={shared(filled)['aria-describedby']} id={filled.id} tabindex={-1}>
    <legend>
      {filled.field.label}
      {filled.field.optional && <span class="optional"> (if you like)</span>}
    </legend>
    <Words filled={filled} />
    {children}
  </fieldset>
);

/** Side by side, answers that are longer would stand in no order. */
const isLong = ({ label, hint }: Option): boolean => hint !== undefined || label.length > 20;

/** The answers of a question, each with its box or its round button. */
const Options = ({
  filled,
  options,
  type,
}: {
  filled: Filled<Field>;
  options: readonly Option[];
  type: 'radio' | 'checkbox';
}) => {
  const { field, value, id } = filled;
  return (
    <div class={options.some(isLong) ? 'options stacked' : 'options'}>
      {options.map((option, index) => (
        <label class="option">
          <input
            type={type}
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
    </div>
  );
};

const Asked = ({ filled, children }: { filled: Filled<Field>; children: Child }) => (
  <div class="field">
    <Label field={filled.field} id={filled.id} />
    <Words filled={filled} />
    {children}
  </div>
);

/** Answers that are offered side by side; more of them would have to be scrolled through. */
const mostRound = 8;

/** The answers of a question in a list that opens. */
const Chosen = ({ filled }: { filled: Filled<Extract<Field, { kind: 'choice' }>> }) => {
  const { field, value, id } = filled;
  return (
    <Asked filled={filled}>
      <select id={id} aria-required={field.optional ? undefined : 'true'} {...shared(filled)}>
        <option value="">{field.optional ? 'No answer' : 'Choose one'}</option>
        {field.options.map((option) => (
          <option value={option.value} selected={holds(value, option.value)}>
            {option.hint ? `${option.label} – ${option.hint}` : option.label}
          </option>
        ))}
      </select>
    </Asked>
  );
};

/** How the browser helps with a text of this format: keyboard and completion. */
const formats = {
  email: { type: 'email', autocomplete: 'email' },
  telephone: { type: 'tel', autocomplete: 'tel' },
  link: { type: 'url', autocomplete: 'url' },
} as const;

type Renderers = { readonly [Kind in Field['kind']]: (filled: Filled<Extract<Field, { kind: Kind }>>) => Child };

const renderers: Renderers = {
  text: (filled) => {
    const { field, value, id } = filled;
    const { type, autocomplete } = field.format ? formats[field.format] : { type: 'text', autocomplete: 'off' };
    const required = field.optional ? undefined : ('true' as const);
    return (
      <Asked filled={filled}>
        {field.lines === 'many' || field.lines === 'table' ? (
          <textarea rows={4} id={id} aria-required={required} {...shared(filled)}>
            {textOf(value)}
          </textarea>
        ) : (
          <input
            type={type}
            autocomplete={autocomplete}
            id={id}
            value={textOf(value)}
            aria-required={required}
            {...shared(filled)}
          />
        )}
      </Asked>
    );
  },
  date: (filled) => (
    <Asked filled={filled}>
      <input
        type="text"
        autocomplete="off"
        placeholder="2027-03-01"
        id={filled.id}
        value={textOf(filled.value)}
        aria-required={filled.field.optional ? undefined : 'true'}
        {...shared(filled)}
      />
    </Asked>
  ),
  choice: (filled) => {
    const { field, value } = filled;
    if (field.options.length > mostRound) return <Chosen filled={filled} />;
    const none: Option = { value: '', label: 'No answer' };
    const options = field.optional ? [...field.options, none] : field.options;
    return (
      <Group filled={filled}>
        <Options filled={{ ...filled, value: value ?? '' }} options={options} type="radio" />
      </Group>
    );
  },
  choices: (filled) => (
    <Group filled={filled}>
      <Options filled={filled} options={filled.field.options} type="checkbox" />
    </Group>
  ),
  search: (filled) => {
    const { field, id, command } = filled;
    return (
      <search-field class="field" data-command={command} data-field={field.name} data-most={String(field.most)}>
        <Label field={field} id={id} />
        <Words filled={filled} />
        <div class="chosen">
          {field.chosen.map(({ value, label }) => (
            <label class="chip">
              <input
                type="checkbox"
                name={`field.${field.name}`}
                value={value}
                checked
                data-decides={field.decides ? 'true' : undefined}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
        <input type="text" id={id} autocomplete="off" {...shared(filled)} />
      </search-field>
    );
  },
  consent: (filled) => (
    <div class="field">
      <label class="option">
        <input type="checkbox" id={filled.id} value="true" checked={filled.value === true} {...shared(filled)} />
        <span>
          <RenderText text={filled.field.statement} />
        </span>
      </label>
      <Words filled={filled} />
    </div>
  ),
  words: ({ field }) => (
    <p>
      <RenderText text={field.text} />
    </p>
  ),
};

/** One field of a form. */
export const RenderField = ({ filled }: { filled: Filled<Field> }) =>
  (renderers[filled.field.kind] as (filled: Filled<Field>) => Child)(filled);
