import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** Milliseconds between two questions whether a replica is ready. */
const interval = 200;

interface Replica {
  url: string;
  isReady: boolean;
}

const lookAt = async (replica: Replica): Promise<void> => {
  replica.isReady = await fetch(`${replica.url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
};

/**
 * Leads requests to replicas as a proxy does: in turn to those that say they are ready, over connections that
 * it keeps open. What could not be handed over goes to another; what was handed over and not answered is a 502.
 */
export const startLoadBalancer = async () => {
  const replicas: Replica[] = [];
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  const look = setInterval(() => {
    for (const replica of replicas) void lookAt(replica);
  }, interval);

  const hand = (from: IncomingMessage, body: Buffer, to: ServerResponse, tries: number): void => {
    const ready = replicas.filter((replica) => replica.isReady);
    turn += 1;
    const replica = ready[turn % ready.length];
    const fail = (why: string): void => void to.writeHead(502).end(why);
    if (!replica || tries === 0) {
      fail('nobody is ready');
      return;
    }
    const { method, headers, url = '/' } = from;
    const onward = request(`${replica.url}${url}`, { method, headers, agent }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      replica.isReady = false;
      if (error.code === 'ECONNREFUSED') hand(from, body, to, tries - 1);
      else fail(String(error));
    });
    onward.end(body);
  };

  const server = createServer((from, to) => {
    buffer(from).then(
      (body) => hand(from, body, to, 5),
      () => to.destroy(),
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    clearInterval(look);
    agent.destroy();
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** A replica that is ready, in the place of the one that had this number. */
    leadTo: (number: number, url: string): void => {
      replicas[number] = { url, isReady: true };
    },
  };
};
