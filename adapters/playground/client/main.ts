import { autosave } from './autosave.ts';
import { MessageBox } from './message-box.ts';
import { SearchField } from './search-field.ts';

customElements.define('message-box', MessageBox);
customElements.define('search-field', SearchField);
document.addEventListener('change', autosave);

/** Shows the newest message; one that is taller than the page, from its beginning. */
const showNewest = (): void => {
  const scroll = document.querySelector('.scroll');
  const newest = document.querySelector('#messages > :last-child');
  if (!scroll || !newest) return;
  const isTall = newest.clientHeight > scroll.clientHeight;
  newest.scrollIntoView({ block: isTall ? 'start' : 'end' });
};

const watch = (): void => {
  const messages = document.querySelector('#messages');
  if (!messages) return;
  showNewest();
  let last = messages.lastElementChild?.id;
  new MutationObserver(() => {
    // A card that was drawn anew in its place does not move the page.
    if (messages.lastElementChild?.id === last) return;
    last = messages.lastElementChild?.id;
    showNewest();
  }).observe(messages, { childList: true });
};

document.addEventListener('turbo:load', watch);
