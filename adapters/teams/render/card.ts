import type { CardAct } from './card-act.ts';

/** Where an element stands below the one before it. */
interface Placed {
  readonly spacing?: 'None' | 'Small' | 'Default' | 'Medium' | 'Large';
  readonly separator?: true;
}

/** What an action sends. */
export interface ActionData {
  readonly hmep: CardAct;
  /** Opens a dialog; without it the act is for the message that the card is in. */
  readonly msteams?: { readonly type: 'task/fetch' };
}

interface Titled {
  readonly title: string;
  readonly tooltip?: string;
  readonly style?: 'positive' | 'destructive';
}

export interface SubmitAction extends Titled {
  readonly type: 'Action.Submit';
  readonly data: ActionData;
  /** Only `none`: otherwise what is filled in comes along. */
  readonly associatedInputs?: 'none';
}

export interface ExecuteAction extends Titled {
  readonly type: 'Action.Execute';
  readonly verb: 'hmep';
  readonly data: ActionData;
  readonly associatedInputs?: 'none';
  /** For clients that do not know `Action.Execute`. */
  readonly fallback: SubmitAction;
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title?: string;
  readonly url: string;
}

export type Action = SubmitAction | ExecuteAction | OpenUrlAction;

/** Text that nothing is read out of. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Small';
  readonly isSubtle?: true;
  readonly color?: 'Attention';
  readonly fontType?: 'Monospace';
  readonly selectAction?: OpenUrlAction;
}

export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

/** Text in Teams' markdown. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium' | 'Large';
  readonly style?: 'heading';
  readonly isSubtle?: true;
  readonly color?: 'Attention';
}

export interface FactSet extends Placed {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch' | number;
  readonly items: readonly Element[];
  readonly style?: 'good' | 'emphasis';
  readonly minHeight?: string;
  readonly spacing?: 'None' | 'Small';
  readonly verticalContentAlignment?: 'Center' | 'Top';
}

export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly style?: 'emphasis';
  readonly items: readonly Element[];
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

interface Asked extends Placed {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
}

export interface TextInput extends Asked {
  readonly type: 'Input.Text';
  readonly maxLength: number;
  readonly isMultiline?: true;
  readonly style?: 'Tel' | 'Email' | 'Url';
  readonly value?: string;
}

export interface DateInput extends Asked {
  readonly type: 'Input.Date';
  readonly value?: string;
}

export interface ChoiceInput extends Asked {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'compact' | 'expanded' | 'filtered';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly isMultiSelect?: true;
  readonly wrap?: true;
  readonly placeholder?: string;
  /** What is chosen: several are separated by commas. */
  readonly value?: string;
  /** Asks the bot for choices while somebody types. */
  readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
}

export interface ToggleInput extends Asked {
  readonly type: 'Input.Toggle';
  readonly title: string;
  readonly value: 'true' | 'false';
  readonly wrap: true;
}

export type Input = TextInput | DateInput | ChoiceInput | ToggleInput;

export type Element = RichTextBlock | TextBlock | FactSet | ColumnSet | Container | ActionSet | Input;

/** Somebody who is mentioned: `text` is what stands for it in a text block. */
export interface MentionEntity {
  readonly type: 'mention';
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** An Adaptive Card, as far as the bot uses them (https://adaptivecards.io/explorer). */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly msteams: { readonly width: 'Full'; readonly entities?: readonly MentionEntity[] };
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}
