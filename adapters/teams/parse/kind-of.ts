import type { Activity } from './activity.ts';

const invokes: Readonly<Record<string, string>> = {
  'adaptiveCard/action': 'press',
  'task/fetch': 'open',
  'task/submit': 'submit',
  'application/search': 'suggest',
};

/** What somebody did, as far as an activity tells it by its type. */
export const kindOf = ({ type, name = '', value }: Activity): string => {
  if (type === 'message') return value === undefined || value === null ? 'command' : 'press';
  if (type !== 'invoke') return 'event';
  return Object.hasOwn(invokes, name) ? (invokes[name] ?? 'other') : 'other';
};
