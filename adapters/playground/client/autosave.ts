/**
 * Keeps what is typed into a form as one goes, so that closing the page loses nothing. A field that
 * decides what else is asked has the form drawn anew.
 */
export const autosave = (event: Event): void => {
  const form = (event.target as Element).closest<HTMLFormElement>('form[data-autosave]');
  if (!form) return;
  const decides = (event.target as HTMLElement).dataset['decides'] === 'true';
  if (decides) {
    const button = document.createElement('button');
    button.name = 'turn';
    button.value = 'change';
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
    button.remove();
    return;
  }
  const body = new FormData(form);
  body.set('turn', 'keep');
  void fetch(form.getAttribute('action') ?? '', {
    method: 'POST',
    body: new URLSearchParams(body as unknown as Record<string, string>),
  });
};
