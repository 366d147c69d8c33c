import { type Choice, combobox } from './combobox.ts';

interface Completion {
  readonly text: string;
  readonly about: string;
}

/** The box that one types into: it completes the commands of the bot. */
export class MessageBox extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const completions = JSON.parse(this.dataset['completions'] ?? '[]') as readonly Completion[];
    const find = (query: string): readonly Choice[] => {
      const typed = query.trimStart().toLowerCase();
      if (!typed.startsWith('/')) return [];
      return completions
        .filter(({ text }) => text.startsWith(typed) && text !== typed)
        .map(({ text, about }) => ({ value: text, label: text, hint: about }));
    };
    combobox({
      input,
      find,
      marks: 'none',
      choose: ({ value }) => {
        input.value = value;
        input.focus();
      },
    });
  }
}
