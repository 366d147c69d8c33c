import type { App } from '../../src/app-parts.ts';
import { usage } from '../../src/chat/arguments.ts';
import type { Command } from '../../src/chat/command.ts';

const begin = '<!-- Made from the commands themselves: npm run docs:commands -->';
const end = '<!-- until here -->';

/** In a table a bar would begin a cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

const rowOf = ({ name, takes = [], summary }: Command): string =>
  `| \`/hmep ${cell(usage(name, takes))}\` | ${cell(summary)} |`;

const table = (topics: App['topics']): string =>
  topics
    .map(({ title, commands }) =>
      [`| **${title}** | |`, ...commands.filter(({ fromCards }) => !fromCards).map(rowOf)].join('\n'),
    )
    .join('\n');

/**
 * README.md with the table of commands as they are.
 * @throws where the places at which it begins and ends are not there
 */
export const withCommands = (readme: string, topics: App['topics']): string => {
  const [before, after] = [readme.indexOf(begin), readme.indexOf(end)];
  if (before === -1 || after < before) throw new Error('README.md does not say where its table of commands is');
  const head = '| type | to |\n|---|---|';
  return `${readme.slice(0, before)}${begin}\n\n${head}\n${table(topics)}\n\n${readme.slice(after)}`;
};
