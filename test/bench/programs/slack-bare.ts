import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import pg from 'pg';
import { isReady, programSettings } from '../program.ts';
import { createReplay, type Step } from '../replay.ts';
import { botIdIn, signingSecret, tokenOf } from '../slack-places.ts';

// Bolt with the settings that it has by itself, and nothing else: it acknowledges, after the same statements where it is given any.
const {
  databaseUrl,
  apiUrl,
  steps,
  standing = [],
} = programSettings<{
  readonly databaseUrl?: string;
  readonly apiUrl?: string;
  /** Messages that are updated, by channel. */
  readonly standing?: readonly { readonly channel: string; readonly ts: string }[];
  readonly steps?: readonly Step[];
}>();
const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: tokenOf(0), botId: 'B0', botUserId: botIdIn(0) }),
  deferInitialization: true,
  ...(apiUrl !== undefined && { clientOptions: { slackApiUrl: apiUrl } }),
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
  app.action(/^tick:/u, async ({ ack, action, body, client }) => {
    await ack();
    const { action_id: actionId } = action as { readonly action_id: string };
    const [, { item }] = JSON.parse(actionId.slice('tick:'.length)) as [string, { readonly item: string }];
    const { trigger_id: trigger = '', channel } = body as {
      readonly trigger_id?: string;
      readonly channel?: { id: string };
    };
    await replay({ user: body.user.id, item, trigger, delivery: `slack:${trigger}` });
    const card = standing.find((each) => each.channel === channel?.id);
    await client.chat.update({ channel: card?.channel ?? '', ts: card?.ts ?? '', text: 'Ticked' });
  });
}
await app.init();
const server = createServer(receiver.requestListener);
server.listen(0, '127.0.0.1', () => {
  isReady({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
