import { Agent, createServer, type IncomingMessage, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { giveNotice, ServerError, type ServerParts, startServer, stopServer } from '../../adapters/server.ts';

const parts: ServerParts = { ready: async () => true };

const start = async (given: ServerParts = parts) => {
  const server = await startServer(given, 0, '127.0.0.1');
  onTestFinished(() => stopServer(server));
  const { port } = server.address() as AddressInfo;
  return { server, port, url: `http://127.0.0.1:${port}` };
};

describe('the server', () => {
  it('says in one line that its port is taken, and what to do', async () => {
    const { port } = await start();
    await expect(startServer(parts, port, '127.0.0.1')).rejects.toThrow(
      new ServerError(
        `Port ${port} is in use. End the program that has it, or choose another: PORT=${port + 1} npm start`,
      ),
    );
  });

  it('names another port that there is, when the last one is taken', async () => {
    const taken = createServer();
    // Where something else has it already, that is as good.
    await new Promise<void>((resolve) => {
      taken.once('error', () => resolve());
      taken.listen(65_535, '127.0.0.1', resolve);
    });
    onTestFinished(() => void taken.close());
    const error = await startServer(parts, 65_535, '127.0.0.1').catch((thrown: Error) => thrown.message);
    expect(error).toContain('PORT=65534 npm start');
  });

  it('says in one line that its address is not of this computer', async () => {
    await expect(startServer(parts, 3000, '192.0.2.1')).rejects.toThrow(
      'Nothing can be listened to at 192.0.2.1 port 3000 (EADDRNOTAVAIL). Check HOST and PORT.',
    );
  });

  it.skipIf(process.getuid?.() === 0)('says in one line that its port is not open to everybody', async () => {
    await expect(startServer(parts, 80, '127.0.0.1')).rejects.toThrow(
      'Port 80 is not open to this user. Choose one above 1023: PORT=3000 npm start',
    );
  });

  it('says whether it lives, and whether it can work', async () => {
    let ready = true;
    const { url } = await start({ ready: async () => ready });
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    ready = false;
    // One answer of the database is everybody's for a second.
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status, { timeout: 5_000 }).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('has nothing else without a playground, and says so', async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/playground`);
    expect([answer.status, await answer.text()]).toEqual([404, 'There is no such page.\n']);
  });

  it('goes on answering while it gives notice, and has proxies go elsewhere', async () => {
    const { server, url } = await start();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const get = async (path: string) => {
      const answer = await new Promise<IncomingMessage>((resolve, reject) =>
        request(url + path, { agent }, resolve)
          .on('error', reject)
          .end(),
      );
      const { statusCode, headers } = answer;
      return [statusCode, headers.connection, await text(answer)];
    };
    expect(await get('/healthz')).toEqual([200, 'keep-alive', 'ok\n']);
    const noticed = giveNotice(server, 500);
    expect(await get('/healthz')).toEqual([200, 'close', 'ok\n']);
    expect(await get('/readyz')).toEqual([503, 'close', 'stopping\n']);
    await noticed;
  });

  it('lets whoever is being answered have the answer before it stops', async () => {
    const playground: RequestListener = (_request, response) => {
      setTimeout(() => response.end('done'), 500);
    };
    const server = await startServer({ ...parts, playground }, 0, '127.0.0.1');
    const { port } = server.address() as AddressInfo;
    const waiting = fetch(`http://127.0.0.1:${port}/playground/slow`, { method: 'POST' }).then((answer) =>
      answer.text(),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await stopServer(server);
    expect(await waiting).toBe('done');
  });

  it('stops although somebody holds a connection', async () => {
    const playground: RequestListener = () => undefined;
    const server = await startServer({ ...parts, playground }, 0, '127.0.0.1');
    const { port } = server.address() as AddressInfo;
    const waiting = fetch(`http://127.0.0.1:${port}/playground/slow`).catch(() => 'ended');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await stopServer(server);
    expect(await waiting).toBe('ended');
  });
});
