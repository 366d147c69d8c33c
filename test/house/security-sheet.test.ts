import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('SECURITY.md', () => {
  it('names files that there are', async () => {
    const text = await readFile(join(root, 'SECURITY.md'), 'utf8');
    const named = [...text.matchAll(/(?:`|\()((?:test|docs|\.ci|\.npmrc|package-lock)[\w./-]*)(?:`|\))/gu)];
    expect(named.length).toBeGreaterThan(15);
    for (const [, path = ''] of named) expect(existsSync(join(root, path)), path).toBe(true);
  });
});
