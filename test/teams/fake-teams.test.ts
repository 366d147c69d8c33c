import { describe, expect, test } from 'vitest';
import { threadsOf } from '../support/teams/world-activities.ts';
import {
  chat,
  closed,
  connectorOf,
  easthaven,
  errorOf,
  hello,
  roads,
  startTown,
  westhaven,
  withCard,
  words,
} from './fake-teams-town.ts';

const at = (conversation: string, rest = ''): string => `/${encodeURIComponent(conversation)}${rest}`;

describe('who calls', () => {
  test('must have a token that was given, and is still good', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    const send = () => ask('POST', at(roads, '/activities'), hello);
    expect(errorOf(await send())).toBe('ok');
    fake.revokeTokens();
    expect(errorOf(await send())).toBe('401 Unauthorized');
    expect(fake.calls.map(({ operation, status }) => [operation, status])).toEqual([
      ['token', 200],
      ['send', 201],
      ['send', 401],
    ]);
  });

  test('must ask for something that there is', async () => {
    const ask = await connectorOf(await startTown());
    expect(errorOf(await ask('POST', at(roads, '/shouts'), hello))).toBe('404 ServiceNotFound');
    expect(errorOf(await ask('DELETE', at(roads, '/activities')))).toBe('404 ServiceNotFound');
  });
});

describe('a conversation', () => {
  const create = { isGroup: false, tenantId: westhaven.id };

  test('with one person is opened, once, for whom the app is there', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    const open = (id: string, more = {}) => ask('POST', '', { ...create, members: [{ id }], ...more });
    const { body } = await open('29:ann');
    expect(body).toEqual({ id: fake.world.personal(westhaven.id, '29:ann').id });
    expect((await open('10000000-0000-4000-8000-0000000000aa')).body).toEqual(body);
    expect(errorOf(await open('29:out'))).toBe('403 ForbiddenOperationException');
    expect(errorOf(await open('29:cat'))).toBe('400 BadSyntax');
    expect(errorOf(await open('29:cat', { tenantId: easthaven.id }))).toBe('ok');
    expect(errorOf(await open('29:ann', { tenantId: undefined }))).toBe('400 BadSyntax');
    expect(errorOf(await open('29:ann', { isGroup: true }))).toBe('400 BadSyntax');
    expect(errorOf(await open('29:ann', { bot: { id: '28:somebody' } }))).toBe('400 BadSyntax');
  });

  test('begins in a channel with a message, and goes on in its thread', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    const begin = (id: string, more = {}) =>
      ask('POST', '', { isGroup: true, channelData: { channel: { id } }, activity: hello, ...more });
    const { id, activityId } = (await begin(roads)).body;
    expect(id).toBe(`${roads};messageid=${String(activityId)}`);
    await begin(roads);
    await ask('POST', at(String(id), '/activities'), { ...hello, text: 'Again' });
    await ask('POST', at(roads, `/activities/${String(activityId)}`), { ...hello, text: 'And again' });
    const threads = threadsOf(fake.world.conversation(roads));
    expect(threads.map((thread) => thread.map(({ content }) => content['text']))).toEqual([
      ['Hello', 'Again', 'And again'],
      ['Hello'],
    ]);
    expect(errorOf(await begin(closed))).toBe('403 BotNotInConversationRoster');
    expect(errorOf(await begin('19:nowhere@thread.tacv2'))).toBe('404 ConversationNotFound');
    expect(errorOf(await begin(chat))).toBe('404 ConversationNotFound');
    expect(errorOf(await begin(roads, { activity: undefined }))).toBe('400 BadSyntax');
    expect(errorOf(await begin(roads, { tenantId: easthaven.id }))).toBe('404 ConversationNotFound');
  });
});

