import { bold, link, type Text } from '../chat/text.ts';
import type { Block } from '../chat/view.ts';
import { nameIn } from '../programme/names.ts';
import type { Programme } from '../programme/programme.ts';
import type { Update } from './update.ts';

const topicOf = ({ topic }: Update, { updates }: Programme): string => nameIn(updates.topics, topic);

const labels = (update: Update, programme: Programme): string => {
  const themes = update.themes.map((key) => nameIn(programme.themes, key));
  const marks = [update.urgent ? 'Urgent' : '', topicOf(update, programme), ...themes, update.region ?? ''];
  return marks.filter((mark) => mark !== '').join(' · ');
};

/** One piece of news, as a digest and a list show it. */
export const newsBlocks = (update: Update, programme: Programme): readonly Block[] => {
  if (update.state === 'withdrawn') return [{ kind: 'text', text: [bold(update.title), ' has been withdrawn.'] }];
  const lines = update.text.split(/\n+/u).filter((line) => line.trim() !== '');
  const more: Text = update.link === undefined ? [] : [link('Read more', update.link)];
  return [
    { kind: 'text', text: [bold(update.title)] },
    ...lines.map((line): Block => ({ kind: 'text', text: line })),
    ...(update.link === undefined ? [] : [{ kind: 'text', text: more } as const]),
    { kind: 'note', text: `${labels(update, programme)}${update.correctedAt ? ' · corrected' : ''}` },
  ];
};
