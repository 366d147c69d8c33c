import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/chat/caller.ts';
import type { DeliveryId, DraftId } from '../../src/chat/ids.ts';
import { type Reply, show } from '../../src/chat/reply.ts';
import { createJournal } from '../../src/storage/change.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createDrafts } from '../../src/storage/drafts.ts';
import { clientOf } from '../../src/storage/tx.ts';
import { countStatements, databases, dataFolder, migrationsDir } from '../support/databases.ts';
import { createMovedClock } from '../support/moved-clock.ts';
import { newCaller } from './callers.ts';

const now = new Date('2027-03-01T09:00:00Z');
const delivery = (id: string) => id as DeliveryId;

const answer = (text: string): Reply =>
  show({ summary: text, blocks: [{ kind: 'text', text: [text, { kind: 'bold', text: 'é😀' }] }] });

describe.each(databases)('the journal ($kind)', ({ use }) => {
  const database = use();
  const people = () => database().prisma.person.count();

  const change = (caller: Caller, id: string, text: string, draft?: DraftId) =>
    createJournal(database()).change({ caller, delivery: delivery(id), now, ...(draft && { draft }) }, async (tx) => {
      await clientOf(tx).person.create({ data: { createdAt: now } });
      return answer(text);
    });

  test('a second delivery gets the first answer and changes nothing', async () => {
    const caller = await newCaller(database());
    const before = await people();
    expect(await change(caller, 'a', 'first')).toEqual(answer('first'));
    expect(await change(caller, 'a', 'second')).toEqual(answer('first'));
    expect(await createJournal(database()).answered(caller, delivery('a'))).toEqual(answer('first'));
    expect(await people()).toBe(before + 1);
  });

  test('another account may have the same delivery', async () => {
    const [one, two] = [await newCaller(database()), await newCaller(database())];
    await change(one, 'b', 'one');
    expect(await createJournal(database()).answered(two, delivery('b'))).toBeUndefined();
    expect(await change(two, 'b', 'two')).toEqual(answer('two'));
  });

  test('of deliveries at the same moment one has an effect, and all get its answer', async () => {
    const caller = await newCaller(database());
    const before = await people();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => change(caller, 'c', `answer ${index}`)));
    for (const each of answers) expect(each).toEqual(answers[0]);
    expect(await people()).toBe(before + 1);
  });

  test('what throws leaves nothing behind, and may be tried again', async () => {
    const caller = await newCaller(database());
    const before = await people();
    const failing = createJournal(database()).change({ caller, delivery: delivery('d'), now }, async (tx) => {
      await clientOf(tx).person.create({ data: { createdAt: now } });
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
    expect(await people()).toBe(before);
    expect(await change(caller, 'd', 'again')).toEqual(answer('again'));
  });

  test('an entry without an answer counts as not made', async () => {
    const caller = await newCaller(database());
    await database().prisma.handledRequest.create({
      data: { accountId: caller.account, deliveryId: 'e', handledAt: now },
    });
    expect(await createJournal(database()).answered(caller, delivery('e'))).toBeUndefined();
    expect(await change(caller, 'e', 'made')).toEqual(answer('made'));
    expect(await change(caller, 'e', 'not made')).toEqual(answer('made'));
  });

  test('what PostgreSQL cannot hold is left out of both answers', async () => {
    const caller = await newCaller(database());
    const hostile = 'a\0b\ud83dc\u202e<!channel>';
    const first = await change(caller, 'f', hostile);
    expect(first).toEqual(answer('ab\ufffdc\u202e<!channel>'));
    expect(await change(caller, 'f', hostile)).toEqual(first);
  });

  test('the draft goes with the change, and only its owner’s', async () => {
    const [caller, other] = [await newCaller(database()), await newCaller(database())];
    const drafts = createDrafts(database());
    const mine = await drafts.save(caller, 'volunteer', { step: 1, values: {} }, now);
    const theirs = await drafts.save(other, 'volunteer', { step: 1, values: {} }, now);
    await change(caller, 'g', 'sent', theirs.id);
    expect(await drafts.find(other, 'volunteer', now)).toEqual(theirs);
    await change(caller, 'h', 'sent', 'no uuid' as DraftId);
    await change(caller, 'i', 'sent', mine.id);
    expect(await drafts.find(caller, 'volunteer', now)).toBeUndefined();
  });

  test('costs two statements, and a repetition two', async () => {
    const caller = await newCaller(database());
    const journal = createJournal(database());
    const nothing = () => journal.change({ caller, delivery: delivery('j'), now }, async () => answer('counted'));
    expect(await countStatements(database(), nothing)).toBe(2);
    expect(await countStatements(database(), nothing)).toBe(2);
  });

  test('times are stored as they are, wherever the server thinks it is', async () => {
    const caller = await newCaller(database());
    await change(caller, 'k', 'timed');
    const [row] = await database().prisma.$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM handled_at)::float8 AS seconds FROM handled_requests
      WHERE account_id = ${caller.account}::uuid AND delivery_id = 'k'`;
    expect(row?.seconds).toBe(now.getTime() / 1000);
  });
});

test('the answer is still there when the bot was started again', async () => {
  const dataDir = await dataFolder();
  const settings = { dataDir, migrationsDir, clock: createMovedClock(now) };
  const request = (caller: Caller) => ({ caller, delivery: delivery('a'), now });
  const first = await openDatabase(settings);
  const caller = await newCaller(first);
  await createJournal(first).change(request(caller), async () => answer('before'));
  await first.close();
  const second = await openDatabase(settings);
  expect(await createJournal(second).change(request(caller), async () => answer('after'))).toEqual(answer('before'));
  await second.close();
});
