/** Something that can be chosen from the list below a box. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface ComboboxParts {
  readonly input: HTMLInputElement;
  /** The choices for what is in the box. */
  readonly find: (query: string) => Promise<readonly Choice[]> | readonly Choice[];
  readonly choose: (choice: Choice) => void;
  /** `first`: the first choice is marked at once, so that Enter takes it. */
  readonly marks: 'first' | 'none';
}

let lists = 0;

/**
 * Gives a text box a list of choices, as the ARIA Authoring Practices describe an editable combobox
 * with list autocomplete: arrows move, Enter and Tab take, Escape closes, the mouse chooses.
 */
export const combobox = ({ input, find, choose, marks }: ComboboxParts): void => {
  lists += 1;
  const list = document.createElement('ul');
  list.id = `choices-${lists}`;
  list.className = 'choices';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');

  // Drawn anew by the server, the box has lost its list and its roles.
  const attach = () => {
    if (!list.isConnected) input.after(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', String(!list.hidden));
  };
  attach();
  input.parentElement?.addEventListener('turbo:morph-element', attach);

  let choices: readonly Choice[] = [];
  let marked = -1;
  let asked = 0;

  const mark = (index: number) => {
    marked = index;
    for (const [at, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(at === marked));
    const item = list.children[marked];
    if (item) {
      input.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };

  const close = () => {
    asked += 1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  };

  const take = (choice: Choice | undefined) => {
    close();
    if (choice) choose(choice);
  };

  const itemOf = ({ label, hint }: Choice, index: number) => {
    const item = document.createElement('li');
    item.id = `${list.id}-${index}`;
    item.setAttribute('role', 'option');
    item.append(label);
    if (hint) {
      const small = document.createElement('span');
      small.className = 'hint';
      small.textContent = hint;
      item.append(' ', small);
    }
    return item;
  };

  const open = async () => {
    asked += 1;
    const mine = asked;
    const found = await find(input.value);
    if (mine !== asked) return;
    choices = found;
    list.replaceChildren(...choices.map(itemOf));
    list.hidden = choices.length === 0;
    list.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-expanded', String(choices.length > 0));
    mark(choices.length > 0 && marks === 'first' ? 0 : -1);
  };

  const keys: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    ArrowDown: (event) => {
      event.preventDefault();
      if (list.hidden) void open();
      else mark((marked + 1) % choices.length);
    },
    ArrowUp: (event) => {
      if (list.hidden) return;
      event.preventDefault();
      mark(marked <= 0 ? choices.length - 1 : marked - 1);
    },
    Enter: (event) => {
      if (list.hidden || marked < 0) return;
      event.preventDefault();
      take(choices[marked]);
    },
    Tab: (event) => {
      if (list.hidden || marked < 0) return;
      event.preventDefault();
      take(choices[marked]);
    },
    Escape: (event) => {
      if (list.hidden) return;
      event.preventDefault();
      close();
    },
  };

  input.addEventListener('input', () => void open());
  input.addEventListener('keydown', (event) => keys[event.key]?.(event));
  input.addEventListener('blur', close);
  input.form?.addEventListener('submit', close);
  // The list must not take the focus: the box would lose it before the choice is taken.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = (event.target as Element).closest('[role=option]');
    take(choices[[...list.children].indexOf(item as Element)]);
  });
};
