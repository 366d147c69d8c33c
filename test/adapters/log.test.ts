import { describe, expect, it } from 'vitest';
import { createLog } from '../../adapters/log.ts';
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