describe('a message', () => {
  test.each([
    ['404 ConversationNotFound', 'a:nobody', hello],
    ['404 ConversationNotFound', `${roads};messageid=1`, hello],
    ['403 BotNotInConversationRoster', closed, hello],
    ['400 BadSyntax', roads, { type: 'message' }],
    ['400 BadSyntax', roads, { ...hello, type: 'event' }],
    ['400 BadSyntax', roads, { ...hello, attachments: [{ contentType: 'image/png' }] }],
    ['400 BadSyntax', roads, { ...hello, entities: [{ type: 'mention', text: '<at>Ann</at>' }] }],
    ['400 BadArgument', roads, withCard({ type: 'Unheard' })],
    ['413 MessageSizeTooBig', roads, withCard(...Array.from({ length: 30 }, () => words('x'.repeat(1_000))))],
  ])('%s', async (error, conversation, activity) => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    expect(errorOf(await ask('POST', at(conversation, '/activities'), activity))).toBe(error);
    expect(fake.world.conversation(roads).activities).toEqual([]);
  });

  test('of signs of typing leaves nothing', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    expect((await ask('POST', at(roads, '/activities'), { type: 'typing' })).status).toBe(202);
    expect(fake.world.conversation(roads).activities).toEqual([]);
  });

  test('of words and a card is two, of which Teams tells no id', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    const both = { ...withCard(words('Hello')), text: 'Hello' };
    expect(await ask('POST', at(chat, '/activities'), both)).toMatchObject({ status: 202, body: {} });
    expect(fake.world.conversation(chat).activities).toHaveLength(2);
  });

  test('is changed and deleted where it stands, by whoever sent it', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    const { id } = (await ask('POST', at(roads, '/activities'), withCard(words('One')))).body;
    const one = at(roads, `/activities/${String(id)}`);
    expect(errorOf(await ask('PUT', one, withCard(words('Two'))))).toBe('ok');
    expect(fake.world.conversation(roads).activities).toMatchObject([
      { id, edits: 1, content: withCard(words('Two')) },
    ]);
    expect(errorOf(await ask('PUT', one, { ...withCard(words('Two')), text: 'Two' }))).toBe('400 BadSyntax');
    expect(errorOf(await ask('PUT', at(roads, '/activities/7'), hello))).toBe('404 ActivityNotFoundInConversation');
    expect(errorOf(await ask('DELETE', one))).toBe('ok');
    expect(errorOf(await ask('DELETE', one))).toBe('404 ActivityNotFoundInConversation');
  });

  test('does not reach whoever blocked the bot or removed it', async () => {
    const fake = await startTown();
    const ask = await connectorOf(fake);
    const { id } = fake.world.personal(westhaven.id, '29:ann');
    const ann = fake.world.tenant(westhaven.id).users.get('29:ann');
    const send = async () => errorOf(await ask('POST', at(id, '/activities'), hello));
    expect(await send()).toBe('ok');
    Object.assign(ann ?? {}, { blocked: true });
    expect(await send()).toBe('403 MessageWritesBlocked');
    Object.assign(ann ?? {}, { installed: false });
    expect(await send()).toBe('403 BotNotInConversationRoster');
  });
});

test('members', async () => {
  const ask = await connectorOf(await startTown());
  const ann = await ask('GET', at(roads, '/members/29:ann'));
  expect(ann.body).toMatchObject({ id: '29:ann', email: 'ann@westhaven.example', userRole: 'user', surname: 'Archer' });
  expect((await ask('GET', at(`${chat}`, '/members'))).body).toMatchObject([
    { name: 'Ann Archer' },
    { userRole: 'guest' },
  ]);
  expect(errorOf(await ask('GET', at(roads, '/members/29:cat')))).toBe('404 MemberNotFoundInConversation');
  expect(errorOf(await ask('GET', at(closed, '/members')))).toBe('403 BotNotInConversationRoster');
  const first = await ask('GET', at(roads, '/pagedmembers?pageSize=1'));
  expect(first.body).toMatchObject({ members: [{ id: '29:ann' }], continuationToken: '1' });
  const second = await ask('GET', at(roads, '/pagedmembers?pageSize=1&continuationToken=1'));
  expect(second.body).toEqual({ members: [expect.objectContaining({ id: '29:ben' })] });
});
