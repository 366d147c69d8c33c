import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../adapters/log.ts';
import { startServer, stopServer } from '../../adapters/server.ts';
import { currentReference, referenceHere, withoutReference, withReference } from '../../src/chat/reference.ts';
import { databases } from '../support/databases.ts';
import { beginWholeBot } from './whole-bot-set-up.ts';

const form = /\b[2-9B-DF-HJ-NP-TV-XZ]{8}\b/u;

interface Line {
  readonly msg: string;
  readonly reference?: string;
}

const linesOf = (lines: readonly string[]): readonly Line[] => lines.map((line) => JSON.parse(line) as Line);

describe('a reference', () => {
  it('is one for all that belongs together, and another for the next', async () => {
    const seen = await Promise.all(
      [1, 2].map(() =>
        withReference(async () => {
          const first = referenceHere();
          await sleep(5);
          return [first, referenceHere(), currentReference(), withReference(referenceHere)];
        }),
      ),
    );
    for (const each of seen) {
      expect(new Set(each).size).toBe(1);
      expect(each[0]).toMatch(form);
    }
    expect(seen[0]?.[0]).not.toBe(seen[1]?.[0]);
  });

  it('is none where nobody asked for something, though a request nudged it', () => {
    expect(currentReference()).toBeUndefined();
    expect(withReference(() => withoutReference(currentReference))).toBeUndefined();
    expect(referenceHere()).not.toBe(referenceHere());
  });

  it('stands in every line of its request, also in those after the answer', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const server = await startServer(
      {
        ready: async () => true,
        listeners: [
          (_, response) => {
            log.info({}, 'first');
            void sleep(5).then(() => {
              response.end(referenceHere());
              setImmediate(() => log.info({}, 'late'));
            });
            return true;
          },
        ],
      },
      0,
      '127.0.0.1',
    );
    onTestFinished(() => stopServer(server));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const read = await Promise.all([1, 2, 3].map(async () => (await fetch(url)).text()));
    await expect.poll(() => lines).toHaveLength(6);
    expect(new Set(read).size).toBe(3);
    for (const reference of read) {
      const own = linesOf(lines).filter((line) => line.reference === reference);
      expect(own.map(({ msg }) => msg)).toEqual(['first', 'late']);
    }
  });
});

describe('whoever reads a reference', () => {
  const database = databases[0].use();

  it('reads the one in the log, on every platform', async () => {
    const { url, lines, sends, typedInSlack } = await beginWholeBot(database());
    const { prisma } = database();
    await prisma.$executeRaw`ALTER TABLE cases RENAME TO cases_gone`;
    onTestFinished(async () => void (await prisma.$executeRaw`ALTER TABLE cases_gone RENAME TO cases`));

    const onSlack = await (await sends(typedInSlack('status'))).text();
    const body = new URLSearchParams({ as: 'colleague', delivery: 'd1', page: 'p1', text: '/hmep status' });
    const headers = { origin: url, accept: 'text/vnd.turbo-stream.html' };
    const inPlayground = await fetch(`${url}/playground/hmep/say`, { method: 'POST', body, headers });
    for (const said of [onSlack, await inPlayground.text()]) {
      const [, reference = 'none'] = /The reference is (\w+)/u.exec(said) ?? [];
      const own = linesOf(lines).filter((line) => line.reference === reference);
      expect(own.map(({ msg }) => msg)).toContain('a request failed');
    }
    // What Prisma threw quotes the statement, and what was put into it.
    expect(lines.join('')).not.toMatch(/SELECT|cases_gone|does not exist/u);
  });

  it('reads the same where Slack does not finish an installation', async () => {
    const broken = createServer((_, response) => response.writeHead(500).end());
    await new Promise<void>((resolve) => void broken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void broken.close());
    const { url, lines } = await beginWholeBot(database(), {
      slackApiUrl: `http://127.0.0.1:${(broken.address() as AddressInfo).port}/api/`,
    });
    const install = await fetch(`${url}/slack/install`);
    const [, state = ''] = /[?&]state=([^&"]+)/u.exec((await install.text()).replaceAll('&amp;', '&')) ?? [];
    const cookie = install.headers.get('set-cookie')?.split(';')[0] ?? '';
    const back = await fetch(`${url}/slack/oauth_redirect?code=c&state=${state}`, { headers: { cookie } });
    const [, reference = 'none'] = /this reference: (\w+)/u.exec(await back.text()) ?? [];
    expect(back.status).toBe(502);
    const [line] = linesOf(lines).filter((each) => each.reference === reference);
    expect(line?.msg).toBe('Slack did not finish an installation');
  });
});
