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
  | { readonly kind: 'ask'; readonly form: Form }
  | { readonly kind: 'options'; readonly options: readonly Option[] };

/** An answer for the caller alone. */
export const show = (view: View): Reply => ({ kind: 'show', to: 'caller', view });
/** The card that was pressed becomes this. */
export const replace = (view: View): Reply => ({ kind: 'show', to: 'caller', view, replace: true });
