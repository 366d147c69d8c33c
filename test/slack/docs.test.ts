import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment } from '../../adapters/settings/environment.ts';
import { type BotScope, botScopes, requiredScopes } from '../../adapters/slack/scopes.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

/** The cells of a table's rows below its head, by the words of the head. */
const rowsUnder = (text: string, head: string): readonly (readonly string[])[] =>
  text.split(`${head}\n`).slice(1).flatMap(readTable);

const readTable = (text: string): readonly (readonly string[])[] => {
  const lines = text.split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

const settingsIn = (text: string): readonly string[] => [
  ...new Set(text.match(/\b(?:SLACK_[A-Z_]+|TOKEN_KEY|PUBLIC_URL|DATABASE_URL|DATA_DIR|PORT)\b/gu)),
];

/** The names of all settings. */
const known: readonly string[] = Object.keys(environment.shape);

const sources = async (): Promise<string> => {
  const folders = ['adapters', 'src'].map((folder) => join(root, folder));
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((name) => join(folder, name)).filter((at) => at.endsWith('.ts')),
    ),
  );
  const texts = await Promise.all(files.flat().map((at) => readFile(at, 'utf8')));
  // As they are read, with the default in them.
  return texts.join('\n').replaceAll(/\$\{port\}/gu, '3000');
};

const asRow = ({ scope, why }: BotScope): readonly string[] => [`\`${scope}\``, why];

describe('docs/slack.md', () => {
  it('lists the scopes that are asked for, then the optional ones, each with its reason', async () => {
    const optional = botScopes.filter((scope) => scope.optional);
    expect(rowsUnder(await read('docs/slack.md'), '| scope | why |')).toEqual(
      [...requiredScopes, ...optional].map(asRow),
    );
  });

  it('names settings that there are, and all of Slack’s but the one for tests', async () => {
    const named = settingsIn(await read('docs/slack.md'));
    expect(known).toEqual(expect.arrayContaining([...named]));
    const ofSlack = known.filter((name) => name.startsWith('SLACK_') && name !== 'SLACK_API_URL');
    expect(named).toEqual(expect.arrayContaining([...ofSlack, 'TOKEN_KEY', 'PUBLIC_URL']));
  });

  it('names scripts, files and parts of itself that there are', async () => {
    const text = await read('docs/slack.md');
    const { scripts } = JSON.parse(await read('package.json')) as { readonly scripts: object };
    const run = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/gu)].map(([, name]) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', ...run]));
    const links = [...text.matchAll(/\]\(([^)]+)\)/gu)].map(([, to = '']) => to);
    const titles = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) => title);
    const anchors = titles.map(
      (title) =>
        `#${title
          .toLowerCase()
          .replace(/[^\w -]/gu, '')
          .replaceAll(' ', '-')}`,
    );
    for (const link of links) {
      expect(link.startsWith('#') ? anchors.includes(link) : existsSync(join(root, 'docs', link)), link).toBe(true);
    }
  });

  it('explains words that the bot says', async () => {
    const text = await read('docs/slack.md');
    const said = await sources();
    const fromStart = rowsUnder(text, '| you read | do this |').flatMap(([words = '']) => [
      ...words.matchAll(/`([^`]+)`/gu),
    ]);
    const inSlack = rowsUnder(text, '| in Slack | do this |').flatMap(([words = '']) => [
      ...words.matchAll(/“([^”]+)”/gu),
    ]);
    expect(fromStart.length).toBeGreaterThan(10);
    for (const [, words = ''] of [...fromStart, ...inSlack]) {
      // A setting and what it should be are put together when it is read.
      const parts = /^(SLACK_[A-Z_]+) (is missing|starts with .+)$/u.exec(words);
      for (const part of parts?.slice(1) ?? [words]) expect(said, words).toContain(part);
    }
  });
});

describe('.env.example', () => {
  it('lists every setting but those of Teams, and none that there is not', async () => {
    const text = await read('.env.example');
    const listed = [...text.matchAll(/^#?([A-Z_]+)=/gmu)].map(([, name = '']) => name);
    expect(known).toEqual(expect.arrayContaining(listed));
    const due = known.filter((name) => name !== 'NODE_ENV' && !name.startsWith('TEAMS_'));
    expect(listed).toEqual(expect.arrayContaining(due));
  });
});
