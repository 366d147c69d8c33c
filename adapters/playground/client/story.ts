/** Seconds. */
const year = 31_536_000;

/** Remembers on this computer whether the story was put away, also for the pages to come. */
export const story = (): void => {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || target.id !== 'story') return;
      // biome-ignore lint/suspicious/noDocumentCookie: the server draws the page as it was left.
      document.cookie = `story=${target.open ? 'open' : 'away'}; Path=/playground; Max-Age=${year}; SameSite=Strict`;
    },
    true,
  );
};
