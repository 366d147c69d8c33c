import { WebAPIPlatformError } from '@slack/web-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createLog } from '../../adapters/log.ts';
import { ServiceFault } from '../../adapters/teams/bot-framework/fault.ts';
import { button, createTestBot, said } from '../support/bot.ts';
import { databases } from '../support/databases.ts';

const collect = (level = 'debug') => {
  const lines: string[] = [];
  return { lines, log: createLog(level, { write: (line) => void lines.push(line) }) };
};

const mail = 'officer.one@council.example';

describe('the log', () => {
  it('holds of an error where it was and of what kind, never its words', () => {
    const { lines, log } = collect();
    const cause = Object.assign(new TypeError(`password of ${mail}`), { code: 'ECONNREFUSED', address: mail });
    log.error(
      { err: new Error(`It failed for ${mail}\n    at home`, { cause }), reference: 'ABCD2345' },
      'a request failed',
    );
    const [line = ''] = lines;
    expect(line).not.toContain(mail);
    expect(JSON.parse(line)).toMatchObject({
      msg: 'a request failed',
      reference: 'ABCD2345',
      err: {
        type: 'Error',
        stack: expect.stringMatching(/log\.test\.ts/u),
        cause: { type: 'TypeError', code: 'ECONNREFUSED' },
      },
    });
  });

  it.each([mail, { mail }, null, undefined, 7, [mail]])('holds of %j, thrown, no more than its type', (thrown) => {
    const { lines, log } = collect();
    log.error({ err: thrown }, 'failed');
    expect(lines.join('')).not.toContain(mail);
  });

  it('holds nothing of an error whose parts are a trap', () => {
    const { lines, log } = collect();
    const error = Object.assign(new Error(mail), { code: mail, name: 'E'.repeat(5) });
    Object.assign(error, {
      errors: [new Error(mail)],
      meta: { mail },
      stack: `${mail}\n    at ${import.meta.filename}`,
    });
    log.error({ err: error }, 'failed');
    expect(lines.join('')).not.toContain(mail);
  });

  it('takes no line of a message for a place', () => {
    const { lines, log } = collect();
    log.error({ err: new Error(`It failed:\n    at ${mail} (home)`) }, 'failed');
    expect(lines.join('')).not.toContain(mail);
  });

  it('holds no words of an error of the database, of Slack, of Teams or of a check', async () => {
    const database = await databases[0].open();
    onTestFinished(() => database.close());
    const { prisma } = database;
    const { lines, log } = collect();
    const thrown = async (work: () => unknown): Promise<void> => {
      try {
        await work();
      } catch (err) {
        expect(JSON.stringify(err, Object.getOwnPropertyNames(err)) + String(err)).toContain(mail);
        log.error({ err }, 'failed');
      }
    };
    const data = { platform: 'slack', externalId: mail, name: mail, state: 'admitted', createdAt: mail } as const;
    await thrown(() => prisma.workspace.create({ data }));
    await thrown(() => prisma.$queryRawUnsafe(`SELECT '${mail}'::uuid`));
    await thrown(() => z.object({ [mail]: z.string() }).parse({}));
    await thrown(() => {
      throw new WebAPIPlatformError({ ok: false, error: mail });
    });
    await thrown(() => {
      throw new ServiceFault({ kind: 'refused', status: 403, error: mail }, { cause: new Error(mail) });
    });
    await thrown(() => {
      throw new AggregateError([new Error(mail)], mail);
    });
    expect(lines).toHaveLength(6);
    expect(lines.join('')).not.toContain(mail);
  });

  it('holds no field that nobody knows, whatever it says', () => {
    const { lines, log } = collect();
    const words = 'What somebody typed';
    const fields = {
      text: words,
      name: words,
      email: mail,
      token: words,
      title: words,
      values: { words },
      body: [words],
    };
    log.info({ ...fields, lane: 'l1', status: 3, late: true, to: new Date(0), subject: { words } }, 'said');
    expect(lines.join('')).not.toContain(words);
    expect(lines.join('')).not.toContain(mail);
    const to = '1970-01-01T00:00:00.000Z';
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ lane: 'l1', status: 3, late: true, to, subject: '[removed]' });
  });

  it.each([
    ['xoxb-123-456-abcDEF'],
    ['xoxe.xoxp-1-Mi0yLT'],
    ['xapp-1-A0-12-ab'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl'],
    ['Bearer abcdef0123456789'],
    [mail],
    ['postgresql://bot:hunter2@db/hmep'],
    ['https://hooks.slack.com/commands/T1/2/abc'],
  ])('holds no %s, wherever it stands', (secret) => {
    const { lines, log } = collect();
    for (const field of ['slack', 'teams', 'fault', 'said', 'what', 'subject'])
      log.error({ [field]: `it is ${secret}, so` }, 'failed');
    expect(lines).toHaveLength(6);
    for (const line of lines) {
      expect(line).toContain('it is [removed]');
      expect(line).not.toContain(secret);
    }
  });

  it('is one object a line, at its level', () => {
    const { lines, log } = collect('error');
    log.info({}, 'not shown');
    log.error({ text: 'two\nlines' }, 'shown');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trim().split('\n')).toHaveLength(1);
  });
});

describe('what people do', () => {
  const [embedded] = databases;
  const database = embedded.use();

  it('leaves neither addresses nor codes in the log', async () => {
    const { lines, log } = collect();
    const { app, clock, person, logged } = await createTestBot(database());
    const ada = person('Ada Example', { email: mail });
    const code = await app.office.newCode(clock.now());
    await ada.types(`claim ${code}`);
    const asked = await ada.types('volunteer');
    const step = await ada.submits(asked, {
      kind: 'officer',
      name: 'Ada Example',
      email: mail,
      organisations: ['E06000010'],
      role: 'x',
    });
    const done = await ada.submits(step, { 'theme-assets': 'led', privacyNotice: true });
    expect(said(done)).toContain(mail);
    await ada.presses(button(done, 'Withdraw'));
    await ada.submits(step, { '\u0000': mail });

    for (const { fields, message } of logged) log.info(fields, message);
    const all = lines.join('');
    for (const secret of [mail, code, code.replaceAll('-', ''), 'Ada Example']) expect(all).not.toContain(secret);
  });
});
