import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment } from '../../adapters/settings/environment.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
const known: readonly string[] = [
  ...Object.keys(environment.shape),
  ...['POSTGRES_PASSWORD', 'SITE_ADDRESS', 'HTTP_PORT', 'HMEP_VERSION'],
];

describe.each(['deployment.md', 'configuration.md', 'architecture.md', 'performance.md'])('docs/%s', (page) => {
  it('names scripts, settings, files and programs that there are', async () => {
    const text = await read(`docs/${page}`);
    const { scripts } = JSON.parse(await read('package.json')) as { readonly scripts: object };
    const run = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/gu)].map(([, name]) => name);
    expect(['ci', ...Object.keys(scripts)]).toEqual(expect.arrayContaining(run));
    for (const [, to = ''] of text.matchAll(/\]\(([^)#]+)\)/gu)) {
      expect(existsSync(join(root, 'docs', to)), to).toBe(true);
    }
    for (const [, name = ''] of text.matchAll(/\bdist\/adapters\/([\w/-]+)\.js/gu)) {
      expect(existsSync(join(root, `adapters/${name}.ts`)), name).toBe(true);
    }
    for (const [, file = ''] of text.matchAll(/`((?:src|adapters|manifest|test|lint|prisma)\/[\w./-]*)`/gu)) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
    const settings = [...text.matchAll(/\b([A-Z]+_[A-Z_]+)=/gu)].map(([, name]) => name);
    expect(known).toEqual(expect.arrayContaining(settings));
  });
});
