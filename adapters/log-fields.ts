/** What a line may say besides its message: kinds, ids of ours and words of the libraries, never what people wrote. */
const known = new Set([
  'err',
  'reference',
  'request',
  'job',
  'from',
  'to',
  'lane',
  'subject',
  'installation',
  'slack',
  'teams',
  'fault',
  'status',
  'said',
  'what',
]);

const removed = '[removed]';

/** Tokens, keys, addresses of people and of servers: they belong in no line, whoever wrote them there. */
const secrets = [
  /xox[a-z]?[.-][\w.-]+|xapp-[\w-]+/gu,
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gu,
  /\bBearer\s+\S+/giu,
  /[^\s@<>"']+@[^\s@<>"']+/gu,
  /\b[a-z][a-z0-9+.-]*:\/\/\S+/giu,
];

/** Characters of one word or a few. */
const longest = 200;

const cleanText = (text: string): string =>
  secrets.reduce((cleaned, secret) => cleaned.replace(secret, removed), text).slice(0, longest);

const clean = (name: string, value: unknown): unknown => {
  // The serializer for errors takes the words away.
  if (name === 'err' || typeof value === 'number' || typeof value === 'boolean' || value === undefined) return value;
  if (!known.has(name)) return removed;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? cleanText(value) : removed;
};

/** The fields of a line, as the log may hold them. */
export const cleanFields = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clean(name, value)]));
