import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const house = fileURLToPath(new URL('../..', import.meta.url));

/** A file, a line in it, and words of the rule that refuses the line; none where it is allowed. */
type Case = readonly [file: string, line: string, refusal?: string];

const rooms: readonly Case[] = [
  ['src/chat/reply.ts', `import '../calendar/clock.ts';`],
  ['src/peers/peers.ts', `import '../chat/reply.ts';`],
  ['src/peers/peers.ts', `import './store.ts';`],
  ['src/app.ts', `import './peers/store.ts';`],
  ['src/calendar/clock.ts', `import '../chat/reply.ts';`, 'src/calendar may not import a later room, src/chat'],
  ['src/people/people.ts', `import '../peers/peers.ts';`, 'src/people may not import a later room, src/peers'],
  ['src/peers/peer.ts', `import '../reviews/review.ts';`, 'src/peers may not import a later room, src/reviews'],
  ['src/reviews/review.ts', `import '../review-days/day.ts';`, 'may not import a later room, src/review-days'],
  ['src/home/home.ts', `import '../app.ts';`, 'src/home may not import a later room, src/app'],
  ['src/chat/deep/er.ts', `import '../../storage/database.ts';`, 'src/chat may not import a later room, src/storage'],
  ['src/new/room.ts', `import 'zod';`, 'src/new has no place among the rooms'],
  ['src/loose.ts', `import './peers/peers.ts';`, 'src/loose has no place among the rooms'],
];

const kindsOfImport: readonly Case[] = [
  `import type { Peer } from '../peers/peer.ts';`,
  `export { Peer } from '../peers/peer.ts';`,
  `export * from '../peers/peer.ts';`,
  `import '../peers/peer.ts';`,
  `import '../../src/peers/peer.ts';`,
  `await import('../peers/peer.ts');`,
  'await import(`../peers/peer.ts`);',
  `require('../peers/peer.ts');`,
  `type Peer = import('../peers/peer.ts').Peer;`,
].map((line) => ['src/people/kinds.ts', line, 'src/people may not import a later room, src/peers']);

const doors: readonly Case[] = [
  ['src/peers/peers.ts', `import '../people/people.ts';`],
  ['src/peers/volunteer.ts', `import '../authorities/authorities.ts';`],
  ['src/office/inbox.ts', `import '../review-days/review-day.ts';`],
  ['src/peers/peers.ts', `import '../people/store.ts';`, 'src/peers may not import people/store.ts'],
  ['src/peers/views.ts', `import '../people/views.ts';`, 'src/peers may not import people/views.ts'],
  ['src/home/home.ts', `import '../peers/volunteer.ts';`, 'src/home may not import peers/volunteer.ts'],
];

const adapters: readonly Case[] = [
  ['adapters/slack/render.ts', `import '../../src/chat/view.ts';`],
  ['adapters/slack/render.ts', `import './parse.ts';`],
  ['adapters/main.ts', `import './slack/render.ts';`],
  ['src/chat/view.ts', `import '../../adapters/slack/render/render.ts';`, 'src may not import adapters'],
  ['src/app.ts', `import '../adapters/config.ts';`, 'src may not import adapters'],
  ['src/app.ts', `import '../test/support/moved-clock.ts';`, 'src may not import test'],
  ['adapters/main.ts', `import '../test/support/moved-clock.ts';`, 'adapters may not import test'],
  ['adapters/slack/reply.ts', `import '../teams/reply.ts';`, 'adapters/slack may not import adapters/teams'],
  ['adapters/teams/reply.ts', `import '../playground/page.ts';`, 'adapters/teams may not import adapters/playground'],
  ['adapters/playground/client/page.ts', `import '../../slack/render.ts';`, 'may not import adapters/slack'],
];

const libraries: readonly Case[] = [
  ['adapters/slack/bolt.ts', `import '@slack/bolt';`],
  ['adapters/teams/bot-framework/adapter.ts', `import 'botbuilder';`],
  ['src/schedule/schedule.ts', `import 'node-cron';`],
  ['adapters/metrics/metrics.ts', `import 'prom-client';`],
  ['src/storage/database.ts', `import '@prisma/client';`],
  ['src/peers/store.ts', `import '../storage/generated/client.ts';`],
  ['src/peers/store.ts', `import '../storage/tx.ts';`],
  ['adapters/playground/store.ts', `import '../../src/storage/tx.ts';`],
  ['adapters/main.ts', `import '@slack/bolt';`, '@slack/* may be imported only in adapters/slack'],
  [
    'adapters/main.ts',
    `import 'botbuilder';`,
    'The Bot Framework may be imported only in adapters/teams/bot-framework',
  ],
  ['adapters/teams/teams.ts', `import 'botframework-schema';`, 'The Bot Framework may be imported only in'],
  ['adapters/slack/bolt.ts', `import 'botbuilder-core';`, 'The Bot Framework may be imported only in'],
  ['src/app.ts', `import 'node-cron';`, 'node-cron may be imported only in src/schedule'],
  ['adapters/main.ts', `import 'prom-client';`, 'prom-client may be imported only in adapters/metrics'],
  ['src/app.ts', `await import('node-cron');`, 'node-cron may be imported only in src/schedule'],
  ['src/peers/peers.ts', `import '@prisma/client';`, 'The Prisma client may be imported only in'],
  ['src/peers/peers.ts', `import '../storage/generated/client.ts';`, 'The Prisma client may be imported only in'],
  ['src/peers/peers.ts', `import '../storage/tx.ts';`, 'The Prisma client may be imported only in'],
];

