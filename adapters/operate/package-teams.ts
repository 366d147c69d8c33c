import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
// biome-ignore lint/correctness/noUndeclaredDependencies: this runs only from a checkout.
import { zipSync } from 'fflate';
import { ConfigError, readSettings } from '../config.ts';
import { projectRoot } from '../project-root.ts';
import { runOperation } from './run-operation.ts';
import { fillManifest } from './teams-manifest.ts';

const icons = ['color.png', 'outline.png'] as const;

/** The same content makes the same file, whenever it is made. */
const mtime = new Date('2026-01-01T12:00:00Z');

/** `npm run package:teams [file]`: the file with which Teams is told of the bot. */
await runOperation(async ([name]) => {
  const { TEAMS_APP_ID: appId, PUBLIC_URL: publicUrl } = readSettings();
  if (appId === undefined) {
    throw new ConfigError(
      'TEAMS_APP_ID is missing: the package names the bot’s registration. docs/teams.md says where it is. Then: TEAMS_APP_ID=<id> npm run package:teams',
    );
  }
  const from = join(projectRoot(), 'manifest/teams');
  const template = await readFile(join(from, 'manifest.json'), 'utf8');
  const manifest = fillManifest(template, { appId, ...(publicUrl !== undefined && { publicUrl }) });
  const images = await Promise.all(icons.map(async (icon) => [icon, await readFile(join(from, icon))] as const));
  const zip = zipSync({ 'manifest.json': Buffer.from(manifest), ...Object.fromEntries(images) }, { mtime });
  const file = name === undefined ? join(projectRoot(), 'dist/hmep-teams.zip') : resolve(name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, zip);
  return [
    `Wrote ${file}.`,
    'In Teams choose Apps, Manage your apps, Upload an app, and choose that file. docs/teams.md says who may.',
    ...(manifest.includes('example.org')
      ? ['Its links lead to example.org: before others install it, put your own into manifest/teams/manifest.json.']
      : []),
  ].join('\n');
});
