/** What was sent while something else was still on its way. */
interface Waiting {
  readonly form: HTMLFormElement;
  readonly submitter: HTMLElement | null;
  /** What stood in the message box. */
  readonly text?: string;
}

export const messageBoxOf = (form: HTMLFormElement): HTMLInputElement | null =>
  form.id === 'composer' ? form.querySelector<HTMLInputElement>('input[name=text]') : null;

let isOnItsWay = false;
let waiting: Waiting[] = [];

const wait = (form: HTMLFormElement, submitter: HTMLElement | null): void => {
  const box = messageBoxOf(form);
  waiting.push({ form, submitter, ...(box && { text: box.value }) });
  if (box) box.value = '';
};

/** Sends one thing; what somebody types meanwhile stays in the message box. */
const send = ({ form, submitter, text }: Waiting): void => {
  const box = messageBoxOf(form);
  const typing = box?.value ?? '';
  if (box && text !== undefined) box.value = text;
  // A button that was only there to send has been taken away.
  const isGone = submitter?.isConnected === false;
  if (isGone) form.append(submitter);
  form.requestSubmit(submitter);
  if (isGone) submitter.remove();
  if (box) box.value = typing;
};

/** What was on its way has arrived, or has not: the next goes, unless its form is no longer there. */
export const next = (): void => {
  isOnItsWay = false;
  while (waiting.length > 0 && !isOnItsWay) {
    const [first, ...others] = waiting;
    waiting = others;
    if (first?.form.isConnected) send(first);
  }
};

/** Takes back what waits in the message box. @returns the texts, in their order */
export const takeBack = (form: HTMLFormElement): readonly string[] => {
  const texts = waiting.filter((each) => each.form === form).flatMap(({ text }) => text ?? []);
  waiting = waiting.filter((each) => each.form !== form);
  return texts;
};

/**
 * Sends one thing after the other: Turbo gives up what is on its way when something else is sent, and its
 * answer would never be seen.
 */
export const inTurn = (): void => {
  document.addEventListener(
    'submit',
    (event) => {
      if (!isOnItsWay) {
        // What leads to another page has no answer on this one.
        isOnItsWay = (event.target as HTMLFormElement).dataset['turbo'] !== 'false';
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      wait(event.target as HTMLFormElement, event.submitter);
    },
    true,
  );
};
