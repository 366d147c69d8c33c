import type { Form } from '../../../src/chat/form.ts';
import type { View } from '../../../src/chat/view.ts';

/** How others draw what the bot says, as what they would be sent. Where it is too long, its beginning. */
export interface Renderers {
  readonly slack: {
    readonly message: (view: View) => object;
    readonly home: (view: View) => object;
    readonly form: (form: Form) => object;
  };
  readonly teams: {
    readonly card: (view: View, place: 'personal' | 'channel') => object;
    readonly form: (form: Form, place: 'personal' | 'dialog') => object;
  };
}
