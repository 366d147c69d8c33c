import { describe, expect, it } from 'vitest';
import type { MessageRef, Outcome } from '../../src/delivery/message.ts';
import { databases } from '../support/databases.ts';
import type { Injected } from '../support/slack/injections.ts';
import { channels, people, workspace } from './bot-set-up.ts';
import { beginMessenger, delivery, toChannel, toPerson } from './messenger-set-up.ts';

const database = databases[1].use();
const begin = (...scopes: readonly string[]) => beginMessenger(database(), scopes);

const refOf = (outcome: Outcome): MessageRef => {
  if (outcome.kind !== 'sent') throw new Error(`It was not sent: ${outcome.kind}`);
  return outcome.ref;
};

const error = (word: string): Injected => ({ kind: 'error', error: word });
const history = ['channels:history', 'im:write'] as const;

describe('a message', () => {
  it('is sent to a channel, with its plain text, its blocks and the number of its delivery', async () => {
    const { send, posted, bot } = await begin();
    expect(await send()).toEqual({ kind: 'sent', ref: { channel: channels.roads, ts: expect.any(String) } });
    const metadata = { event_type: 'hmep_delivery', event_payload: { delivery } };
    expect(posted()).toMatchObject([{ text: expect.stringContaining('&lt;!channel&gt;'), metadata }]);
    expect(bot.fake.calls.findLast(({ method }) => method === 'chat.postMessage')?.args).toMatchObject({
      blocks: [expect.objectContaining({ type: 'rich_text' })],
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it('is sent to somebody', async () => {
    const { send, postedToAnn } = await begin();
    expect(await send(toPerson(people.ann))).toMatchObject({ kind: 'sent' });
    expect(postedToAnn()).toHaveLength(1);
  });

  it.each<readonly [what: string, answer: Injected, outcome: object]>([
    ['an archived channel', error('is_archived'), { kind: 'unreachable', why: 'The channel was archived.' }],
    [
      'a channel it was taken out of',
      error('not_in_channel'),
      { kind: 'unreachable', why: expect.stringContaining('/invite @HMEP') },
    ],
    ['a channel that is gone', error('channel_not_found'), { kind: 'unreachable' }],
    ['somebody who is gone', error('user_not_found'), { kind: 'unreachable' }],
    ['somebody whose account is closed', error('user_disabled'), { kind: 'unreachable' }],
    ['what Slack does not let it', error('restricted_action'), { kind: 'unreachable' }],
    [
      'Slack while it has no time',
      error('service_unavailable'),
      { kind: 'failed', why: 'Slack could not take it just now.' },
    ],
    ['Slack, which finds it wrong', error('invalid_blocks'), { kind: 'failed', final: true }],
    ['a proxy that is in the way', { kind: 'status', status: 503 }, { kind: 'failed' }],
    ['Slack, which may have done it', error('internal_error'), { kind: 'uncertain' }],
    ['Slack, which breaks', { kind: 'status', status: 500, body: 'no' }, { kind: 'uncertain' }],
    ['what answers no JSON', { kind: 'status', status: 200, body: '<html>' }, { kind: 'uncertain' }],
    ['a connection that closes before', { kind: 'close', effect: 'missing' }, { kind: 'uncertain' }],
    ['a connection that closes after', { kind: 'close', effect: 'done' }, { kind: 'uncertain' }],
  ])('to %s has an outcome', async (_, answer, outcome) => {
    const { sendWhile, bot } = await begin();
    expect(await sendWhile(answer)).toMatchObject(outcome);
    expect(bot.leaks('A notice about')).toEqual([]);
  });

  it('to an archived channel, as Slack really has it, is unreachable', async () => {
    const { send, bot } = await begin();
    bot.fake.world.channel(workspace.id, channels.roads).isArchived = true;
    expect(await send()).toMatchObject({ kind: 'unreachable' });
  });

  it('to a channel without the bot is unreachable', async () => {
    const { send } = await begin();
    expect(await send(toChannel(channels.without))).toMatchObject({ kind: 'unreachable' });
  });

  it.each<readonly [what: string, answer: Injected, left: number]>([
    ['is archived', error('is_archived'), 0],
    ['it was taken out of', error('not_in_channel'), 0],
    ['is gone', error('channel_not_found'), 0],
    ['does not let it write just now', error('restricted_action'), 1],
    ['may have it', error('internal_error'), 1],
  ])('to a channel that %s leaves it known only where it may be written to again', async (_, answer, left) => {
    const { sendWhile, known } = await begin();
    expect(await known()).toBe(1);
    await sendWhile(answer);
    expect(await known()).toBe(left);
  });

  it('to somebody whom nobody knows is unreachable', async () => {
    const { send } = await begin();
    expect(await send(toPerson('U0NOBODY'))).toMatchObject({ kind: 'unreachable' });
  });

  it('waits as long as Slack says, for that recipient', async () => {
    const { sendWhile, send, bot } = await begin();
    const answer = { kind: 'status', status: 429, headers: { 'retry-after': '30' }, body: '{}' } as const;
    const notBefore = new Date(bot.clock.now().getTime() + 30_000);
    expect(await sendWhile(answer)).toEqual({ kind: 'later', notBefore });
    expect(await send(toPerson(people.ann))).toMatchObject({ kind: 'sent' });
  });

  it.each(['token_revoked', 'account_inactive'] as const)('stops the workspace at %s', async (as) => {
    const { send, bot } = await begin();
    bot.fake.revoke(workspace.id, as);
    expect(await send()).toMatchObject({ kind: 'stopped' });
    expect(bot.leaks()).toEqual([]);
  });

  it('stops the workspace once the bot was uninstalled there', async () => {
    const { send, bot } = await begin();
    await bot.connection.installations.end(workspace.id as never, bot.installedAt);
    expect(await send()).toMatchObject({ kind: 'stopped' });
  });

  it('fails where nothing listens, and may be tried again', async () => {
    const { send, bot } = await begin();
    await bot.fake.stop();
    expect(await send()).toEqual({ kind: 'failed', why: 'Slack could not be reached.' });
  });

  it.each<readonly [what: string, answer: Injected]>([
    ['Slack broke', { kind: 'status', status: 500, body: 'no' }],
    ['the connection closed before', { kind: 'close', effect: 'missing' }],
  ])('is known not to be there when %s and the history may be read', async (_, answer) => {
    const { sendWhile, posted } = await begin(...history);
    expect(await sendWhile(answer)).toMatchObject({ kind: 'failed' });
    expect(posted()).toEqual([]);
  });

  it('is found when the connection closed after it, and the history may be read', async () => {
    const { sendWhile, posted } = await begin(...history);
    const ref = { channel: channels.roads, ts: expect.any(String) };
    expect(await sendWhile({ kind: 'close', effect: 'done' })).toEqual({ kind: 'sent', ref });
    expect(posted()).toHaveLength(1);
  });

  it('is found in direct messages, which need one scope more', async () => {
    const { sendWhile, postedToAnn } = await begin(...history);
    expect(await sendWhile({ kind: 'close', effect: 'done' }, toPerson(people.ann))).toMatchObject({ kind: 'sent' });
    expect(postedToAnn()).toHaveLength(1);
  });

  it('stays uncertain where the history cannot be read now', async () => {
    const { sendWhile, bot } = await begin(...history);
    bot.fake.inject({ method: 'conversations.history', answer: { kind: 'status', status: 500 } });
    expect(await sendWhile({ kind: 'close', effect: 'done' })).toMatchObject({ kind: 'uncertain' });
  });
});

describe('an update', () => {
  it('in a channel that the bot was taken out of has it forgotten', async () => {
    const { send, update, known, bot } = await begin();
    const ref = refOf(await send());
    bot.fake.inject({ method: 'chat.update', answer: error('channel_not_found') });
    expect(await update(ref)).toMatchObject({ kind: 'unreachable' });
    expect(await known()).toBe(0);
  });

  it('changes the message where it stands', async () => {
    const { send, update, posted } = await begin();
    const ref = refOf(await send());
    expect(await update(ref)).toEqual({ kind: 'sent', ref });
    expect(posted()).toMatchObject([{ text: expect.stringContaining('Later'), edits: 1 }]);
  });

  it.each<readonly [what: string, answer: Injected, kind: string]>([
    ['was deleted', error('message_not_found'), 'unreachable'],
    ['is not the bot’s', error('cant_update_message'), 'unreachable'],
    ['is too old', error('edit_window_closed'), 'unreachable'],
    ['is in an archived channel', error('is_inactive'), 'unreachable'],
    ['is limited', { kind: 'status', status: 429, headers: { 'retry-after': '5' }, body: '{}' }, 'later'],
    ['meets a broken Slack', { kind: 'status', status: 500 }, 'uncertain'],
  ])('of one that %s has an outcome', async (_, answer, kind) => {
    const { send, update, bot } = await begin();
    const ref = refOf(await send());
    bot.fake.inject({ method: 'chat.update', answer });
    expect(await update(ref)).toMatchObject({ kind });
  });

  it('of one that somebody deleted is unreachable', async () => {
    const { send, update, bot } = await begin();
    const ref = refOf(await send());
    bot.fake.world.channel(workspace.id, channels.roads).messages.length = 0;
    expect(await update(ref)).toEqual({ kind: 'unreachable', why: 'The message was deleted.' });
  });
});
