import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/storage/transaction.ts';
import { databases } from '../support/databases.ts';
import type { Injected } from '../support/slack/injections.ts';
import type { Json } from '../support/slack/world.ts';
import { type Bot, channels, people, workspace } from './bot-set-up.ts';
import { beginListening, tell, wrapped } from './events-set-up.ts';

const database = databases[1].use();
const begin = () => beginListening(database());

const accountOf = (user: string) =>
  database().prisma.account.findFirst({ where: { externalId: user, workspace: { externalId: workspace.id } } });

const annIn = (world: Bot['fake']['world']) => {
  const user = world.workspace(workspace.id).users.get(people.ann);
  if (!user) throw new Error('Ann is not there');
  return user;
};
const annOf = ({ fake }: Bot) => annIn(fake.world);

const userChange = (more: Json): Json => ({
  type: 'user_change',
  user: { id: people.ann, team_id: workspace.id, name: 'annabel', real_name: 'Annabel Quillfeather', ...more },
});

describe('somebody who was deactivated', () => {
  /** Ann is of the programme office. */
  const withOfficer = async () => {
    const begun = await begin();
    await begun.bot.ann.types('/hmep secret');
    await expect.poll(() => accountOf(people.ann)).toMatchObject({ closedAt: null });
    const account = await accountOf(people.ann);
    const personId = account?.personId ?? '';
    const { prisma } = database();
    await prisma.roleGrant.deleteMany();
    await prisma.roleGrant.create({ data: { personId, role: 'office', grantedAt: begun.bot.clock.now() } });
    return { ...begun, roles: () => prisma.roleGrant.count({ where: { personId } }) };
  };
  const messagesToOffice = ({ app, clock }: Bot, key: string): Promise<number> =>
    inTransaction(database(), (tx) =>
      app.deliveries.enqueue(tx, { key, to: { kind: 'office' }, view: { summary: 'Hello', blocks: [] } }, clock.now()),
    );

  it('loses their roles, and gets nothing more', async () => {
    const { bot, roles, isWell } = await withOfficer();
    expect(await messagesToOffice(bot, 'before')).toBe(1);
    annOf(bot).deleted = true;
    await tell(bot, wrapped(bot, userChange({ deleted: true })), 2);
    await expect.poll(roles).toBe(0);
    expect(await accountOf(people.ann)).toMatchObject({ closedAt: expect.any(Date) });
    expect(await messagesToOffice(bot, 'after')).toBe(0);
    isWell();
  });

  it('is not known again because somebody mentions them', async () => {
    const { bot } = await withOfficer();
    annOf(bot).deleted = true;
    await tell(bot, wrapped(bot, userChange({ deleted: true })));
    await expect.poll(() => accountOf(people.ann)).toMatchObject({ closedAt: expect.any(Date) });
    await bot.person(people.ben).types('/hmep gallery @Annabel Quillfeather');
    expect(await accountOf(people.ann)).toMatchObject({ closedAt: expect.any(Date) });
  });

  it('is nobody who is mentioned as long as Slack does not say who that is', async () => {
    const { bot } = await withOfficer();
    await database().prisma.account.deleteMany({ where: { externalId: people.ben } });
    const asksAboutBen = ({ user }: { readonly user?: unknown }) => user === people.ben;
    bot.fake.inject({ method: 'users.info', when: asksAboutBen, times: 9, answer: { kind: 'status', status: 503 } });
    await bot.ann.types('/hmep gallery @Benedict Marrowby');
    await expect.poll(() => bot.ann.reads()).toContain('@somebody');
    expect(await accountOf(people.ben)).toBeNull();
  });

  it('loses their roles although Slack did not tell, when it is asked the next day', async () => {
    const { bot, roles } = await withOfficer();
    annOf(bot).deleted = true;
    bot.clock.advance({ days: 2 });
    await bot.ann.types('/hmep secret');
    await expect.poll(roles).toBe(0);
  });

  it('loses their roles at the next start, where the bot was not running when they left', async () => {
    const { roles } = await withOfficer();
    await database().prisma.account.updateMany({
      where: { externalId: people.ann },
      data: { checkedAt: new Date('2020-01-01T00:00:00Z') },
    });
    const isGone = ({ world }: Bot['fake']) => {
      annIn(world).deleted = true;
    };
    await beginListening(database(), { before: isGone });
    await expect.poll(roles).toBe(0);
    expect(await accountOf(people.ann)).toMatchObject({ closedAt: expect.any(Date) });
  });

  it.each<readonly [what: string, answer: Injected, left: number]>([
    ['whom Slack does not know there any more loses them too', { kind: 'error', error: 'user_not_found' }, 0],
    ['keeps them where Slack does not say', { kind: 'error', error: 'internal_error' }, 1],
    [
      'is asked about again after a pause for which Slack asks',
      { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      1,
    ],
  ])('or %s', async (_, answer, left) => {
    const { roles } = await withOfficer();
    const longAgo = new Date('2020-01-01T00:00:00Z');
    await database().prisma.account.updateMany({ where: { externalId: people.ann }, data: { checkedAt: longAgo } });
    const { bot } = await beginListening(database(), {
      before: ({ inject }) => inject({ method: 'users.info', answer }),
    });
    const asked = () => bot.fake.calls.filter(({ method }) => method === 'users.info').length;
    await expect.poll(asked, { timeout: 5_000 }).toBe(answer.kind === 'status' ? 2 : 1);
    await expect.poll(roles).toBe(left);
    const isChecked = answer.kind === 'status';
    await expect
      .poll(async () => ((await accountOf(people.ann))?.checkedAt?.getTime() ?? 0) > longAgo.getTime())
      .toBe(isChecked);
  });

  it('comes back without roles', async () => {
    const { bot, roles } = await withOfficer();
    await tell(bot, wrapped(bot, userChange({ deleted: true })));
    await expect.poll(roles).toBe(0);
    await tell(bot, wrapped(bot, userChange({ deleted: false })));
    await expect.poll(() => accountOf(people.ann)).toMatchObject({ closedAt: null });
    expect(await roles()).toBe(0);
  });
});

describe('an event', () => {
  const mention = ({ fake }: Bot, user: string, more: Json = {}): Json => ({
    type: 'app_mention',
    user,
    text: '<@U0HMEP> count',
    ts: fake.world.nextTs(),
    channel: channels.roads,
    ...more,
  });

  it('that Slack sends again has one effect', async () => {
    const { bot, isWell } = await begin();
    await tell(bot, wrapped(bot, mention(bot, people.ann)), 3);
    await expect.poll(() => bot.annIn('roads').reads()).toContain('This is number 1.');
    expect(bot.contract.changes).toEqual(['counted']);
    isWell();
  });

  it('that Slack sends to two replicas at once has one effect', async () => {
    const first = await begin();
    const second = await begin();
    const body = wrapped(first.bot, mention(first.bot, people.ann), { event_id: 'Ev0TWICE' });
    await Promise.all([tell(first.bot, body), tell(second.bot, body)]);
    await expect.poll(() => [...first.bot.contract.changes, ...second.bot.contract.changes]).toEqual(['counted']);
  });

  it.each<readonly [what: string, event: Json]>([
    ['of an unknown type', { type: 'star_added', item: {} }],
    ['of another shape', { type: 'user_change', user: 'U1' }],
    ['about a channel without one', { type: 'channel_left' }],
    ['named like something of every object', { type: 'constructor' }],
    ['that the bot caused itself', { type: 'message', channel_type: 'im', channel: 'D1', bot_id: 'B1', text: 'count' }],
    [
      'about a message that was changed',
      { type: 'message', subtype: 'message_changed', channel_type: 'im', channel: 'D1' },
    ],
    [
      'said in a channel without a mention',
      { type: 'message', user: people.ann, channel_type: 'channel', channel: 'C1', text: 'count' },
    ],
  ])('%s changes nothing', async (_, event) => {
    const { bot, isWell } = await begin();
    await tell(bot, wrapped(bot, event));
    expect(bot.contract.changes).toEqual([]);
    isWell();
  });

  const stranger = 'U0STRANGER';
  const join = ({ fake }: Bot): void => {
    const { users } = fake.world.workspace(workspace.id);
    const more = { name: 'Zebedee Farlow', isGuest: false, isBot: false, deleted: false };
    users.set(stranger, { id: stranger, workspace: 'T0ELSEWHERE', ...more });
    fake.world.channel(workspace.id, channels.roads).members.add(stranger);
  };

  it.each<readonly [what: string, fault: string | undefined, more: Json]>([
    ['whom Slack describes', undefined, {}],
    ['whom Slack does not know there', 'user_not_found', {}],
    ['of whom Slack says nothing now', 'internal_error', { user_team: 'T0ELSEWHERE' }],
  ])('of somebody of another organisation, %s, changes nothing and is answered', async (_, fault, more) => {
    const { bot, isWell } = await begin();
    join(bot);
    if (fault) bot.fake.inject({ method: 'users.info', answer: { kind: 'error', error: fault } });
    await tell(bot, wrapped(bot, mention(bot, stranger, more)));
    await expect
      .poll(() => bot.person(stranger, channels.roads).reads())
      .toContain('You are here from another organisation');
    expect(bot.contract.changes).toEqual([]);
    expect(await accountOf(stranger)).toBeNull();
    isWell();
  });
});

describe('Home', () => {
  it('is shown when it is opened, and what is pressed there is answered in a modal', async () => {
    const { bot, isWell } = await begin();
    await bot.ann.opensHome();
    await expect.poll(() => bot.ann.readsHome()).toContain('Welcome.');
    const open = bot.fake.world.workspace(workspace.id).homes.get(people.ann);
    const published = (): number => bot.fake.calls.filter(({ method }) => method === 'views.publish').length;
    const before = published();
    await bot.transport().deliver('interactive', {
      type: 'block_actions',
      user: { id: people.ann, name: 'annabel', team_id: workspace.id },
      team: { id: workspace.id, domain: 'westhaven' },
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: bot.fake.newTrigger(people.ann),
      container: { type: 'view' },
      view: { ...open?.view, id: open?.id, hash: open?.hash },
      actions: [{ type: 'button', action_id: 'press:0', block_id: 'b', value: '["count",{}]', action_ts: '1.2' }],
    });
    await expect.poll(() => bot.ann.modal.reads()).toContain('This is number 1.');
    // What is there to do may be another thing now.
    await expect.poll(published).toBe(before + 1);
    isWell();
  });

  it('is not shown again when somebody opens the messages beside it', async () => {
    const { bot } = await begin();
    await tell(bot, wrapped(bot, { type: 'app_home_opened', user: people.ann, tab: 'messages', channel: 'D1' }));
    expect(bot.ann.readsHome()).toBe('');
  });
});
