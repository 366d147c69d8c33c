import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml' } as const;

const inFolder = (folder: string, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, `${folder}/${name}`]));

/** What a page loads, by name: nothing else of the disk can be asked for. */
const files: Readonly<Record<string, string>> = {
  'turbo.js': 'node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js',
  'adaptivecards.js': 'node_modules/adaptivecards/dist/adaptivecards.min.js',
  ...inFolder('dist/adapters/playground/client', [
    'main.js',
    'autosave.js',
    'combobox.js',
    'copy-button.js',
    'host-config.js',
    'in-turn.js',
    'look.js',
    'markdown.js',
    'message-box.js',
    'preview.js',
    'search-field.js',
    'sending.js',
    'story.js',
    'teams-card.js',
  ]),
  ...inFolder('adapters/playground/assets', [
    'page.css',
    'sidebar.css',
    'message.css',
    'button.css',
    'clock.css',
    'story.css',
    'form.css',
    'preview.css',
    'teams-card.css',
    'icon.svg',
  ]),
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
