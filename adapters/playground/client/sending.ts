import { forget, kept } from './autosave.ts';
import { inTurn, messageBoxOf, next, takeBack } from './in-turn.ts';

interface Submission {
  readonly formElement: HTMLFormElement;
  readonly submitter?: HTMLButtonElement;
}

interface Ended {
  readonly success?: boolean;
  readonly fetchResponse?: { readonly response: Response };
}

const showTrouble = (words: string): void => {
  const trouble = document.querySelector('#trouble');
  if (trouble) trouble.textContent = words;
};

const noAnswer = 'The bot did not answer. Is it still running? Nothing is lost: try again.';

const troubleOf = async ({ fetchResponse }: Ended): Promise<string> => {
  const words = await fetchResponse?.response.text().catch(() => '');
  return words || noAnswer;
};

const texts = new WeakMap<HTMLFormElement, string>();

/** What was said leaves the box at once, so that one can type on; where it did not arrive it comes back. */
const take = ({ target }: Event): void => {
  const form = target as HTMLFormElement;
  const box = messageBoxOf(form);
  if (!box) return;
  texts.set(form, box.value);
  box.value = '';
};

const started = ({ formElement, submitter }: Submission): void => {
  showTrouble('');
  if (formElement.dataset['autosave']) forget();
  // More can be said before this has arrived: it waits for its turn. A disabled button loses the focus.
  const goesOn = messageBoxOf(formElement) !== null || formElement.dataset['keepsFocus'] === 'true';
  if (submitter && goesOn) submitter.disabled = false;
};

/** Puts back what did not arrive, and what waited for it, before what was typed meanwhile. */
const putBack = (form: HTMLFormElement): void => {
  const box = messageBoxOf(form);
  if (!box) return;
  const said = texts.get(form) ?? '';
  const back = [said, ...takeBack(form), box.value].filter((text) => text !== '').join(' ');
  box.value = back;
  // With more in it than before it is another message.
  if (back !== said) renew(form);
};

const ended = async ({ formElement }: Submission, end: Ended): Promise<void> => {
  // The next message is another act, even while the answer to this one is awaited.
  if (end.success && messageBoxOf(formElement)) renew(formElement);
  if (!end.success) putBack(formElement);
  next();
  if (!end.success) showTrouble(await troubleOf(end));
};

/** What is done next is no repetition of what was done: each form gets a new delivery. */
export const renew = (within: ParentNode): void => {
  for (const input of within.querySelectorAll<HTMLInputElement>('input[name=delivery]')) {
    input.value = crypto.randomUUID();
  }
};

/** Follows what is sent: nothing overtakes what is still being kept, and trouble is told. */
export const sending = (): void => {
  inTurn();
  document.addEventListener('formdata', take);
  document.addEventListener('turbo:submit-start', (event) => {
    started((event as CustomEvent<{ formSubmission: Submission }>).detail.formSubmission);
  });
  document.addEventListener('turbo:submit-end', (event) => {
    const { formSubmission, ...end } = (event as CustomEvent<{ formSubmission: Submission } & Ended>).detail;
    void ended(formSubmission, end);
  });
  document.addEventListener('turbo:before-fetch-request', (event) => {
    const keeping = kept();
    if (!keeping) return;
    event.preventDefault();
    void keeping.then(() => (event as CustomEvent<{ resume: () => void }>).detail.resume());
  });
};
