import type { Json } from './world.ts';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a button does, as loosely as a client takes it: the fake server checks cards. */
export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly tooltip?: string;
  readonly url?: string;
  readonly verb?: string;
  readonly id?: string;
  readonly data?: Json;
  readonly associatedInputs?: string;
  readonly fallback?: CardAction | string;
  readonly isEnabled?: boolean;
}

export interface CardElement {
  readonly type: string;
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly text?: string;
  readonly wrap?: boolean;
  readonly altText?: string;
  /** Of rich text: runs, or bare texts. */
  readonly inlines?: readonly (CardElement | string)[];
  readonly items?: readonly CardElement[];
  readonly columns?: readonly CardElement[];
  readonly rows?: readonly CardElement[];
  readonly cells?: readonly CardElement[];
  readonly facts?: readonly { readonly title: string; readonly value: string }[];
  readonly actions?: readonly CardAction[];
  readonly selectAction?: CardAction;
  readonly inlineAction?: CardAction;
  /** Of inputs. */
  readonly label?: string;
  readonly title?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly maxLength?: number;
  readonly choices?: readonly Choice[];
  readonly 'choices.data'?: { readonly type: string; readonly dataset: string };
  readonly isMultiSelect?: boolean;
  readonly style?: string;
  readonly valueOn?: string;
  readonly valueOff?: string;
}

export interface Entity {
  readonly type: string;
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

export interface ClientCard {
  readonly body?: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly selectAction?: CardAction;
  readonly msteams?: { readonly entities?: readonly Entity[] };
}

export const asCard = (card: Json): ClientCard => card as ClientCard;

/** What stands inside an element, in its order. */
export const childrenOf = ({ items, columns, rows, cells }: CardElement): readonly CardElement[] => [
  ...(items ?? []),
  ...(columns ?? []),
  ...(rows ?? []),
  ...(cells ?? []),
];

export const isVisible = ({ isVisible: visible }: CardElement): boolean => visible !== false;

/** Everything that is visible in elements, each before what it holds. */
export const elementsIn = (elements: readonly CardElement[]): readonly CardElement[] =>
  elements.filter(isVisible).flatMap((element) => [element, ...elementsIn(childrenOf(element))]);

export type InputElement = CardElement & { readonly id: string };

const isInput = (element: CardElement): element is InputElement =>
  element.type.startsWith('Input.') && element.id !== undefined;

/** Everything that can be filled in. */
export const inputsIn = ({ body = [] }: ClientCard): readonly InputElement[] => elementsIn(body).filter(isInput);

/** An action with what it is called: its title, its tooltip, or what it stands on or beside. */
export interface Control {
  readonly action: CardAction;
  readonly labels: readonly string[];
}
