/** The parts of Block Kit that people see and touch, as loosely as a client takes them: the fake server checks them. */
export interface TextObject {
  readonly type: string;
  readonly text: string;
}

export interface Choice {
  readonly text: TextObject;
  readonly value?: string;
  readonly description?: TextObject;
}

export interface ClientElement {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: TextObject | string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: unknown;
  readonly options?: readonly Choice[];
  readonly option_groups?: readonly { readonly options: readonly Choice[] }[];
  readonly initial_option?: Choice;
  readonly initial_options?: readonly Choice[];
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly placeholder?: TextObject;
  readonly max_length?: number;
  readonly max_selected_items?: number;
  readonly min_query_length?: number;
  readonly dispatch_action_config?: { readonly trigger_actions_on?: readonly string[] };
  /** Of rich text: what it is made of, and what its kinds need. */
  readonly elements?: readonly ClientElement[];
  readonly user_id?: string;
  readonly range?: string;
  readonly fallback?: string;
  readonly format?: string;
  readonly name?: string;
}

export interface ClientBlock {
  readonly type: string;
  readonly block_id: string;
  readonly text?: TextObject;
  readonly fields?: readonly TextObject[];
  readonly accessory?: ClientElement;
  readonly elements?: readonly ClientElement[];
  readonly element?: ClientElement;
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
}

/** Something to press, tick or fill in, in its place. */
export interface Control {
  readonly block: ClientBlock;
  readonly element: ClientElement;
  readonly blockId: string;
  readonly actionId: string;
}

/** The blocks of what was sent, with the ids that Slack gave where the bot gave none. */
export const blocksIn = ({ blocks }: { readonly blocks?: unknown }): readonly ClientBlock[] =>
  Array.isArray(blocks) ? blocks : [];

const elementsIn = ({ type, element, elements, accessory }: ClientBlock): readonly ClientElement[] => {
  if (type === 'input') return element ? [element] : [];
  if (type === 'actions') return elements ?? [];
  return accessory ? [accessory] : [];
};

/** Everything in the blocks that can be pressed, ticked or filled in. */
export const controlsIn = (blocks: readonly ClientBlock[]): readonly Control[] =>
  blocks.flatMap((block) =>
    elementsIn(block).flatMap((element) =>
      element.action_id === undefined ? [] : [{ block, element, blockId: block.block_id, actionId: element.action_id }],
    ),
  );

/** The options of a list or a group, whether they stand in groups or not. */
export const choicesIn = ({ options, option_groups: groups }: ClientElement): readonly Choice[] =>
  options ?? (groups ?? []).flatMap((group) => group.options);
