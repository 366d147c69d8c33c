import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' } as const;

/** What a page loads, by name: nothing else of the disk can be asked for. */
const files: Readonly<Record<string, string>> = {
  'turbo.js': 'node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js',
  'main.js': 'dist/adapters/playground/client/main.js',
  'combobox.js': 'dist/adapters/playground/client/combobox.js',
  'message-box.js': 'dist/adapters/playground/client/message-box.js',
  'search-field.js': 'dist/adapters/playground/client/search-field.js',
  'autosave.js': 'dist/adapters/playground/client/autosave.js',
  'style.css': 'adapters/playground/assets/style.css',
  'icon.svg': 'adapters/playground/assets/icon.svg',
};

/** The scripts and styles of the pages. */
export const assets = (root: string) =>
  new Hono().get('/:name', async (c) => {
    const name = c.req.param('name');
    const file = Object.hasOwn(files, name) ? files[name] : undefined;
    const type = types[name.slice(name.lastIndexOf('.') + 1) as keyof typeof types];
    if (file === undefined || type === undefined) return c.notFound();
    return c.body(await readFile(join(root, file)), 200, { 'content-type': type, 'cache-control': 'no-cache' });
  });
