import { type Choice, type ClientCard, type InputElement, inputsIn } from './client-card.ts';

/** What the inputs of one drawing of a card hold, by their ids. */
export interface CardState {
  readonly values: Map<string, string>;
  /** What the client itself says is wrong. */
  readonly errors: Map<string, string>;
  /** What was found by a search, besides what the card offers. */
  readonly found: Map<string, readonly Choice[]>;
}

/** Where the card does not say so itself. */
const requiredMissing = 'This is a required field.';

/** What an input holds before anybody touched it. */
const initial = ({ type, value, valueOff = 'false' }: InputElement): string =>
  value ?? (type === 'Input.Toggle' ? valueOff : '');

export const newState = (card: ClientCard): CardState => ({
  values: new Map(inputsIn(card).map((input) => [input.id, initial(input)])),
  errors: new Map(),
  found: new Map(),
});

/** Everything that can be chosen, with what was found. */
export const choicesOf = ({ id, choices = [] }: InputElement, { found }: CardState): readonly Choice[] => [
  ...choices,
  ...(found.get(id) ?? []).filter((each) => choices.every(({ value }) => value !== each.value)),
];

/** The values of what is chosen: several are written with commas between them. */
export const chosenIn = ({ id, isMultiSelect }: InputElement, { values }: CardState): readonly string[] => {
  const value = values.get(id) ?? '';
  return (isMultiSelect ? value.split(',') : [value]).filter((each) => each !== '');
};

const isMissing = (input: InputElement, { values }: CardState): boolean => {
  const value = values.get(input.id) ?? '';
  return input.type === 'Input.Toggle' ? value !== (input.valueOn ?? 'true') : value === '';
};

/** Checks what must be filled in, as a client does before it sends. @returns whether all is there */
export const checkRequired = (card: ClientCard, state: CardState): boolean => {
  state.errors.clear();
  for (const input of inputsIn(card)) {
    if (input.isRequired && isMissing(input, state)) state.errors.set(input.id, input.errorMessage ?? requiredMissing);
  }
  return state.errors.size === 0;
};

/**
 * What is sent along with an action. As in Microsoft's renderer, a list of which nothing is chosen is left out.
 * https://github.com/microsoft/AdaptiveCards
 */
export const sentInputs = (card: ClientCard, { values }: CardState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    inputsIn(card).flatMap(({ id, type }) => {
      const value = values.get(id) ?? '';
      return type === 'Input.ChoiceSet' && value === '' ? [] : [[id, value]];
    }),
  );
