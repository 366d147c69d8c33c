import { LogLevel, WebClient } from '@slack/web-api';
import { Pool } from 'undici';
import { channelId, type Places, tokenOf } from './slack-places.ts';

/** What a message of the bot's looks like on its way. */
const message = (channel: string) => ({
  channel,
  text: 'News',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'News', emoji: false } } as const,
    { type: 'section', text: { type: 'plain_text', text: 'News for everybody.', emoji: false } } as const,
  ],
  metadata: { event_type: 'hmep_delivery', event_payload: { delivery: '00000000-0000-0000-0000-000000000000' } },
  unfurl_links: false,
  unfurl_media: false,
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Calls Slack over a pool of connections, without any library of Slack's. */
export const createBareClient = (apiUrl: string) => {
  const { origin } = new URL(apiUrl);
  const pool = new Pool(origin, { connections: 64 });
  return {
    /** @returns whether Slack took it; otherwise it came too soon */
    post: async (token: string, channel: string): Promise<boolean> => {
      const response = await pool.request({
        path: '/api/chat.postMessage',
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
        body: JSON.stringify(message(channel)),
      });
      const answer = (await response.body.json()) as { readonly ok: boolean; readonly error?: string };
      if (!answer.ok && answer.error !== 'ratelimited') throw new Error(`Slack answered ${answer.error}`);
      return answer.ok;
    },
    close: () => pool.close(),
  };
};

/** Milliseconds between two messages to one channel. */
const gap = 1_000;

/** A timer for each channel and nothing else: so many messages to each, a second apart. */
export const createPooledLoop =
  ({ post }: ReturnType<typeof createBareClient>, { workspaces, channels }: Places, each: number) =>
  async (): Promise<void> => {
    /** @returns milliseconds until the next; a timer may come a moment early, and calls overtake each other */
    const postOne = async (index: number): Promise<{ readonly isTaken: boolean; readonly wait: number }> => {
      const begun = performance.now();
      const workspace = Math.floor(index / channels);
      const isTaken = await post(tokenOf(workspace), channelId(workspace, index % channels));
      return { isTaken, wait: isTaken ? begun + gap - performance.now() : 1 };
    };
    const channel = async (index: number): Promise<void> => {
      for (let sent = 0; sent < each; ) {
        const { isTaken, wait } = await postOne(index);
        if (isTaken) sent += 1;
        if (sent < each) await pause(wait);
      }
    };
    await Promise.all(Array.from({ length: workspaces * channels }, (_, index) => channel(index)));
  };

const concurrency = 50;

/** One message to every channel by Slack's own client, 50 at once. */
export const webClientLoop = async (apiUrl: string, { workspaces, channels }: Places): Promise<void> => {
  const client = new WebClient(undefined, {
    slackApiUrl: apiUrl,
    maxRequestConcurrency: concurrency,
    logLevel: LogLevel.ERROR,
  });
  const rest = Array.from({ length: workspaces * channels }, (_, index) => index).values();
  const loop = async (): Promise<void> => {
    for (const index of rest) {
      const workspace = Math.floor(index / channels);
      await client.chat.postMessage({
        token: tokenOf(workspace),
        ...message(channelId(workspace, index % channels)),
      });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
};
