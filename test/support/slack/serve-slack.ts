import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Slack } from '../../../adapters/slack/slack.ts';

/** The adapter on a free port of this computer, started. */
export const serveSlack = async (slack: Pick<Slack, 'listener' | 'start' | 'stop' | 'close'>) => {
  const server = createServer((request, response) => {
    if (!slack.listener(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  await slack.start();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await slack.stop();
      await slack.close();
    },
  };
};
