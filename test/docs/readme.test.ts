import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cast } from '../../adapters/playground/cast.ts';
import { createTestBot } from '../support/bot.ts';
import { databases } from '../support/databases.ts';
import { withCommands } from './commands.ts';

const readme = join(import.meta.dirname, '../../README.md');

const [embedded] = databases;
const database = embedded.use();

it('README.md has the table of commands as they are: npm run docs:commands writes it', async () => {
  const { app } = await createTestBot(database(), { cast });
  await expect(withCommands(await readFile(readme, 'utf8'), app.topics)).toMatchFileSnapshot(readme);
});
