import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import pg from 'pg';
import { isReady, programSettings } from '../program.ts';
import { createReplay, type Step } from '../replay.ts';
import { botIdIn, signingSecret, tokenOf } from '../slack-places.ts';

// Bolt with the settings that it has by itself, and nothing else: it acknowledges, after the same statements where it is given any.
const { databaseUrl, steps } = programSettings<{
  readonly databaseUrl?: string;
  readonly steps?: readonly Step[];
}>();
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: tokenOf(0), botId: 'B0', botUserId: botIdIn(0) }),
  deferInitialization: true,
  logLevel: LogLevel.ERROR,
});
app.command('/hmep', ({ ack }) => ack());
if (databaseUrl !== undefined && steps) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
    },
  });
  const replay = createReplay(pool, steps);
  app.view('form', async ({ ack, body }) => {
    const { draft } = JSON.parse(body.view.private_metadata) as { readonly draft: string };
    const { trigger_id: trigger = '' } = body as { readonly trigger_id?: string };
    await replay({ user: body.user.id, draft, delivery: `slack:${trigger}` });
    await ack();
  });
}
await app.init();
const server = createServer(receiver.requestListener);
server.listen(0, '127.0.0.1', () => {
  isReady({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
