import { describe, expect, it } from 'vitest';
import { startBotForTest } from '../support/bot-process.ts';
import { postgresqlUrl, temporaryFolder } from '../support/databases.ts';
import { createVisitor } from '../support/playground-visitor.ts';

describe('two replicas on one PostgreSQL', () => {
  it('show the same card: pressed through one, it changes through the other', async () => {
    const DATABASE_URL = await postgresqlUrl('migrated');
    const start = async () => startBotForTest({ env: { DATABASE_URL, DATA_DIR: await temporaryFolder() } }).listens();
    const [a, b] = [await start(), await start()];

    const office = createVisitor({ url: a, place: 'hmep', as: 'office' });
    await office.says('/hmep announce');
    await office.turns('submit', (_, pairs) => [
      ...pairs.filter(([name]) => !name.startsWith('field.')),
      ['field.title', 'Spring reviews'],
      ['field.text', 'Tell us when you can.'],
    ]);
    expect(await office.reads()).toContain('Spring reviews goes to 6 channels.');

    // One channel in each workspace, each seen through another replica.
    const here = createVisitor({ url: a, place: 'highways', as: 'colleague' });
    const there = createVisitor({ url: b, place: 'highways', as: 'manager' });
    await expect.poll(() => here.reads(), { timeout: 15_000 }).toContain('Nobody has said yet');
    await expect.poll(() => there.reads(), { timeout: 15_000 }).toContain('Nobody has said yet');

    await here.presses('I have seen this');
    await expect.poll(() => there.reads(), { timeout: 15_000 }).toContain('One person has seen this.');
    await there.presses('I have seen this');
    await expect.poll(() => here.reads(), { timeout: 15_000 }).toContain('2 people have seen this.');
    await expect.poll(() => there.reads(), { timeout: 15_000 }).toContain('2 people have seen this.');
  });
});
