import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMyDataPage } from '../../adapters/my-data/my-data.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import type { Database } from '../../src/storage/database.ts';
import { createTestBot, said, viewOf } from '../support/bot.ts';
import { mainly } from '../support/databases.ts';

const publicUrl = 'https://bot.council.example';
const email = 'ann@council.example';

const begin = async (database: Database) => {
  const bot = await createTestBot(database, { publicUrl });
  const ann = bot.person('Ann Example', { email });
  const log = {
    info: () => undefined,
    error: (fields: object) => void bot.logged.push({ fields: { ...fields }, message: '' }),
  };
  const listener = createMyDataPage({ exports: bot.app.exports, clock: bot.clock, log });
  const server = await startServer({ ready: async () => true, listeners: [listener] }, 0, '127.0.0.1');
  onTestFinished(() => stopServer(server));
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const link = async (): Promise<string> => {
    const view = viewOf(await ann.types('my-data'));
    const buttons = view.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    const found = buttons.find(({ label }) => label === 'Fetch the file');
    return found?.kind === 'link' ? found.url : '';
  };
  const asks = (url: string, method = 'GET') => fetch(url.replace(publicUrl, local), { method });
  return { ...bot, ann, link, asks, local };
};

describe.each(mainly('postgresql'))('the page to one’s data, on $kind', ({ use }) => {
  const database = use();

  it('shows a button, which spends nothing, and gives the file once', async () => {
    const { link, asks } = await begin(database());
    const url = await link();
    expect(url).toMatch(/^https:\/\/bot\.council\.example\/my-data\/[\w-]{43}$/u);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await asks(url, method);
      expect(page.status).toBe(200);
      if (method === 'GET') expect(await page.text()).toContain('<form method="post"><button type="submit">');
    }
    const file = await asks(url, 'POST');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="hmep-my-data.json"');
    expect(await file.json()).toMatchObject({
      held: { 'Your accounts': [{ email, workspace: 'Westhaven County Council' }] },
    });

    for (const method of ['POST', 'GET']) {
      const again = await asks(url, method);
      expect(again.status).toBe(404);
      expect(await again.text()).toContain('Type <code>/hmep my-data</code> in Slack');
    }
  });

  it('is given once however many ask at once', async () => {
    const { link, asks } = await begin(database());
    const url = await link();
    const answers = await Promise.all(Array.from({ length: 8 }, () => asks(url, 'POST')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('works for a quarter of an hour, and not beside a newer one', async () => {
    const { link, asks, clock } = await begin(database());
    const old = await link();
    const url = await link();
    expect((await asks(old)).status).toBe(404);
    clock.advance({ minutes: 14 });
    expect((await asks(url)).status).toBe(200);
    clock.advance({ minutes: 1 });
    expect((await asks(url)).status).toBe(404);
    expect((await asks(url, 'POST')).status).toBe(404);
  });

  it.each([
    '/my-data',
    '/my-data/',
    `/my-data/${'A'.repeat(43)}`,
    '/my-data/short',
    `/my-data/${'%27'.repeat(20)}`,
    '/my-data/%00',
    `/my-data/${'x'.repeat(4_000)}`,
  ])('says the same of whatever was never a link: %s', async (path) => {
    const { asks, local } = await begin(database());
    for (const method of ['GET', 'POST']) {
      const answer = await asks(`${local}${path}`, method);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('This link does not work any more');
    }
  });

  it('is kept nowhere, framed by nobody, and told to nobody', async () => {
    const { link, asks } = await begin(database());
    const url = await link();
    for (const answer of [await asks(url), await asks(url, 'POST'), await asks(url)]) {
      const headers = Object.fromEntries(answer.headers);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/u);
      expect(headers).not.toHaveProperty('set-cookie');
    }
  });

  it('keeps the link itself nowhere: not stored, not in the journal, not in the log', async () => {
    const { link, asks, logged } = await begin(database());
    const url = await link();
    await asks(url, 'POST');
    const { prisma } = database();
    const token = url.split('/').at(-1) ?? '';
    const stored = JSON.stringify([
      logged,
      await prisma.dataExport.findMany(),
      await prisma.handledRequest.findMany(),
      await prisma.auditEntry.findMany(),
    ]);
    expect(stored).not.toContain(token);
  });

  it('answers an address thirty times a minute', async () => {
    const { asks, local } = await begin(database());
    const url = `${local}/my-data/${'B'.repeat(43)}`;
    const answers = await Promise.all(Array.from({ length: 40 }, () => asks(url, 'POST')));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it('does nothing else, and leaves other paths to others', async () => {
    const { asks, link, local } = await begin(database());
    expect((await asks(await link(), 'DELETE')).status).toBe(405);
    expect((await asks(`${local}/my-data-of-others`)).status).toBe(404);
    expect(await (await asks(`${local}/my-data-of-others`)).text()).toContain('There is no such page.');
  });
});

describe.each(mainly('postgresql'))('my-data, on $kind', ({ use }) => {
  const database = use();

  it('says all of it in words, to its person alone, also where the workspace still waits', async () => {
    const { person } = await createTestBot(database(), { publicUrl });
    const waiting = { platform: 'slack', workspace: { externalId: 'T9', name: 'Waiting Council' } } as const;
    const reply = await person('Ben Example', { ...waiting, email }).types('my-data');
    expect(reply).toMatchObject({ kind: 'show', to: 'caller' });
    expect(said(reply)).toContain(`Ben Example, ${email}, in Waiting Council (Slack), since`);
    expect(said(reply)).toContain('Give the link to nobody: whoever has it can fetch the file.');
  });

  it('gives it as data in the message where there is no page, save what no message holds', async () => {
    const { person, app, clock } = await createTestBot(database());
    const cllr = person('Member Example', { email });
    const workspace = { externalId: 'westhaven', name: 'Westhaven County Council' };
    const told = {
      platform: 'playground',
      workspace,
      externalId: 'member-example',
      name: 'Member Example',
      email,
    } as const;
    const { person: personId } = await app.people.meet(told, clock.now());
    await database().prisma.peer.create({
      data: {
        personId,
        kind: 'member',
        state: 'interested',
        name: 'Member Example',
        email,
        role: 'Ward of Example',
        telephone: '020 7946 0123',
        privacyNotice: '2026-11',
        volunteeredAt: clock.now(),
        updatedAt: clock.now(),
        groupOffice: { create: { groupOffice: 'liberal-democrat' } },
      },
    });
    const words = said(await cllr.types('my-data'));
    expect(words).toContain('The same as data (JSON)');
    for (const held of [
      'Evening number: 020 7946 0123',
      '"telephone": "020 7946 0123"'.replace(': ', ':'),
      'Your group office',
    ])
      expect(words).toContain(held);
    expect(words).not.toContain('liberal-democrat');

    const token = await app.exports.newToken(personId, clock.now());
    expect(JSON.stringify(await app.exports.spend(token, clock.now()))).toContain('liberal-democrat');
    expect(await app.exports.spend(token, clock.now())).toBeUndefined();
  });
});
