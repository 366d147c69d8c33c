import type { FormRef } from '../../../src/chat/form.ts';
import type { Values } from '../../../src/chat/values.ts';
import type { KeptRef } from '../../kept/kept.ts';

/** A command with its values, or where they are kept, as `[command, values]`, because they are long. */
export type PressData = { readonly command: string; readonly values: Values } | { readonly ref: KeptRef };

/** What every act in a form brings along. */
export interface FormData {
  readonly command: string;
  readonly ref: FormRef;
  /**
   * Where values are kept, by the names of their fields, that were too long to show. Each stands for its
   * field when the field comes back empty or not at all.
   */
  readonly held?: KeptRef;
}

interface Versioned {
  readonly v: 1;
  /** In a chat with one person: the channel that the card is about, as `viaOf` names it. */
  readonly via?: string;
}

/** What somebody does with a card, as its actions carry it; what is filled in stands beside it. */
export type CardAct = Versioned &
  /** `open` is a press that is answered with a form, in a dialog of its own. */
  (
    | ({ readonly do: 'press' | 'open' } & PressData)
    /** `done` is the state that is wanted, for `ticked` of src/chat/view.ts. */
    | ({ readonly do: 'tick'; readonly done: boolean } & PressData)
    /** The rest of a view that is kept: the page that holds its part number `from`. */
    | { readonly do: 'rest'; readonly ref: KeptRef; readonly from: number }
    | ({ readonly do: 'submit' | 'change' } & FormData)
    | ({ readonly do: 'leave'; readonly to: 'back' | 'afresh' } & FormData)
  );

/** Where a card stands: in a chat with one person, in a channel or a group chat, or in a dialog. */
export type PlaceKind = 'personal' | 'channel' | 'dialog';

/** How the bot is addressed there before a command. */
export const addressIn = (kind: PlaceKind): string => (kind === 'personal' ? '' : '@HMEP ');
