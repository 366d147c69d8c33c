import { autosave } from './autosave.ts';
import { MessageBox } from './message-box.ts';
import { SearchField } from './search-field.ts';

customElements.define('message-box', MessageBox);
customElements.define('search-field', SearchField);
document.addEventListener('change', autosave);

/** Shows the newest message. */
const scrollDown = (): void => {
  const scroll = document.querySelector('.scroll');
  scroll?.scrollTo({ top: scroll.scrollHeight });
};

const watch = (): void => {
  const messages = document.querySelector('#messages');
  scrollDown();
  if (messages) new MutationObserver(scrollDown).observe(messages, { childList: true });
};

document.addEventListener('turbo:load', watch);
