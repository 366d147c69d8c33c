/** What was typed, with the people that Slack recognised in it. */
export type SlackTyped = readonly (string | { readonly user: string })[];

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const decoded = (text: string): string => text.replace(/&(?:amp|lt|gt);/gu, (entity) => entities[entity] ?? entity);

/** What stands in `<…>`: what it shows, or what it is. */
const shown = (inside: string): string => {
  const [target = '', label] = inside.split('|', 2);
  if (/^[#!]/u.test(target)) return label ?? target.slice(1);
  if (target.startsWith('mailto:')) return label ?? target.slice('mailto:'.length);
  return target;
};

/**
 * Reads what Slack made of what somebody typed: `&`, `<` and `>` escaped, addresses, channels and people
 * in angle brackets. An address stays itself, whatever Slack shows for it.
 */
export const parseText = (text: string): SlackTyped => {
  const parts: (string | { readonly user: string })[] = [];
  let words = '';
  for (const [piece, inside] of text.matchAll(/<([^<>]*)>|[^<]+|</gu)) {
    const [, user] = /^@([UW][A-Z0-9]+)(?:\|.*)?$/u.exec(inside ?? '') ?? [];
    if (user === undefined) {
      words += decoded(inside === undefined ? piece : shown(inside));
      continue;
    }
    if (words !== '') parts.push(words);
    words = '';
    parts.push({ user });
  }
  return words === '' ? parts : [...parts, words];
};

/** The same without the mention of the bot, wherever it stands. */
export const withoutBot = (typed: SlackTyped, bot: string): SlackTyped =>
  typed.filter((part) => typeof part === 'string' || part.user !== bot);
