const kinds: Readonly<Record<string, string>> = {
  event_callback: 'event',
  block_actions: 'press',
  view_submission: 'submit',
  block_suggestion: 'suggest',
  shortcut: 'shortcut',
};

/** What somebody did, as far as the body of what Slack sends tells it. */
export const kindOf = (body: Readonly<Record<string, unknown>>): string => {
  if (typeof body['command'] === 'string') return 'command';
  const type = body['type'];
  return typeof type === 'string' && Object.hasOwn(kinds, type) ? (kinds[type] ?? 'other') : 'other';
};
