import { beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/chat/log.ts';
import { createOffice } from '../../src/people/office.ts';
import { createPeople } from '../../src/people/people.ts';
import type { PlatformAccount } from '../../src/people/person.ts';
import { createWorkspaces } from '../../src/people/workspaces.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';

const now = new Date('2026-11-22T09:00:00Z');
const council = { externalId: 'T1', name: 'Council' };
const other = { externalId: 'T2', name: 'Other Council' };
const ann: PlatformAccount = { platform: 'slack', workspace: council, externalId: 'U1', name: 'Ann Example' };
const ben: PlatformAccount = { ...ann, externalId: 'U2', name: 'Ben Example' };

describe.each(mainly('postgresql'))('leaving, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const begin = async () => {
    const logged: string[] = [];
    const log: Log = { info: () => undefined, error: (_, message) => void logged.push(message) };
    const settings = { onlyPlayground: false, log };
    const people = createPeople(database(), settings);
    const workspaces = createWorkspaces(database(), settings);
    const office = createOffice(database(), settings);
    for (const workspace of [council, other]) await workspaces.configure({ platform: 'slack', workspace }, now);
    const officer = async (told: PlatformAccount): Promise<void> => {
      const code = await office.newCode(now);
      const caller = await people.meet(told, now);
      await inTransaction(database(), (tx) => office.claim(tx, code, caller, now));
    };
    const officers = async () => (await office.officers()).map(({ name }) => name).sort();
    const ends = () => database().prisma.auditEntry.count({ where: { action: 'roles-ended' } });
    return { people, workspaces, officer, officers, ends, logged };
  };

  /** Their other account, as after linking the two. */
  const isAlso = async (told: PlatformAccount, as: PlatformAccount, { people }: Awaited<ReturnType<typeof begin>>) => {
    const { person } = await people.meet(told, now);
    const { account } = await people.meet(as, now);
    await database().prisma.account.update({ where: { id: account }, data: { personId: person } });
  };

  it('an organisation ends the roles of whoever leaves, and of nobody else', async () => {
    const bot = await begin();
    await bot.officer(ann);
    await bot.officer(ben);
    await bot.people.close(ann, now);
    expect(await bot.officers()).toEqual(['Ben Example']);
    expect(await bot.ends()).toBe(1);
    expect(bot.logged).toEqual([]);
    await bot.people.close(ann, now);
    expect(await bot.ends()).toBe(1);
  });

  it('tells whoever runs the bot when the office is empty', async () => {
    const bot = await begin();
    await bot.officer(ann);
    await bot.people.close(ann, now);
    expect(await bot.officers()).toEqual([]);
    expect(bot.logged).toEqual([expect.stringContaining('run "npm run claim" where the bot runs')]);
    expect(JSON.stringify(bot.logged)).not.toContain('Ann');
  });

  it('by two at once is noticed all the same', async () => {
    const bot = await begin();
    await bot.officer(ann);
    await bot.officer(ben);
    await Promise.all([bot.people.close(ann, now), bot.people.close(ben, now)]);
    expect(await bot.ends()).toBe(2);
    expect(bot.logged).toHaveLength(1);
  });

  it('is none as long as they have an account in another workspace that takes part', async () => {
    const bot = await begin();
    await bot.officer(ann);
    await isAlso(ann, { ...ann, workspace: other, externalId: 'U9' }, bot);
    await bot.people.close(ann, now);
    expect(await bot.officers()).toEqual(['Ann Example']);
    await bot.people.close({ ...ann, workspace: other, externalId: 'U9' }, now);
    expect(await bot.officers()).toEqual([]);
  });

  it('is it, where their other account is in a workspace that only waits', async () => {
    const bot = await begin();
    await bot.officer(ann);
    await isAlso(ann, { ...ann, workspace: { externalId: 'T3', name: 'Waiting Council' }, externalId: 'U9' }, bot);
    await bot.people.close(ann, now);
    expect(await bot.officers()).toEqual([]);
  });

  it('by taking the bot out of a workspace ends the roles of its people, but of none who are elsewhere too', async () => {
    const bot = await begin();
    await bot.officer(ann);
    await bot.officer(ben);
    await bot.officer({ ...ann, workspace: other, externalId: 'U3', name: 'Cat Example' });
    await isAlso(ben, { ...ben, workspace: other, externalId: 'U8' }, bot);
    await bot.workspaces.left('slack', council.externalId, now);
    expect(await bot.officers()).toEqual(['Ben Example', 'Cat Example']);
    expect(await bot.ends()).toBe(1);
    await bot.workspaces.left('slack', 'T-nobody-knows', now);
    await bot.workspaces.left('slack', other.externalId, now);
    expect(await bot.officers()).toEqual([]);
    expect(await bot.ends()).toBe(3);
    expect(bot.logged).toHaveLength(1);
  });
});
