import type { DraftId } from './ids.ts';
import type { Text } from './text.ts';
import type { FieldErrors, Values } from './values.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface FieldBasics {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** A field must be filled in unless this is true. */
  readonly optional?: boolean;
  /** Other fields depend on this one: a change asks for the form again. */
  readonly decides?: boolean;
}

export type Field = FieldBasics &
  (
    | {
        readonly kind: 'text';
        readonly format?: 'email' | 'telephone' | 'link';
        /** `table`: several, with the tabs that a spreadsheet puts between cells. */
        readonly lines?: 'one' | 'many' | 'table';
        /** Characters, after tidying. */
        readonly most: number;
      }
    /** A calendar date, `2027-03-01`. */
    | { readonly kind: 'date' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    | { readonly kind: 'choices'; readonly options: readonly Option[]; readonly most?: number }
    /** Found while one types; `chosen` labels the values that the form already holds. */
    | { readonly kind: 'search'; readonly chosen: readonly Option[]; readonly most: number }
    /** One box to tick. Unless it is optional, the form goes no further without it. */
    | { readonly kind: 'consent'; readonly statement: Text }
    /** Nothing to fill in: words between the fields. */
    | { readonly kind: 'words'; readonly text: Text }
  );

/** Which form an answer belongs to: it comes back with every submission. */
export interface FormRef {
  readonly draft: DraftId;
  /** Counted from 0. */
  readonly step: number;
}

/** A question with fields, as plain data: a modal, an inline card, a dialog or a page. */
export interface Form {
  readonly command: string;
  readonly ref: FormRef;
  readonly title: string;
  /** The step's own title, where there are several. */
  readonly stepTitle?: string;
  /** How many steps there are with what is known so far. */
  readonly steps: number;
  /** Something to know first: a draft was resumed, a field is wrong. */
  readonly notice?: Text;
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly errors: FieldErrors;
  /** The label of the button that goes on or sends. */
  readonly submit: string;
  /** What it holds never stands in a message: it opens at a press, in a window of its own, wherever it is asked for. */
  readonly discreet?: true;
  /** What it is about, unseen: its command, given these, opens it again. */
  readonly about?: Values;
}
