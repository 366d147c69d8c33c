import { describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import type { Json } from '../support/slack/world.ts';
import { type Bot, people, secrets, workspace } from './bot-set-up.ts';
import { beginListening, tell, wrapped } from './events-set-up.ts';

const database = databases[1].use();
const begin = (many: boolean) => beginListening(database(), { many });

describe('the end of an installation', () => {
  const ends: Readonly<Record<string, Json>> = {
    app_uninstalled: { type: 'app_uninstalled' },
    tokens_revoked: { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } },
  };
  const endedAt = ({ installedAt }: Bot, seconds: number) => ({
    event_time: Math.floor(installedAt.getTime() / 1_000) + seconds,
  });
  const token = async (): Promise<string | null | undefined> =>
    (await database().prisma.slackInstallation.findUnique({ where: { id: workspace.id } }))?.token;

  it.each([
    [['app_uninstalled', 'tokens_revoked']],
    [['tokens_revoked', 'app_uninstalled']],
    [['app_uninstalled', 'app_uninstalled']],
    [['tokens_revoked', 'tokens_revoked']],
  ])('is told by %s, and by each twice', async (order) => {
    const { bot, isWell } = await begin(true);
    expect(await token()).toEqual(expect.any(String));
    for (const type of order) await tell(bot, wrapped(bot, ends[type] ?? {}, endedAt(bot, 60)), 2);
    await expect.poll(token).toBeNull();
    await bot.ann.types('/hmep secret');
    expect(bot.ann.reads()).toContain('HMEP is not installed here any more');
    isWell();
  });

  it.each(['app_uninstalled', 'tokens_revoked'])(
    'that is told late, by %s, leaves the next one alone',
    async (type) => {
      const { bot, isWell } = await begin(true);
      await tell(bot, wrapped(bot, ends[type] ?? {}, endedAt(bot, -60)));
      expect(await token()).toEqual(expect.any(String));
      await bot.ann.types('/hmep secret');
      await expect.poll(() => bot.ann.reads()).toContain('Between you and me.');
      isWell();
    },
  );

  describe('for those who are the office', () => {
    const withOfficer = async (seconds: number) => {
      const { bot, isWell } = await begin(true);
      await bot.ann.types('/hmep secret');
      await bot.app.workspaces.configure(
        { platform: 'slack', workspace: { ...workspace, externalId: workspace.id } },
        bot.clock.now(),
      );
      const { prisma } = database();
      await prisma.auditEntry.deleteMany();
      const { personId } = await prisma.account.findFirstOrThrow({ where: { externalId: people.ann } });
      await prisma.roleGrant.create({ data: { personId, role: 'office', grantedAt: bot.clock.now() } });
      await tell(bot, wrapped(bot, ends['app_uninstalled'] ?? {}, endedAt(bot, seconds)));
      return { bot, isWell, roles: () => prisma.roleGrant.count({ where: { personId } }) };
    };
    const roleEnds = () => database().prisma.auditEntry.count({ where: { action: 'roles-ended' } });

    it('ends their roles, which do not come back with it', async () => {
      const { bot, isWell, roles } = await withOfficer(60);
      await expect.poll(roles).toBe(0);
      await tell(bot, wrapped(bot, ends['tokens_revoked'] ?? {}, endedAt(bot, 61)));
      expect(await roleEnds()).toBe(1);
      bot.clock.advance({ hours: 1 });
      const granted = { ...workspace, id: workspace.id as never, appId: 'A', botUserId: 'U0HMEP', scopes: [] };
      await bot.connection.store?.({ ...granted, token: secrets.botToken });
      await bot.ann.types('/hmep secret');
      await expect.poll(() => bot.ann.reads()).toContain('Between you and me.');
      expect(await roles()).toBe(0);
      isWell();
    });

    it('leaves their roles alone where it is told late', async () => {
      const { roles } = await withOfficer(-60);
      expect(await token()).toEqual(expect.any(String));
      expect(await roles()).toBe(1);
    });
  });

  it('is none where only somebody’s own token was revoked', async () => {
    const { bot } = await begin(true);
    const event = { type: 'tokens_revoked', tokens: { oauth: [people.ann], bot: [] } };
    await tell(bot, wrapped(bot, event, endedAt(bot, 60)));
    expect(await token()).toEqual(expect.any(String));
  });

  it('is over when the bot is installed again', async () => {
    const { bot } = await begin(true);
    await tell(bot, wrapped(bot, { type: 'app_uninstalled' }, endedAt(bot, 60)));
    await expect.poll(token).toBeNull();
    bot.clock.advance({ hours: 1 });
    const granted = { ...workspace, id: workspace.id as never, appId: 'A', botUserId: 'U0HMEP', scopes: [] };
    await bot.connection.store?.({ ...granted, token: secrets.botToken });
    await bot.ann.types('/hmep secret');
    await expect.poll(() => bot.ann.reads()).toContain('Between you and me.');
  });
});
