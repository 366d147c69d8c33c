/** Milliseconds without a key before what was typed is kept. */
const pause = 500;

let keeping: Promise<unknown> | undefined;
let unkept: HTMLFormElement | undefined;
let timer = 0;

/** Resolves when everything that was typed has been kept. */
export const kept = (): Promise<unknown> | undefined => keeping;

/** Forgets to keep: the form is on its way. */
export const forget = (): void => {
  clearTimeout(timer);
  unkept = undefined;
};

const keep = (): void => {
  const form = unkept;
  forget();
  if (!form) return;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.set('turn', 'keep');
  const now: Promise<unknown> = fetch(form.getAttribute('action') ?? '', { method: 'POST', body, keepalive: true })
    .catch(() => undefined)
    .finally(() => {
      if (keeping === now) keeping = undefined;
    });
  keeping = now;
};

const drawAnew = (form: HTMLFormElement): void => {
  forget();
  const button = document.createElement('button');
  button.name = 'turn';
  button.value = 'change';
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
  button.remove();
};

const edited = ({ target, type }: Event): void => {
  const element = target as HTMLElement;
  const form = element.closest<HTMLFormElement>('form[data-autosave]');
  if (!form) return;
  if (type === 'change' && element.dataset['decides'] === 'true') {
    drawAnew(form);
    return;
  }
  clearTimeout(timer);
  unkept = form;
  if (type === 'change') keep();
  else timer = window.setTimeout(keep, pause);
};

/**
 * Keeps what is typed into a form as one goes, so that closing the page loses nothing. A field that
 * decides what else is asked has the form drawn anew.
 */
export const autosave = (): void => {
  document.addEventListener('input', edited);
  document.addEventListener('change', edited);
  addEventListener('pagehide', keep);
};
