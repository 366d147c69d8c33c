import { describe, expect, test } from 'vitest';
import { createDrafts } from '../../src/storage/drafts.ts';
import { countStatements, databases } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { newCaller } from './callers.ts';

describe.each(databases)('drafts ($kind)', ({ use }) => {
  const database = use();
  const drafts = () => createDrafts(database(), { days: 14 });
  const values = { name: 'Zoë', themes: ['winter', 'assets'], consent: true, note: '“x” \\ \n\u202e' };

  test('are one per account and command, and the newest counts', async () => {
    const [caller, other] = [await newCaller(database()), await newCaller(database())];
    const clock = createMovedClock('2027-03-01T09:00:00.123Z');
    const first = await drafts().save(caller, 'volunteer', { step: 0, values: {} }, clock.now());
    await drafts().save(caller, 'profile', { step: 2, values: { a: 'b' } }, clock.now());
    clock.advance({ minutes: 5 });
    const second = await drafts().save(caller, 'volunteer', { step: 1, values }, clock.now());
    expect(second).toEqual({ id: first.id, step: 1, values, updatedAt: clock.now() });
    expect(await drafts().find(caller, 'volunteer', clock.now())).toEqual(second);
    expect(await drafts().find(other, 'volunteer', clock.now())).toBeUndefined();
    await drafts().discard(other, 'volunteer');
    await drafts().discard(caller, 'profile');
    expect(await drafts().find(caller, 'profile', clock.now())).toBeUndefined();
    expect(await drafts().find(caller, 'volunteer', clock.now())).toEqual(second);
  });

  test('live on from when they were last written', async () => {
    const caller = await newCaller(database());
    const clock = createMovedClock('2027-03-01T09:00:00Z');
    await drafts().save(caller, 'volunteer', { step: 0, values }, clock.now());
    clock.advance({ days: 13 });
    await drafts().save(caller, 'volunteer', { step: 1, values }, clock.now());
    clock.advance({ days: 13, hours: 23 });
    expect(await drafts().find(caller, 'volunteer', clock.now())).toMatchObject({ step: 1 });
    clock.advance({ hours: 1 });
    expect(await drafts().find(caller, 'volunteer', clock.now())).toBeUndefined();
  });

  test('are written at once from two windows', async () => {
    const caller = await newCaller(database());
    const now = new Date('2027-03-01T09:00:00Z');
    const saved = await Promise.all(
      [0, 1, 2, 3].map((step) => drafts().save(caller, 'volunteer', { step, values }, now)),
    );
    expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
  });

  test('cost a statement each', async () => {
    const caller = await newCaller(database());
    const now = new Date('2027-03-01T09:00:00Z');
    expect(await countStatements(database(), () => drafts().save(caller, 'a', { step: 0, values }, now))).toBe(1);
    expect(await countStatements(database(), () => drafts().find(caller, 'a', now))).toBe(1);
    expect(await countStatements(database(), () => drafts().discard(caller, 'a'))).toBe(1);
  });
});
