import type * as Cards from 'adaptivecards';
import { hostConfigs } from './host-config.ts';
import { markdownAsHtml } from './markdown.ts';

declare const AdaptiveCards: typeof Cards;

/** Whatever is pressed stays without effect, also before the renderer has looked at what is filled in. */
const sayThatNothingIsSent = (event: Event): void => {
  if (event.type === 'click' && !(event.target as Element).closest('button, a')) return;
  event.preventDefault();
  const said = document.getElementById('nothing-sent');
  if (said) said.textContent = 'Nothing is sent from here: this is only how it looks.';
};

/** The Adaptive Card in the element that `data-of` names, as Microsoft's own renderer draws it. */
export class TeamsCard extends HTMLElement {
  connectedCallback(): void {
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdownAsHtml(text);
      result.didProcess = true;
    };
    const json = document.getElementById(this.dataset['of'] ?? '')?.textContent ?? '{}';
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(hostConfigs[this.dataset['theme'] === 'dark' ? 'dark' : 'light']);
    card.parse(JSON.parse(json));
    const drawn = card.render();
    // The renderer leaves the box of a search without its name.
    for (const { label = '', renderedElement } of card.getAllInputs()) {
      const box = renderedElement?.querySelector('.ac-choiceSetInput-filtered-textbox');
      box?.setAttribute('aria-label', label);
    }
    // Two drawings of one card have fields of the same names: a form keeps them apart.
    const form = document.createElement('form');
    form.addEventListener('submit', sayThatNothingIsSent);
    form.addEventListener('click', sayThatNothingIsSent, true);
    if (drawn) form.append(drawn);
    this.replaceChildren(form);
  }
}
