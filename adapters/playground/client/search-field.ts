import { type Choice, combobox } from './combobox.ts';

/** Milliseconds without a key before the server is asked. */
const pause = 120;

/** A field that is filled by searching: what is chosen becomes a ticked box above it. */
export class SearchField extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>('input[type=text]');
    const chosen = this.querySelector('.chosen');
    const form = this.closest('form');
    if (!input || !chosen || !form) return;
    const { command = '', field = '', most = '1' } = this.dataset;

    let timer = 0;
    const find = async (query: string): Promise<readonly Choice[]> => {
      clearTimeout(timer);
      await new Promise((resolve) => {
        timer = window.setTimeout(resolve, pause);
      });
      const as = form.querySelector<HTMLInputElement>('input[name=as]')?.value ?? '';
      const search = new URLSearchParams({ as, command, field, q: query.slice(0, 200) });
      const answer = await fetch(`${form.getAttribute('action')?.replace(/\/form$/u, '/suggest')}?${search}`);
      return answer.ok ? ((await answer.json()) as readonly Choice[]) : [];
    };

    const boxes = () => [...chosen.querySelectorAll<HTMLInputElement>('input')];

    const choose = ({ value, label }: Choice) => {
      input.value = '';
      input.focus();
      const same = boxes().find((box) => box.value === value);
      if (most === '1') for (const box of boxes()) box.checked = false;
      if (same) same.checked = true;
      else {
        const box = document.createElement('input');
        box.type = 'checkbox';
        box.name = input.name;
        box.value = value;
        box.checked = true;
        const words = document.createElement('span');
        words.textContent = label;
        const chip = document.createElement('label');
        chip.className = 'chip';
        chip.append(box, words);
        chosen.append(chip);
      }
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };

    combobox({ input, find, choose, marks: 'first' });
  }
}
