import type { Person } from '../support/slack/person.ts';

const theRest = 'See the rest';

/** What lies behind the newest message's "See the rest", page by page; '' where it has no such button. */
export const readRest = async (reader: Person): Promise<string> => {
  const newest = reader.reads().split('\n\n').at(-1) ?? '';
  if (reader.modal.isOpen() || !newest.includes(`[${theRest}]`)) return '';
  await reader.presses(theRest);
  const pages = [reader.modal.reads()];
  while (pages.at(-1)?.includes('[Next]')) {
    await reader.presses('Next');
    pages.push(reader.modal.reads());
  }
  await reader.modal.closes();
  return pages.join('\n\n');
};
