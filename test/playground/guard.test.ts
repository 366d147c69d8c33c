import { describe, expect, it } from 'vitest';
import { saying, useServed } from './served.ts';

const paths = [
  '/playground',
  '/playground/hmep?as=officer',
  '/playground/assets/page.css',
  '/playground/assets/main.js',
  '/playground/hmep/events?as=officer&page=p&after=0',
  '/playground/hmep/suggest?as=officer&command=questions&field=search&q=a',
  '/playground/nowhere',
];

const foreignHosts = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.nip.io',
  '192.168.0.2',
  '0.0.0.0',
  '127.1',
  '[::]',
  'localhost.',
];

const forwardings = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-real-ip',
  'via',
  'cf-connecting-ip',
  'true-client-ip',
  'x-original-host',
];

describe('the playground', () => {
  const served = useServed();

  describe.each(paths)('at %s', (path) => {
    it.each(foreignHosts)('refuses the host %s', async (host) => {
      expect(await served().send({ path, headers: { host } })).toMatchObject({
        status: 403,
        text: 'The playground answers only on this computer. Open http://localhost with its port.\n',
      });
    });

    it.each(forwardings)('refuses what came through a tunnel and says so by %s', async (name) => {
      expect(await served().send({ path, headers: { [name]: '203.0.113.7' } })).toMatchObject({ status: 403 });
    });
  });

  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '[::1]'])(
    'lets in the host %s, with and without a port',
    async (host) => {
      const path = '/playground/hmep?as=officer';
      expect(await served().send({ path, headers: { host } })).toMatchObject({ status: 200 });
      expect(await served().send({ path, headers: { host: `${host}:${served().port}` } })).toMatchObject({
        status: 200,
      });
    },
  );

  it('refuses a host that is none', async () => {
    const answer = await served().send({ path: '/playground', headers: { host: 'localhost:80@evil.example' } });
    expect(answer).toMatchObject({ status: 400 });
  });

  describe('changes nothing by a form of another page', () => {
    it.each<[string, (port: number) => Readonly<Record<string, string>>]>([
      ['that says so', () => ({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })],
      [
        'of another port of this computer',
        (port) => ({ origin: `http://localhost:${port + 1}`, 'sec-fetch-site': 'same-site' }),
      ],
      ['of the other name of this computer', (port) => ({ origin: `http://127.0.0.1:${port}` })],
      ['whose origin is hidden', () => ({ origin: 'null' })],
    ])('%s', async (_, from) => {
      const { posts, everything, port } = served();
      const before = await everything();
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', '']) {
        const headers = { ...from(port), ...(type && { 'content-type': type }) };
        const answer = await posts('/playground/hmep/say', saying('/hmep count'), headers);
        expect(answer.status).toBe(403);
        expect(answer.text).toContain('did not come from a page of the playground');
      }
      expect(await everything()).toEqual(before);
    });

    it('without any origin at all', async () => {
      const { send, everything } = served();
      const before = await everything();
      const body = new URLSearchParams(saying('/hmep count')).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect(await send({ method: 'POST', path: '/playground/hmep/say', headers, body })).toMatchObject({
        status: 403,
      });
      expect(await send({ method: 'POST', path: '/playground/hmep/say', body })).toMatchObject({ status: 403 });
      expect(await everything()).toEqual(before);
    });
  });

  it('takes the forms of its own pages', async () => {
    const { posts, app, send } = served();
    const before = app.changes.length;
    expect(await posts('/playground/hmep/say', saying('/hmep count'))).toMatchObject({ status: 303 });
    const body = new URLSearchParams(saying('/hmep count')).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    expect(await send({ method: 'POST', path: '/playground/hmep/say', headers, body })).toMatchObject({ status: 303 });
    expect(app.changes).toHaveLength(before + 2);
  });
});
