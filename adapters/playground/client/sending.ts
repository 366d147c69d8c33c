import { forget, kept } from './autosave.ts';

interface Submission {
  readonly formElement: HTMLFormElement;
}

interface Ended {
  readonly success?: boolean;
  readonly fetchResponse?: { readonly response: Response };
}

const composerText = ({ formElement }: Submission): HTMLInputElement | null =>
  formElement.id === 'composer' ? formElement.querySelector<HTMLInputElement>('input[name=text]') : null;

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
const started = (submission: Submission): void => {
  showTrouble('');
  if (submission.formElement.dataset['autosave']) forget();
  const text = composerText(submission);
  if (!text) return;
  texts.set(submission.formElement, text.value);
  text.value = '';
};

const ended = async (submission: Submission, end: Ended): Promise<void> => {
  const text = composerText(submission);
  if (end.success) {
    // The next message is another act, even while the answer to this one is awaited.
    if (text) renew(submission.formElement);
    return;
  }
  if (text && text.value === '') text.value = texts.get(submission.formElement) ?? '';
  showTrouble(await troubleOf(end));
};

/** What is done next is no repetition of what was done: each form gets a new delivery. */
export const renew = (within: ParentNode): void => {
  for (const input of within.querySelectorAll<HTMLInputElement>('input[name=delivery]')) {
    input.value = crypto.randomUUID();
  }
};

/** Follows what is sent: nothing overtakes what is still being kept, and trouble is told. */
export const sending = (): void => {
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
