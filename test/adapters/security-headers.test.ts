import { describe, expect, it } from 'vitest';
import { countStatements, databases } from '../support/databases.ts';
import { beginWholeBot } from './whole-bot-set-up.ts';

/** Every path that answers, and some that do not, by method. */
const routes: readonly [method: string, path: string, status: number][] = [
  ['GET', '/healthz', 200],
  ['GET', '/readyz', 200],
  ['GET', '/nothing', 404],
  ['POST', '/', 404],
  ['GET', '/my-data', 404],
  ['POST', '/my-data/short', 404],
  ['PUT', '/my-data', 405],
  ['GET', '/calendar/short.ics', 404],
  ['POST', '/calendar', 405],
  ['GET', '/metrics', 401],
  ['GET', '/slack/install', 200],
  ['POST', '/slack/install', 405],
  ['GET', '/slack/oauth_redirect?code=1&state=2', 400],
  ['GET', '/slack/events', 404],
  ['POST', '/slack/events', 401],
  ['GET', '/api/messages', 405],
  ['POST', '/api/messages', 400],
  ['GET', '/', 302],
  ['GET', '/playground', 302],
  ['GET', '/playground/hmep?as=colleague', 200],
  ['GET', '/playground/nowhere', 404],
  ['POST', '/playground/hmep/say', 403],
  ['GET', '/playground/assets/page.css', 200],
  ['GET', '/playground/assets/none.css', 404],
];

describe('every answer', () => {
  const database = databases[0].use();

  it('has the headers that protect whoever reads it', async () => {
    const { url } = await beginWholeBot(database());
    for (const [method, path, status] of routes) {
      const answer = await fetch(`${url}${path}`, { method, redirect: 'manual' });
      const what = `${method} ${path}`;
      expect([what, answer.status]).toEqual([what, status]);
      const headers = Object.fromEntries(answer.headers);
      expect(headers, what).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': expect.stringMatching(/^(?:no-referrer|same-origin)$/u),
        'strict-transport-security': 'max-age=31536000',
        // A script or a style of the playground may be kept, and is asked about each time.
        'cache-control': path.endsWith('page.css') ? 'no-cache' : 'no-store',
      });
      const policy = headers['content-security-policy'] ?? '';
      expect(policy, what).toMatch(/^default-src 'none';/u);
      expect(policy, what).toContain("frame-ancestors 'none'");
      expect(policy, what).not.toContain('unsafe');
    }
  });

  it('tells nobody to stay with HTTPS where the bot is not reached by it', async () => {
    const { url } = await beginWholeBot(database(), { publicUrl: 'http://bot.council.example' });
    for (const path of ['/healthz', '/my-data', '/playground/hmep?as=colleague', '/slack/install']) {
      const { headers } = await fetch(`${url}${path}`);
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });
});

describe('too many requests', () => {
  const database = databases[0].use();
  const paths: readonly [path: string, most: number][] = [
    ['/healthz', 600],
    ['/readyz', 600],
    ['/nothing', 120],
    ['/slack/events', 120],
    ['/slack/install', 30],
    ['/slack/oauth_redirect', 30],
    ['/my-data', 30],
    ['/calendar', 120],
    ['/metrics', 60],
    ['/api/messages', 120],
  ];

  it('of each path are refused from one address, while others go on', async () => {
    const { url } = await beginWholeBot(database());
    for (const [index, [path, most]] of paths.entries()) {
      const asks = async (address: string): Promise<number> =>
        (await fetch(`${url}${path}`, { headers: { 'x-forwarded-for': address } })).status;
      const statuses: number[] = [];
      while (statuses.length < most + 20) {
        statuses.push(...(await Promise.all(Array.from({ length: 10 }, () => asks(`203.0.113.${index}`)))));
      }
      const refused = statuses.filter((status) => status === 429).length;
      // Where refusals are counted when they have gone out, those of one moment pass together.
      expect(refused, path).toBeGreaterThanOrEqual(statuses.length - most - 10);
      expect(refused, path).toBeLessThanOrEqual(statuses.length - most + 1);
      expect(await asks('203.0.113.200'), path).not.toBe(429);
    }
  });

  it('ask the database once a second whether it answers', async () => {
    const { url } = await beginWholeBot(database());
    const statements = await countStatements(database(), async () => {
      for (let n = 0; n < 20; n += 1) await fetch(`${url}/readyz`);
    });
    expect(statements).toBeLessThan(5);
  });
});
