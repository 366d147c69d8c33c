import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sendRaw } from '../support/playground-raw.ts';
import { useServed } from './served.ts';

const served = useServed();

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    'officer',
    'office',
    '/hmep',
    '/hmep report',
    '/hmep card',
    '@hmep tell',
    'home',
    '1',
    '7',
    'submit',
    '',
  ),
  fc.constantFrom('change', 'keep', 'back', 'afresh', 'later', 'report', 'questions', 'card', '{}', 'null', '[1]'),
  fc.constantFrom('{"command":"card","values":{}}', '{"command":"count","values":{"__proto__":"x"}}'),
  fc.constantFrom('{"draft":"00000000-0000-4000-8000-000000000000","step":0}', '9'.repeat(18)),
);
const names = [
  'as',
  'page',
  'delivery',
  'text',
  'message',
  'press',
  'command',
  'ref',
  'turn',
  'field.kind',
  'field.line',
  'field',
  'q',
];
const pairs = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), oddText), { maxLength: 14 });
const place = fc.constantFrom('hmep', 'highways', 'home', 'nowhere', 'assets', '%ff', '..', '');
const act = fc.constantFrom('say', 'press', 'form', 'suggest', '', 'main.js', '%00');

const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE'),
  path: fc.tuple(place, act).map(([where, what]) => `/playground/${where}/${what}`),
  pairs,
  persona: fc.boolean(),
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json',
    'multipart/form-data; boundary=b',
  ),
});

const sensible: Readonly<Record<string, string>> = { as: 'officer', page: 'p', delivery: 'd' };

it('answers a thousand random requests without failing once', { timeout: 300_000 }, async () => {
  const { port, app, url } = served();
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, pairs: sent, persona, type }) => {
      const query = new URLSearchParams([...Object.entries(persona ? sensible : {}), ...sent]).toString();
      const answer = await sendRaw(port, {
        method,
        path: method === 'GET' || method === 'HEAD' ? `${path}?${query}` : path,
        headers: { origin: url, 'content-type': type },
        ...(method !== 'GET' && method !== 'HEAD' && { body: query }),
      });
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400 && method !== 'HEAD') expect(answer.text).toMatch(/^[A-Z][^\n<]+\.\n$/u);
    }),
    { seed: 1_122, numRuns: 1_000 },
  );
  expect(app.logged).toEqual([]);
  expect((await sendRaw(port, { path: '/playground/hmep?as=officer' })).status).toBe(200);
});
