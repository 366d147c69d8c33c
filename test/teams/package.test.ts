import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fillManifest } from '../../adapters/operate/teams-manifest.ts';
import { startBotForTest } from '../support/bot-process.ts';
import { temporaryFolder } from '../support/databases.ts';

const root = join(import.meta.dirname, '../..');
const appId = '11111111-2222-4333-8444-555555555555';

/** Does what `npm run package:teams` does, with no setting but those given. */
const build = (file: string, env: Readonly<Record<string, string>>) =>
  startBotForTest({ program: 'operate/package-teams.js', args: [file], env }).ended();

describe('the package for Teams', () => {
  const newFile = async (): Promise<string> => join(await temporaryFolder(), 'new/hmep.zip');

  it('has exactly the manifest and the icons, with the settings filled in', async () => {
    const file = await newFile();
    const { code, out, err } = await build(file, { TEAMS_APP_ID: appId, PUBLIC_URL: 'https://bot.council.example' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')[0]).toBe(`Wrote ${file}.`);
    expect(out).toContain('Upload an app');
    expect(out).toContain('example.org');
    const content = unzipSync(await readFile(file));
    expect(Object.keys(content)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const text = Buffer.from(content['manifest.json'] ?? []).toString();
    expect(text).not.toContain('${{');
    expect(JSON.parse(text)).toMatchObject({
      id: appId,
      bots: [{ botId: appId }],
      validDomains: ['bot.council.example'],
    });
    for (const name of ['color.png', 'outline.png']) {
      expect(Buffer.from(content[name] ?? [])).toEqual(await readFile(join(root, 'manifest/teams', name)));
    }
  });

  it('is the same whenever it is made, and names no domain where there is none', async () => {
    const file = await newFile();
    const made: Buffer[] = [];
    for (let time = 0; time < 2; time += 1) {
      expect(await build(file, { TEAMS_APP_ID: appId })).toMatchObject({ code: 0 });
      made.push(await readFile(file));
    }
    expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(true);
    const text = Buffer.from(unzipSync(made[0] ?? Buffer.alloc(0))['manifest.json'] ?? []).toString();
    expect(JSON.parse(text)).toMatchObject({ validDomains: [] });
  });

  const refusals: readonly [string, Readonly<Record<string, string>>, string][] = [
    ['no registration', {}, 'TEAMS_APP_ID is missing: the package names the bot’s registration.'],
    ['an empty one', { TEAMS_APP_ID: '' }, 'TEAMS_APP_ID is missing'],
    ['a registration that is none', { TEAMS_APP_ID: 'hunter2' }, 'TEAMS_APP_ID is the id of the app'],
    ['an address that is none', { TEAMS_APP_ID: appId, PUBLIC_URL: 'bot' }, 'PUBLIC_URL is a web address'],
  ];

  it.each(refusals)('is not made with %s', async (_, env, words) => {
    const file = await newFile();
    const { code, out, err } = await build(file, env);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(words);
    expect(err).not.toContain('hunter2');
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('needs no secret', async () => {
    const template = await readFile(join(root, 'manifest/teams/manifest.json'), 'utf8');
    expect(template).not.toMatch(/PASSWORD|SECRET/u);
    expect(fillManifest(template, { appId })).not.toContain('${{');
  });
});
