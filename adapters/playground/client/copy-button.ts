const words = { ready: 'Copy', done: 'Copied', failed: 'Select it and copy it by hand' } as const;

/** Copies the text of the element that `data-of` names. */
export class CopyButton extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button small';
    button.textContent = words.ready;
    button.setAttribute('aria-label', `${words.ready} ${this.dataset['name']}`);
    const said = document.createElement('span');
    said.className = 'hint';
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => {
      const text = document.getElementById(this.dataset['of'] ?? '')?.textContent ?? '';
      navigator.clipboard.writeText(text).then(
        () => said.replaceChildren(words.done),
        () => said.replaceChildren(words.failed),
      );
    });
    this.append(button, said);
  }
}
