import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import { visibleTo } from '../support/slack/world-messages.ts';
import { alpha, clientOf, errorOf, section, startTown } from './fake-slack-town.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startTown();
});
afterEach(() => slack.stop());

const ann = () => clientOf(slack, 'xoxb-alpha');
const cat = () => clientOf(slack, 'xoxb-beta');

describe('who calls', () => {
  const call = async (init: RequestInit, method = 'auth.test') => {
    const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', ...init });
    return (await response.json()) as Record<string, unknown>;
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  test('is told by a header, or by a form', async () => {
    expect(await call({ headers: { authorization: 'Bearer xoxb-alpha' } })).toMatchObject({ ok: true, team_id: 'T1' });
    expect(await call({ headers: form, body: 'token=xoxb-beta' })).toMatchObject({ ok: true, user_id: 'UBOT2' });
  });

  test('is not told by the body of JSON', async () => {
    const body = JSON.stringify({ token: 'xoxb-alpha' });
    expect(await call({ headers: { 'content-type': 'application/json' }, body })).toMatchObject({
      error: 'not_authed',
    });
  });

  test.each([
    ['application/json', '{"a":', 'invalid_json'],
    ['application/json', '[]', 'json_not_object'],
    ['text/plain', 'hello', 'invalid_post_type'],
  ])('%s with %s is %s', async (type, body, error) => {
    expect(await call({ headers: { 'content-type': type }, body })).toMatchObject({ ok: false, error });
  });

  test('must have a token that is good', async () => {
    expect(await errorOf(clientOf(slack).auth.test())).toBe('not_authed');
    expect(await errorOf(clientOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    slack.revoke('T1');
    expect(await errorOf(ann().auth.test())).toBe('token_revoked');
    slack.revoke('T2', 'account_inactive');
    expect(await errorOf(cat().auth.test())).toBe('account_inactive');
  });

  test('must have the scope', async () => {
    const answer = await call({ headers: { authorization: 'Bearer xoxb-beta' } }, 'team.info');
    expect(answer).toMatchObject({ error: 'missing_scope', needed: 'team:read' });
    expect(answer['provided']).toContain('chat:write');
    expect((await ann().auth.test()).response_metadata?.scopes).toEqual(alpha.scopes);
  });

  test('must name a method that there is', async () => {
    expect(await errorOf(ann().apiCall('chat.shout'))).toBe('unknown_method');
  });
});

describe('people and places', () => {
  test('a person', async () => {
    const { user } = await ann().users.info({ user: 'UANN' });
    expect(user).toMatchObject({ real_name: 'Ann Archer', deleted: false, profile: { email: 'ann@example.org' } });
    expect((await ann().users.info({ user: 'UBEN' })).user).toMatchObject({ is_restricted: true });
    expect((await ann().users.info({ user: 'UOLD' })).user).toMatchObject({ deleted: true });
    expect(await errorOf(ann().users.info({ user: 'UCAT' }))).toBe('user_not_found');
  });

  test('a channel', async () => {
    expect((await ann().conversations.info({ channel: 'G1' })).channel).toMatchObject({ is_private: true });
    expect((await cat().conversations.info({ channel: 'C9' })).channel).toMatchObject({ is_ext_shared: true });
    for (const channel of ['G2', 'C9', 'C404']) {
      expect(await errorOf(ann().conversations.info({ channel }))).toBe('channel_not_found');
    }
    expect(await errorOf(ann().apiCall('conversations.info'))).toBe('invalid_arguments');
  });

  test('the members of a channel, by pages', async () => {
    const first = await ann().conversations.members({ channel: 'C1', limit: 1 });
    expect(first.members).toEqual(['UANN']);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await ann().conversations.members({ channel: 'C1', limit: 1, cursor });
    expect(second).toMatchObject({ members: ['UBOT1'], response_metadata: { next_cursor: '' } });
    expect(await errorOf(ann().conversations.members({ channel: 'C1', cursor: 'x' }))).toBe('invalid_cursor');
  });

  test('the channels that the bot is in', async () => {
    const names = async (args: object) => (await ann().users.conversations(args)).channels?.map(({ name }) => name);
    expect(await names({})).toEqual(['roads', 'closed']);
    expect(await names({ types: 'public_channel,private_channel', exclude_archived: true })).toEqual(['roads', 'team']);
    expect(await errorOf(cat().users.conversations({ types: 'im' }))).toBe('missing_scope');
  });

  test('a conversation with somebody', async () => {
    const opened = await ann().conversations.open({ users: 'UANN' });
    expect(opened.channel?.id).toMatch(/^D/u);
    expect(await ann().conversations.open({ users: 'UANN' })).toMatchObject({ already_open: true });
    expect(await errorOf(ann().conversations.open({ users: 'UOLD' }))).toBe('user_disabled');
    expect(await errorOf(ann().conversations.open({ users: 'UCAT' }))).toBe('user_not_found');
    expect(await errorOf(cat().conversations.open({ users: 'UCAT' }))).toBe('missing_scope');
  });
});

describe('messages', () => {
  const post = (args: object) => errorOf(ann().apiCall('chat.postMessage', { channel: 'C1', text: 'Hello', ...args }));

  test('stand in the channel, one after the other', async () => {
    const first = await ann().chat.postMessage({ channel: 'C1', text: 'One', blocks: [section('One')] });
    const second = await ann().chat.postMessage({ channel: 'C1', text: 'Two', thread_ts: first.ts ?? '' });
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts));
    const [one, two] = slack.world.channel('T1', 'C1').messages;
    expect(one).toMatchObject({ text: 'One', user: 'UBOT1', byBot: true, blocks: [{ block_id: expect.any(String) }] });
    expect(two).toMatchObject({ threadTs: first.ts });
  });

  test('to a person open the conversation with the bot', async () => {
    const { channel } = await ann().chat.postMessage({ channel: 'UANN', text: 'Hello' });
    expect(slack.world.direct('T1', 'UANN')).toMatchObject({ id: channel, messages: [{ text: 'Hello' }] });
    expect(await post({ channel: 'UOLD' })).toBe('ok');
  });

  test.each([
    ['not_in_channel', { channel: 'C2' }],
    ['is_archived', { channel: 'C3' }],
    ['channel_not_found', { channel: 'G2' }],
    ['channel_not_found', { channel: 'C9' }],
    ['channel_not_found', { channel: 'UCAT' }],
    ['no_text', { text: '' }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['invalid_blocks', { blocks: [section('')] }],
    ['invalid_blocks', { blocks: [{ type: 'unheard' }] }],
    ['invalid_blocks', { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }],
    ['msg_blocks_too_long', { blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) }],
    ['invalid_blocks_format', { blocks: '[' }],
    ['invalid_metadata_format', { metadata: { event_type: 'delivery' } }],
    ['invalid_metadata_format', { metadata: '{' }],
    ['metadata_too_large', { metadata: { event_type: 'delivery', event_payload: { id: 'x'.repeat(16_000) } } }],
    ['invalid_thread_ts', { thread_ts: 'yesterday' }],
  ])('%s', async (error, args) => {
    expect(await post(args)).toBe(error);
    expect(slack.world.channel('T1', 'C1').messages).toEqual([]);
  });

  test('say which block is wrong', async () => {
    const call = ann().chat.postMessage({ channel: 'C1', text: 'Hello', blocks: [section('')] });
    await expect(call).rejects.toMatchObject({
      data: { response_metadata: { messages: [expect.stringMatching(/^\[ERROR\]/u)] } },
    });
  });

  test('can be for one person only', async () => {
    await ann().chat.postEphemeral({ channel: 'C1', user: 'UANN', text: 'Psst' });
    const channel = slack.world.channel('T1', 'C1');
    expect(visibleTo(channel, 'UANN')).toMatchObject([{ text: 'Psst' }]);
    expect(visibleTo(channel, 'UBEN')).toEqual([]);
    const [hidden] = channel.messages;
    expect(await errorOf(ann().chat.update({ channel: 'C1', ts: hidden?.ts ?? '', text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await errorOf(ann().chat.postEphemeral({ channel: 'C1', user: 'UBEN', text: 'x' }))).toBe(
      'user_not_in_channel',
    );
  });

  test('are changed where they stand', async () => {
    const { ts = '' } = await ann().chat.postMessage({ channel: 'C1', text: 'One', blocks: [section('One')] });
    await ann().chat.update({ channel: 'C1', ts, text: 'Two' });
    const [kept] = slack.world.channel('T1', 'C1').messages;
    expect(kept).toMatchObject({ text: 'Two', edits: 1, blocks: [{ text: { text: 'One' } }] });
    await ann().chat.update({ channel: 'C1', ts, text: 'Three', blocks: [] });
    expect(slack.world.channel('T1', 'C1').messages).toMatchObject([{ text: 'Three', blocks: [] }]);
    const change = (args: object) => errorOf(ann().apiCall('chat.update', { channel: 'C1', ts, text: 'x', ...args }));
    expect(await change({ ts: '1.000000' })).toBe('message_not_found');
    expect(await change({ text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect(await change({ channel: 'C9' })).toBe('channel_not_found');
    slack.world.channel('T1', 'C1').isArchived = true;
    expect(await change({})).toBe('is_inactive');
  });
});
