import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import { applyMessagePayload } from '../support/slack/message-payload.ts';
import { say } from '../support/slack/world-messages.ts';
import { clientOf, errorOf, section, startTown } from './fake-slack-town.ts';

let slack: FakeSlack;
let now = new Date('2027-03-01T09:00:00Z');
beforeEach(async () => {
  now = new Date('2027-03-01T09:00:00Z');
  slack = await startTown({ now: () => now });
});
afterEach(() => slack.stop());

const client = () => clientOf(slack, 'xoxb-alpha');
const channel = () => slack.world.channel('T1', 'C1');

describe('history', () => {
  const metadata = { event_type: 'delivery', event_payload: { id: '7' } };

  test('comes from the newest on, with metadata for those who ask', async () => {
    await client().chat.postMessage({ channel: 'C1', text: 'One', metadata });
    const { ts: latest = '' } = await client().chat.postMessage({ channel: 'C1', text: 'Two' });
    await client().chat.postEphemeral({ channel: 'C1', user: 'UANN', text: 'Psst' });
    const texts = async (args: object) =>
      (await client().conversations.history({ channel: 'C1', ...args })).messages?.map(({ text }) => text);
    expect(await texts({})).toEqual(['Two', 'One']);
    expect(await texts({ latest })).toEqual(['One']);
    expect(await texts({ oldest: latest, inclusive: true })).toEqual(['Two']);
    expect(await texts({ limit: 1 })).toEqual(['Two']);
    const with_ = await client().conversations.history({ channel: 'C1', include_all_metadata: true });
    expect(with_.messages?.at(-1)?.metadata).toEqual(metadata);
    const without = await client().conversations.history({ channel: 'C1' });
    expect(without.messages?.at(-1)?.metadata).toBeUndefined();
  });

  test('wants the scope of its kind of channel, and a bot that is there', async () => {
    const beta = clientOf(slack, 'xoxb-beta');
    expect(await errorOf(beta.conversations.history({ channel: 'C9' }))).toBe('missing_scope');
    const { channel: direct = '' } = await beta.chat.postMessage({ channel: 'UCAT', text: 'Hello' });
    expect(await errorOf(beta.conversations.history({ channel: direct }))).toBe('ok');
    expect(await errorOf(client().conversations.history({ channel: 'C2' }))).toBe('not_in_channel');
  });
});

describe('a response URL', () => {
  const post = (url: string, body: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const command = { workspace: 'T1', channel: 'C1', user: 'UANN' };

  test('answers the person alone, or everybody', async () => {
    const url = slack.newResponseUrl(command);
    await post(url, { text: 'For you' });
    await post(url, { text: 'For all', response_type: 'in_channel' });
    expect(channel().messages).toMatchObject([{ text: 'For you', onlyFor: 'UANN' }, { text: 'For all' }]);
    const [, open] = channel().messages;
    expect(open?.onlyFor).toBeUndefined();
    expect(await errorOf(client().chat.update({ channel: 'C1', ts: open?.ts ?? '', text: 'x' }))).toBe(
      'cant_update_message',
    );
  });

  test('is good five times', async () => {
    const url = slack.newResponseUrl(command);
    for (let use = 0; use < 5; use += 1) expect((await post(url, { text: 'Hello' })).status).toBe(200);
    const sixth = await post(url, { text: 'Hello' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
  });

  test('is good for half an hour', async () => {
    const url = slack.newResponseUrl(command);
    now = new Date(now.getTime() + 30 * 60_000);
    expect(await (await post(url, { text: 'Hello' })).json()).toEqual({ ok: false, error: 'expired_url' });
  });

  test('replaces or deletes the message whose button was pressed', async () => {
    const { ts: message } = say(slack.world, channel(), 'UBOT1', 'Before');
    const url = slack.newResponseUrl({ ...command, message });
    await post(url, { text: 'After', replace_original: true });
    expect(channel().messages).toMatchObject([{ ts: message, text: 'After', edits: 1 }]);
    await post(url, { delete_original: true });
    expect(channel().messages).toEqual([]);
  });

  test('refuses what a message may not be', async () => {
    const url = slack.newResponseUrl(command);
    const answer = await post(url, { text: 'Hello', blocks: [section('')] });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_blocks' }]);
    expect(await (await post(url, { channel: 'C1', text: 'x' })).json()).toMatchObject({ error: 'invalid_arguments' });
    expect(channel().messages).toEqual([]);
  });

  test('takes what an acknowledgement takes', () => {
    const apply = (payload: unknown) => applyMessagePayload(slack.world, { ...command, payload });
    expect(apply('Hello')).toMatchObject({ ok: true, kind: 'posted', message: { text: 'Hello', onlyFor: 'UANN' } });
    expect(apply('')).toEqual({ ok: true, kind: 'nothing' });
    expect(apply({})).toEqual({ ok: false, error: 'no_text', messages: [] });
    expect(apply({ text: 'x', response_type: 'loud' })).toMatchObject({ ok: false, error: 'invalid_arguments' });
  });
});
