import { describe, expect, it } from 'vitest';
import { hostileNames } from '../support/gallery.ts';
import { all, parseHtml } from '../support/playground-html.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { saying, useServed } from './served.ts';

const places = ['home', 'hmep', 'highways'] as const;

describe('the pages of the playground', () => {
  const served = useServed();

  it.each(places)('hold no script but their own files, and none is let in: %s', async (place) => {
    const { url, send } = served();
    const visitor = createVisitor({ url, place: place === 'home' ? 'hmep' : place, as: 'office' });
    for (const name of hostileNames) await visitor.says(`/hmep gallery ${name}`);
    const { text, headers } = await send({ path: `/playground/${place}?as=office` });

    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/u);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });

    const page = parseHtml(text);
    for (const script of all(page, 'script')) {
      expect(script.attributes['src']).toMatch(/^\/playground\/assets\/[a-z]+\.js$/u);
      expect(script.children).toEqual([]);
    }
    expect(all(page, 'style')).toEqual([]);
    expect(all(page).filter(({ attributes }) => 'style' in attributes)).toEqual([]);
  });

  it('load each of their files', async () => {
    const { send } = served();
    const page = parseHtml((await send({ path: '/playground/hmep?as=officer' })).text);
    const files = all(page).flatMap(({ attributes }) => attributes['src'] ?? attributes['href'] ?? []);
    const assets = files.filter((path) => path.startsWith('/playground/assets/'));
    expect(assets.length).toBeGreaterThanOrEqual(7);
    for (const path of assets) expect(await send({ path })).toMatchObject({ status: 200 });
    const main = await send({ path: '/playground/assets/main.js' });
    expect(main.headers['content-type']).toBe('text/javascript; charset=utf-8');
    for (const [, name] of main.text.matchAll(/from '\.\/([\w-]+\.js)'/gu)) {
      expect(await send({ path: `/playground/assets/${name}` })).toMatchObject({ status: 200 });
    }
  });

  it('begin with the bot, as a new colleague', async () => {
    const { send } = served();
    for (const path of ['/', '/playground']) expect((await send({ path })).status).toBe(302);
    expect((await send({ path: '/playground' })).headers.location).toBe('/playground/hmep?as=colleague');
  });

  it.each([
    '/playground/nowhere?as=officer',
    '/playground/hmep',
    '/playground/hmep?as=nobody',
    '/playground/hmep?as=__proto__',
    '/playground/constructor?as=officer',
    '/playground/hmep/say?as=officer',
    '/playground/hmep/events?as=nobody&page=p&after=0',
    '/playground/hmep/events?as=officer',
    '/playground/hmep/events?as=officer&page=p&after=x',
    '/playground/hmep/suggest?as=nobody',
    '/playground/assets/main.ts',
    '/playground/assets/',
    '/playground/assets/constructor',
    '/playground/assets/..%2f..%2fpackage.json',
    '/playground/assets/%2e%2e/%2e%2e/package.json',
    '/playground/assets/..%5cpackage.json',
    '/playground/assets/main.js%00.css',
  ])('are not there at %s', async (path) => {
    expect(await served().send({ path })).toMatchObject({
      status: 404,
      text: 'There is no such page. Start again at /playground.\n',
    });
  });

  it('refuse a place or a persona that is not there, and change nothing', async () => {
    const { posts, everything } = served();
    const before = await everything();
    for (const turn of ['say', 'press', 'form']) {
      expect(await posts(`/playground/nowhere/${turn}`, saying('x'))).toMatchObject({ status: 404 });
      expect(await posts(`/playground/hmep/${turn}`, saying('x', 'nobody'))).toMatchObject({ status: 404 });
    }
    expect(await everything()).toEqual(before);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS'])('are only looked at: no %s', async (method) => {
    const { posts, send, port, everything } = served();
    const before = await everything();
    const headers = { origin: `http://localhost:${port}` };
    for (const path of [
      '/playground',
      '/playground/hmep?as=officer',
      '/playground/hmep/events',
      '/playground/assets/main.js',
    ]) {
      const { status, text } = await send({ method, path, headers });
      expect([status, text]).toEqual([404, expect.stringContaining('no such page')]);
    }
    if (method !== 'POST') {
      expect(await send({ method, path: '/playground/hmep/say', headers })).toMatchObject({ status: 404 });
    }
    expect(await posts('/playground/hmep/suggest', saying('x'))).toMatchObject({ status: 404 });
    expect(await everything()).toEqual(before);
  });

  it('have a head without a body', async () => {
    const answer = await served().send({ method: 'HEAD', path: '/playground/hmep?as=officer' });
    expect(answer).toMatchObject({ status: 200, text: '' });
  });

  it('take no more than they said they would', async () => {
    const { send, port, everything } = served();
    const before = await everything();
    const path = '/playground/hmep/say';
    const body = new URLSearchParams(saying('x'.repeat(200_000))).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: `http://localhost:${port}` };
    const line = 'That is more than the playground takes. Nothing was sent.\n';
    expect(await send({ method: 'POST', path, headers, body })).toMatchObject({ status: 413, text: line });
    const streamed = { ...headers, 'transfer-encoding': 'chunked' };
    expect(await send({ method: 'POST', path, headers: streamed, body })).toMatchObject({ status: 413, text: line });
    expect(await everything()).toEqual(before);
  });

  it('answer a message of 10,000 characters', async () => {
    const { url } = served();
    const visitor = createVisitor({ url, place: 'hmep', as: 'host' });
    await visitor.says('x'.repeat(10_000));
    expect(await visitor.reads()).toContain('That is 10,000 characters long.');
  });

  it('show control characters and half letters as nothing, and go on', async () => {
    const { url, posts } = served();
    const visitor = createVisitor({ url, place: 'hmep', as: 'host' });
    await visitor.says('pot\u0000\u0007hole \uD800');
    expect(await visitor.reads()).toContain('I do not know the command “pothole”');
    const press = { command: 'gone', values: { text: '\uD800\u0000' } };
    const pressed = { ...saying('', 'host'), message: '1', press: JSON.stringify(press) };
    expect(await posts('/playground/hmep/press', pressed)).toMatchObject({ status: 303 });
  });

  it.each<[string, Readonly<Record<string, string>>, string | Buffer]>([
    ['JSON', { 'content-type': 'application/json' }, '{"as":"officer"}'],
    ['nothing', { 'content-type': 'application/x-www-form-urlencoded' }, ''],
    ['a form without its boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    ['half a form', { 'content-type': 'multipart/form-data; boundary=b' }, '--b\r\nContent-Disposition: form-data; na'],
    ['bytes', { 'content-type': 'application/octet-stream' }, Buffer.from([0, 255, 254, 1])],
    ['a strange kind of text', { 'content-type': 'text/plain' }, 'as=officer'],
    ['somebody and nothing else', { 'content-type': 'application/x-www-form-urlencoded' }, 'as=officer'],
  ])('do not understand %s', async (_, type, body) => {
    const { send, port, everything } = served();
    const before = await everything();
    const headers = { origin: `http://localhost:${port}`, ...type };
    for (const act of ['say', 'press', 'form']) {
      const { status, text } = await send({ method: 'POST', path: `/playground/hmep/${act}`, headers, body });
      expect([400, 404]).toContain(status);
      expect(text).toMatch(/did not understand that|no such page/u);
    }
    expect(await everything()).toEqual(before);
  });

  it('say sorry with a reference that is in the log', async () => {
    const { send, app } = served();
    const { prisma } = app.database;
    const find = prisma.playgroundMessage.findMany;
    Object.assign(prisma.playgroundMessage, {
      findMany: () => {
        throw new Error('secret: officer.one@council.example');
      },
    });
    try {
      const { status, text } = await send({ path: '/playground/hmep?as=officer' });
      expect(status).toBe(500);
      const [, reference] = /^Sorry, something went wrong on our side\. The reference is (\w{8})\./u.exec(text) ?? [];
      expect(app.logged.at(-1)?.fields).toMatchObject({ reference });
      expect(text).not.toContain('secret');
    } finally {
      Object.assign(prisma.playgroundMessage, { findMany: find });
    }
  });
});
