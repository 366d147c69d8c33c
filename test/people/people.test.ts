import { beforeEach, describe, expect, it } from 'vitest';
import type { TimeZone } from '../../src/calendar/time-zone.ts';
import { hashOfficeCode, newOfficeCode } from '../../src/people/office-code.ts';
import { createPeople } from '../../src/people/people.ts';
import type { PlatformAccount } from '../../src/people/person.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';

const now = new Date('2026-11-22T09:00:00Z');
const ann: PlatformAccount = {
  platform: 'slack',
  workspace: { externalId: 'T1', name: 'Council' },
  externalId: 'U1',
  name: 'Ann Example',
  email: 'ann@council.example',
};

describe('an office code', () => {
  it('is new each time, and read however it is typed', () => {
    const codes = Array.from({ length: 100 }, newOfficeCode);
    expect(new Set(codes).size).toBe(100);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/u);
      const sloppy = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(hashOfficeCode(sloppy)).toBe(hashOfficeCode(code));
    }
  });
});

describe.each(mainly('postgresql'))('people on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));
  const people = () => createPeople(database(), { onlyPlayground: false });

  it('are met once, in a workspace that waits', async () => {
    const first = await people().meet(ann, now);
    expect(first).toMatchObject({ name: 'Ann Example', email: 'ann@council.example', roles: [] });
    expect(first.workspace).toMatchObject({ name: 'Council', admitted: false });
    expect(await people().meet(ann, now)).toEqual(first);
    expect(await database().prisma.person.count()).toBe(1);
  });

  it('are found again in one statement', async () => {
    await people().meet(ann, now);
    expect(await countStatements(database(), () => people().meet(ann, now))).toBe(1);
  });

  it('stay who they are when their platform calls them otherwise', async () => {
    const before = await people().meet(ann, now);
    const { email: _, ...rest } = ann;
    const after = await people().meet(
      { ...rest, name: 'Ann Married', workspace: { externalId: 'T1', name: 'New Council' } },
      now,
    );
    expect(after).toMatchObject({ account: before.account, person: before.person, name: 'Ann Married' });
    expect(after).not.toHaveProperty('email');
    expect(after.workspace.name).toBe('New Council');
  });

  it('keep the time zone that was told last, also where nothing is told of it', async () => {
    const inDublin = { ...ann, timeZone: 'Europe/Dublin' as TimeZone };
    const inLima = { ...ann, timeZone: 'America/Lima' as TimeZone };
    expect(await people().meet(ann, now)).not.toHaveProperty('timeZone');
    expect(await people().meet(inDublin, now)).toMatchObject({ timeZone: 'Europe/Dublin' });
    expect(await countStatements(database(), () => people().meet(inDublin, now))).toBe(1);
    expect(await countStatements(database(), () => people().meet(ann, now))).toBe(1);
    await people().meet({ ...ann, name: 'Ann Married' }, now);
    expect((await people().find(ann))?.caller).toMatchObject({ name: 'Ann Married', timeZone: 'Europe/Dublin' });
    expect(await people().meet(inLima, now)).toMatchObject({ timeZone: 'America/Lima' });
  });

  it('have their time zone written where it is new, and nothing where it is not', async () => {
    const caller = await people().meet(ann, now);
    const zone = 'Europe/Dublin' as TimeZone;
    const there = await people().relocate(caller, zone);
    expect(there).toEqual({ ...caller, timeZone: zone });
    expect((await people().find(ann))?.caller).toEqual(there);
    expect(await countStatements(database(), () => people().relocate(there, zone))).toBe(0);
  });

  it('are one when their first messages arrive at once', async () => {
    const met = await Promise.all(Array.from({ length: 10 }, () => people().meet(ann, now)));
    expect(new Set(met.map(({ person }) => person)).size).toBe(1);
    expect(await database().prisma.account.count()).toBe(1);
    expect(await database().prisma.person.count()).toBe(1);
  });

  it('are never the same for an equal e-mail or name', async () => {
    const [here, there] = [await people().meet(ann, now), await people().meet({ ...ann, platform: 'teams' }, now)];
    expect(here.person).not.toBe(there.person);
  });
});
