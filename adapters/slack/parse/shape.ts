import { parse } from 'node:querystring';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the bot is sent, by its type, with what Bolt reads of it without looking. */
const kinds: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => boolean>> = {
  url_verification: () => true,
  event_callback: ({ event }) => isObject(event) && typeof event['type'] === 'string',
  block_actions: ({ actions }) => Array.isArray(actions) && actions.every(isObject) && actions.length > 0,
  view_submission: ({ view }) => isObject(view),
  block_suggestion: () => true,
  shortcut: () => true,
};

const isKnown = (body: unknown): boolean => {
  const type = isObject(body) ? body['type'] : undefined;
  return isObject(body) && typeof type === 'string' && Object.hasOwn(kinds, type) && kinds[type]?.(body) === true;
};

const isKnownJson = (text: string): boolean => {
  try {
    return isKnown(JSON.parse(text));
  } catch {
    return false;
  }
};

/** The one field of which most forms consist, read without taking the whole apart: undefined where there are more. */
const onlyPayload = (body: string): string | undefined => {
  const name = 'payload=';
  if (!body.startsWith(name) || body.includes('&')) return undefined;
  try {
    return decodeURIComponent(body.slice(name.length).replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

/**
 * Whether a body is of a shape that Slack sends. Bolt takes any other for granted too: at `null` a
 * rejection is left that nobody handles, and an empty object waits three seconds for an answer.
 */
export const isFromSlack = (body: string, isForm: boolean): boolean => {
  if (!isForm) return isKnownJson(body);
  const only = onlyPayload(body);
  if (only !== undefined) return isKnownJson(only);
  const { payload, command, ssl_check: check } = parse(body);
  if (typeof payload === 'string') return isKnownJson(payload);
  return payload === undefined && (typeof command === 'string' || check === '1');
};
