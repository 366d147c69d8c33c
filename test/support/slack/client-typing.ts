import type { Client } from './client.ts';
import type { Json } from './world.ts';

type Piece = { readonly text: string } | { readonly user: string };

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/gu, (sign) => entities[sign] ?? sign);
const forPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/** `@Name` of somebody in the workspace is a mention, as the client completes it. */
const pieces = ({ workspace }: Client, typed: string): readonly Piece[] => {
  const byName = new Map([...workspace.users.values()].map(({ id, name }) => [`@${name}`, id]));
  const names = [...byName.keys()].sort((a, b) => b.length - a.length).map(forPattern);
  return typed
    .split(new RegExp(`(${names.join('|')})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => {
      const user = byName.get(part);
      return user === undefined ? { text: part } : { user };
    });
};

/** The text of a slash command whose users are escaped, which is how the manifest asks for it. */
export const asCommand = (client: Client, typed: string): string =>
  pieces(client, typed)
    .map((piece) => ('user' in piece ? `<@${piece.user}|${client.nameOf(piece.user)}>` : escaped(piece.text)))
    .join('');

/** A message in Slack's own markup. */
export const asMessage = (client: Client, typed: string): string =>
  pieces(client, typed)
    .map((piece) => ('user' in piece ? `<@${piece.user}>` : escaped(piece.text)))
    .join('');

/** The rich text that stands in an event beside the markup. */
export const asBlocks = (client: Client, typed: string): readonly Json[] => {
  const elements = pieces(client, typed).map(
    (piece): Json => ('user' in piece ? { type: 'user', user_id: piece.user } : { type: 'text', text: piece.text }),
  );
  return [{ type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] }];
};
