import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment } from '../../adapters/settings/environment.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

/** The names of all settings. */
const known: readonly string[] = Object.keys(environment.shape);

const settingsIn = (text: string): readonly string[] => [
  ...new Set(text.match(/\b(?:TEAMS_[A-Z_]+|PUBLIC_URL|DATABASE_URL|DATA_DIR|PORT|HOST)\b/gu)),
];

/** What stands in the first cells of the table with this head. */
const firstCells = (text: string, head: string): readonly string[] => {
  const lines = (text.split(`${head}\n`)[1] ?? '').split('\n').slice(1);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end).map((line) => line.split('|')[1]?.trim() ?? '');
};

const sources = async (): Promise<string> => {
  const texts = await Promise.all(
    ['adapters', 'src'].map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true });
      return Promise.all(names.filter((name) => name.endsWith('.ts')).map((name) => read(join(folder, name))));
    }),
  );
  // As they are read, with the default in them.
  return texts
    .flat()
    .join('\n')
    .replaceAll(/\$\{port\}/gu, '3000');
};

describe('docs/teams.md', () => {
  it('names settings that there are, and all of Teams’ but the one for tests', async () => {
    const named = settingsIn(await read('docs/teams.md'));
    expect(known).toEqual(expect.arrayContaining([...named]));
    const ofTeams = known.filter((name) => name.startsWith('TEAMS_') && name !== 'TEAMS_OPENID_METADATA_URL');
    expect(named).toEqual(expect.arrayContaining([...ofTeams, 'PUBLIC_URL']));
  });

  it.each(['docs/teams.md', 'docs/decisions/teams-boundary.md'])(
    '%s names scripts, files and parts that there are',
    async (path) => {
      const text = await read(path);
      const { scripts } = JSON.parse(await read('package.json')) as { readonly scripts: object };
      const run = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/gu)].map(([, name]) => name);
      expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
      const titles = [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) => title);
      const anchors = titles.map(
        (title) =>
          `#${title
            .toLowerCase()
            .replace(/[^\w -]/gu, '')
            .replaceAll(' ', '-')}`,
      );
      for (const [, link = ''] of text.matchAll(/\]\(([^)]+)\)/gu)) {
        expect(link.startsWith('#') ? anchors.includes(link) : existsSync(join(root, 'docs', link)), link).toBe(true);
      }
      for (const [, file = ''] of text.matchAll(/`((?:adapters|manifest|test|lint)\/[\w./-]+)`/gu)) {
        expect(existsSync(join(root, file)), file).toBe(true);
      }
    },
  );

  it('explains words that the bot says', async () => {
    const text = await read('docs/teams.md');
    const said = await sources();
    const words = [
      ...firstCells(text, '| you read | do this |').flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)]),
      ...firstCells(text, '| in Teams | do this |').flatMap((cell) => [...cell.matchAll(/“([^”]+)”/gu)]),
      ...firstCells(text, '| in the office’s list of messages | do this |').flatMap((cell) => [
        ...cell.matchAll(/“([^”]+)”/gu),
      ]),
    ].map(([, each = '']) => each);
    expect(words.length).toBeGreaterThan(15);
    for (const each of words.filter((word) => word !== 'Upload a custom app')) {
      // A setting and what it should be are put together when it is read.
      const parts = /^(TEAMS_[A-Z_]+) (is .+)$/u.exec(each);
      for (const part of parts?.slice(1) ?? [each]) expect(said, each).toContain(part);
    }
  });
});

describe('.env.example', () => {
  it('lists every setting of Teams', async () => {
    const listed = [...(await read('.env.example')).matchAll(/^#?([A-Z_]+)=/gmu)].map(([, name = '']) => name);
    const due = known.filter((name) => name.startsWith('TEAMS_'));
    expect(listed).toEqual(expect.arrayContaining(due));
  });
});
