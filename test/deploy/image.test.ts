import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startBotForTest } from '../support/bot-process.ts';
import { dataFolder, temporaryFolder } from '../support/databases.ts';
import { allOf, copyOf, environmentOf, programOf, readIgnored, readStages, root, type Stage } from './dockerfile.ts';

const compose = async () => parse(await readFile(join(root, 'compose.yaml'), 'utf8'), { merge: true });

const lastStage = async (): Promise<Stage> => {
  const last = (await readStages()).at(-1);
  if (!last) throw new Error('The Dockerfile has no stage');
  return last;
};

/** A folder with what the last stage holds, and nothing else. */
const layOut = async (stage: Stage): Promise<string> => {
  const folder = await temporaryFolder();
  for (const { from, sources } of allOf(stage, 'COPY').map(copyOf)) {
    for (const source of sources) {
      // What an earlier stage made has the same name here, without the folder of that stage.
      const name = from === undefined ? source : source.split('/').slice(2).join('/');
      if (name === 'node_modules') await symlink(join(root, name), join(folder, name));
      else await cp(join(root, name), join(folder, name), { recursive: true });
    }
  }
  return folder;
};

describe('the image', () => {
  it('copies only what there is and what the engine is given', async () => {
    const ignored = await readIgnored();
    const stages = await readStages();
    const copies = stages.flatMap((stage) => allOf(stage, 'COPY')).map(copyOf);
    const own = copies.filter(({ from }) => from === undefined).flatMap(({ sources }) => sources);
    expect(own.filter((source) => !existsSync(join(root, source)))).toEqual([]);
    expect(
      own.filter((source) => !ignored.let.some((each) => source === each || source.startsWith(`${each}/`))),
    ).toEqual([]);
    expect(ignored.let.filter((each) => !own.some((source) => source === each))).toEqual([]);
    const names = stages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(copies.flatMap(({ from }) => from ?? [])));
  });

  it('is the Node that the project asks for, without a shell, as nobody who may do anything', async () => {
    expect((await readStages()).map(({ from }) => from)).toEqual(Array(3).fill('node:24-slim'));
    const last = await lastStage();
    expect(allOf(last, 'USER')).toEqual(['node']);
    expect(allOf(last, 'VOLUME')).toEqual([environmentOf(last)['DATA_DIR']]);
    expect(programOf(allOf(last, 'CMD')[0])[0]).toBe('node');
    expect(programOf(allOf(last, 'HEALTHCHECK')[0])[0]).toBe('node');
  });

  it('holds all that the bot needs to start', async () => {
    const last = await lastStage();
    const folder = await layOut(last);
    const env = { DATA_DIR: await dataFolder() };
    const bot = startBotForTest({ env, cwd: folder, built: folder });
    const url = await bot.listens();
    const [program = '', ...args] = programOf(allOf(last, 'HEALTHCHECK')[0]);
    expect(program).toBe('node');
    const check = spawnSync(process.execPath, args, { env: { PORT: new URL(url).port } });
    expect(check.status).toBe(0);
    expect((await fetch(`${url}/playground/assets/main.js`)).status).toBe(200);
    bot.kill('SIGTERM');
    expect(await bot.ended()).toMatchObject({ code: 0, err: '' });
    expect(spawnSync(process.execPath, args, { env: { PORT: new URL(url).port } }).status).toBe(1);
  }, 120_000);
});

describe('compose.yaml', () => {
  it('starts two replicas with the same settings, once the database is there, and waits for them to end', async () => {
    const { services } = await compose();
    expect(services['bot-one']).toEqual(services['bot-two']);
    const { depends_on: after, stop_grace_period: grace, environment } = services['bot-one'];
    expect(after).toEqual({ database: { condition: 'service_healthy' } });
    expect(Number.parseInt(grace, 10)).toBeGreaterThan(9);
    expect(environment.NODE_ENV).toBe('production');
    expect(services.proxy.depends_on).toEqual({
      'bot-one': { condition: 'service_healthy' },
      'bot-two': { condition: 'service_healthy' },
    });
  });

  it('has no secret in it, and lets nobody but the proxy be reached', async () => {
    const { services } = await compose();
    for (const [name, service] of Object.entries(
      services as Record<string, { ports?: unknown; environment: object }>,
    )) {
      expect(service.ports === undefined, name).toBe(name !== 'proxy');
      for (const [key, value] of Object.entries(service.environment)) {
        if (/PASSWORD|DATABASE_URL/u.test(key)) expect(value, key).toContain('${POSTGRES_PASSWORD:?');
      }
    }
  });

  it('leads the replicas’ own port, and only what is for people and platforms', async () => {
    const { configs } = await compose();
    const caddy: string = configs.caddyfile.content;
    expect(caddy).toContain('reverse_proxy bot-one:3000 bot-two:3000');
    expect(caddy).toContain('health_uri /readyz');
    expect(caddy).not.toMatch(/path [^\n]*(?:metrics|playground)/u);
  });
});
