import type { Form, Option } from './form.ts';
import type { View } from './view.ts';

/** What a handler returns; the adapter finds the way to say it. */
export type Reply =
  | {
      readonly kind: 'show';
      /** `caller`: nobody else sees it, even in a channel. */
      readonly to: 'caller' | 'conversation';
      readonly view: View;
      /** The card that was pressed becomes this view. After a form, the form becomes it anyway. */
      readonly replace?: boolean;
    }
  /** Done, and nothing to say: the shared card that was pressed shows it by itself, everywhere. */
  | { readonly kind: 'noted' }
  | { readonly kind: 'ask'; readonly form: Form }
  | { readonly kind: 'options'; readonly options: readonly Option[] };

/** An answer for the caller alone. */
export const show = (view: View): Reply => ({ kind: 'show', to: 'caller', view });
/** Done; the shared card will show it. */
export const noted: Reply = { kind: 'noted' };
/** The card that was pressed becomes this. */
export const replace = (view: View): Reply => ({ kind: 'show', to: 'caller', view, replace: true });
