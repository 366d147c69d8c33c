import type { Activity } from './activity.ts';

/** What was typed, with the people that Teams recognised in it. */
export type TeamsTyped = readonly (
  | string
  | { readonly id: string; readonly name: string; readonly aadObjectId?: string }
)[];

const plain = (text: string): string => text.replace(/&nbsp;/gu, ' ').replace(/<\/?at[^>]*>/gu, '');

/** The mentions of a message in the order in which they stand, each with the text that stands for it. */
const mentionsIn = ({ entities = [] }: Activity) =>
  entities.flatMap(({ type, text, mentioned }) =>
    type === 'mention' && text !== undefined && text !== '' && mentioned ? [{ text, mentioned }] : [],
  );

/** Reads what somebody typed: without the mention of the bot, wherever it stands, and with the people in it. */
export const parseText = (activity: Activity): TeamsTyped => {
  const bot = activity.recipient.id;
  const parts: TeamsTyped[number][] = [];
  let rest = activity.text ?? '';
  for (const { text, mentioned } of mentionsIn(activity)) {
    const at = rest.indexOf(text);
    if (at < 0) continue;
    parts.push(plain(rest.slice(0, at)));
    const { id, name = '', aadObjectId } = mentioned;
    if (id !== bot) parts.push({ id, name, ...(aadObjectId !== undefined && { aadObjectId }) });
    rest = rest.slice(at + text.length);
  }
  parts.push(plain(rest));
  return parts.filter((part) => part !== '');
};
