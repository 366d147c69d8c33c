import type { Client } from './client.ts';
import type { Json } from './world.ts';

const forPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' };
const asHtml = (text: string): string => text.replace(/[&<>\n]/gu, (sign) => entities[sign] ?? sign);

interface Mentioned {
  readonly id: string;
  readonly name: string;
}

/**
 * `@Name` of the bot or of somebody in the tenant is a mention, as the client completes it. Teams names
 * them by their id for the bot, and does not say who that is in the directory.
 */
const split = ({ fake: { world }, tenant }: Client, typed: string): readonly (string | Mentioned)[] => {
  const people = [...tenant.users.values()].map(({ id, name }): Mentioned => ({ id, name }));
  const byName = new Map([...people, { id: world.botId, name: world.botName }].map((each) => [`@${each.name}`, each]));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(forPattern);
  return typed
    .split(new RegExp(`(${names.join('|')})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => byName.get(part) ?? part);
};

/** A message as Teams sends it: its text, the mentions in it, and the same as HTML. */
export const asMessage = (client: Client, typed: string): Json => {
  const parts = split(client, typed);
  const mentions = parts.filter((part): part is Mentioned => typeof part !== 'string');
  const text = parts
    .map((part, index) => {
      if (typeof part !== 'string') return `<at>${part.name}</at>`;
      // After a mention that begins a message, Teams leaves a space that does not break.
      return index === 1 ? part.replace(/^ /u, '&nbsp;') : part;
    })
    .join('');
  const spans = parts.map((part) =>
    typeof part === 'string'
      ? asHtml(part)
      : `<span itemtype="http://schema.skype.com/Mention" itemscope itemid="${mentions.indexOf(part)}">${asHtml(part.name)}</span>`,
  );
  return {
    text,
    attachments: [{ contentType: 'text/html', content: `<p>${spans.join('')}</p>` }],
    entities: mentions.map((mentioned) => ({ type: 'mention', mentioned, text: `<at>${mentioned.name}</at>` })),
  };
};

/** Whether the bot is mentioned in it. */
export const callsBot = ({ fake: { world } }: Client, typed: string): boolean => typed.includes(`@${world.botName}`);
