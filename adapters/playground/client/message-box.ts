import { type Choice, combobox } from './combobox.ts';

interface Completion {
  readonly text: string;
  readonly about: string;
}

/** A name that is being typed at the end: `@Coun`. */
const mention = /(?<=^|\s)@[\p{L} ]{0,30}$/u;

/** The box that one types into: it completes the commands of the bot, and the names of people after an @. */
export class MessageBox extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    if (!input) return;
    const completions = JSON.parse(this.dataset['completions'] ?? '[]') as readonly Completion[];
    const people = JSON.parse(this.dataset['people'] ?? '[]') as readonly string[];
    const find = (query: string): readonly Choice[] => {
      const [name] = mention.exec(query) ?? [];
      if (name !== undefined) {
        return people
          .filter((each) => `@${each}`.toLowerCase().startsWith(name.toLowerCase()))
          .map((each) => ({ value: `${query.slice(0, -name.length)}@${each} `, label: `@${each}` }));
      }
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