const time: readonly Case[] = [
  ['src/calendar/clock.ts', 'export const now = () => new Date();'],
  ['adapters/playground/client/page.ts', 'Date.now();'],
  ['test/support/wait.ts', 'Date.now();'],
  ['src/peers/peers.ts', `new Date('2027-03-01');`],
  ['src/peers/peers.ts', 'clock.now();'],
  ['src/peers/peers.ts', 'new Date();', 'The time comes only from Clock'],
  ['src/peers/peers.ts', 'Date.now();', 'The time comes only from Clock'],
  ['src/peers/peers.ts', '[].map(Date.now);', 'The time comes only from Clock'],
  ['src/peers/peers.ts', 'performance.now();', 'The time comes only from Clock'],
  ['src/peers/peers.ts', 'Temporal.Now.instant();', 'The time comes only from Clock'],
  ['adapters/server.ts', 'Date.now();', 'The time comes only from Clock'],
  ['src/peers/store.ts', 'sql`select now()`;', 'never from the database'],
];

const environment: readonly Case[] = [
  ['adapters/config.ts', `process.env['PORT'];`],
  ['prisma.config.ts', `process.env['DATABASE_URL'];`],
  ['test/support/server.ts', `process.env['CI'];`],
  ['adapters/main.ts', 'process.argv;'],
  ['adapters/main.ts', `process.env['PORT'];`, "Don't use process.env"],
  ['src/app.ts', `process.env['PORT'];`, "Don't use process.env"],
  ['src/app.ts', 'const { env } = process;', 'The environment is read only in'],
  ['src/app.ts', `import { env } from 'node:process';`, 'The environment is read only in'],
];

const cycles: readonly Case[] = [
  ['src/chat/first.ts', `import type { Second } from './second.ts';`, 'This import is part of a cycle'],
  ['src/chat/second.ts', `import type { First } from './first.ts';`, 'This import is part of a cycle'],
  ['src/chat/third.ts', `import type { First } from './first.ts';`],
];

const tables = { rooms, kindsOfImport, doors, adapters, libraries, time, environment, cycles };
const lines = new Map<string, readonly string[]>();
for (const [file, line] of Object.values(tables).flat()) lines.set(file, [...(lines.get(file) ?? []), line]);

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

const lint = (folder: string): Promise<readonly Diagnostic[]> =>
  new Promise((resolve, reject) => {
    const biome = join(house, 'node_modules/@biomejs/biome/bin/biome');
    const options = ['lint', '--max-diagnostics=none', '--reporter=json'];
    // Biome exits with 1, because it finds what the tables forbid.
    execFile(process.execPath, [biome, ...options], { cwd: folder, maxBuffer: 2 ** 26 }, (_, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout).diagnostics);
      } catch {
        reject(new Error(`Biome did not report: ${stdout}${stderr}`));
      }
    });
  });

describe('who may import whom', () => {
  let above = '';
  let found: readonly Diagnostic[] = [];

  beforeAll(async () => {
    above = await mkdtemp(join(tmpdir(), 'hmep-bot-house-'));
    // The house may stand in a folder that is called like one of its own.
    const folder = join(above, 'usr/src/bot');
    await mkdir(folder, { recursive: true });
    await cp(join(house, 'biome.jsonc'), join(folder, 'biome.jsonc'));
    await cp(join(house, 'lint'), join(folder, 'lint'), { recursive: true });
    for (const [file, written] of lines) {
      await mkdir(join(folder, dirname(file)), { recursive: true });
      await writeFile(join(folder, file), `${written.join('\n')}\n`);
    }
    found = await lint(folder);
  });

  afterAll(() => rm(above, { recursive: true, force: true }));

  const refusals = (table: string, file: string, line: string): readonly string[] => {
    const number = 1 + (lines.get(file) ?? []).indexOf(line);
    // What the other tables forbid may also happen to close a cycle.
    const rules = table === 'cycles' ? ['lint/suspicious/noImportCycles'] : ['plugin', 'lint/style/noProcessEnv'];
    return found
      .filter(({ category, location }) => rules.includes(category) && location.path === file)
      .filter(({ location }) => location.start.line === number)
      .map(({ message }) => message);
  };

  for (const [name, table] of Object.entries(tables)) {
    for (const [file, line, refusal] of table) {
      it(`${name}: ${file} ${refusal === undefined ? 'may' : 'may not'} say ${line}`, () => {
        const expected = refusal === undefined ? [] : [expect.stringContaining(refusal)];
        expect(refusals(name, file, line)).toEqual(expected);
      });
    }
  }
});

it('has no exceptions from the rules of the house', async () => {
  const ignored = /biome-ignore\S* lint(?:\/plugin|\/style\/noProcessEnv|\/suspicious\/noImportCycles|:|\s)/;
  const exceptions: string[] = [];
  for (const folder of ['src', 'adapters']) {
    for (const entry of await readdir(join(house, folder), { recursive: true })) {
      const file = join(folder, entry);
      const written = /\.tsx?$/.test(file) && !file.startsWith('src/storage/generated');
      if (written && ignored.test(await readFile(join(house, file), 'utf8'))) exceptions.push(file);
    }
  }
  expect(exceptions).toEqual([]);
});
