import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { button, createTestBot, type Person, said, type TestBot, viewOf } from '../support/bot.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { createTestMessenger } from '../support/test-messenger.ts';

const slack = { platform: 'slack', workspace: { externalId: 'T1', name: 'Northmoor Council' } } as const;

const codeIn = (reply: Reply): string => /[A-Z]{4}-[A-Z]{4}/u.exec(said(reply))?.[0] ?? '';
const wrongCode = 'BBBB-BBBB';

const begin = async (database: Parameters<typeof createTestBot>[0]) => {
  const here = createTestMessenger();
  const there = createTestMessenger();
  const bot = await createTestBot(database, { messengers: { playground: here, slack: there } });
  await bot.app.workspaces.configure(slack, bot.clock.now());
  const ann = bot.person('Ann', { email: 'ann@council.example' });
  const onSlack = bot.person('Ann Example', { ...slack, email: 'ann@council.example' });
  const code = async (of: Person): Promise<string> => codeIn(await of.types('link'));
  const yes = async (reply: Reply, who: Person): Promise<Reply> => who.presses(button(reply, 'Yes, this is me'));
  const sends = async (): Promise<void> => {
    await bot.app.worker.workOff();
  };
  return { ...bot, here, there, ann, onSlack, code, yes, sends };
};

type Town = Awaited<ReturnType<typeof begin>>;

const links = async ({ ann, onSlack, code, yes }: Town): Promise<Reply> =>
  yes(await onSlack.types(`link ${await code(ann)}`), onSlack);

/** Who is behind an account, as stored. */
const persons = async (database: Parameters<typeof createTestBot>[0]) =>
  new Set((await database.prisma.account.findMany()).map(({ personId }) => personId)).size;

const whoever = (bot: TestBot, name: string) =>
  bot.app.people.meet({ ...slack, externalId: name, name }, bot.clock.now());

describe.each(databases)('linking on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('makes two accounts one person, once both sides have been seen', async () => {
    const town = await begin(database());
    const { ann, onSlack, code, yes, here, there, sends } = town;
    const shown = await code(ann);
    expect(shown).toMatch(/^[A-Z]{4}-[A-Z]{4}$/u);

    await onSlack.types('help');
    expect(await persons(database())).toBe(2);
    const asked = await onSlack.types('link', shown.toLowerCase().replace('-', ' '));
    expect(said(asked)).toContain('The code is from Ann in Westhaven County Council (Playground).');
    expect(await persons(database())).toBe(2);

    const done = await yes(asked, onSlack);
    expect(said(done)).toContain(
      'Your accounts are linked. You are Ann in Westhaven County Council (Playground) as well.',
    );
    expect(await persons(database())).toBe(1);
    expect(await database().prisma.auditEntry.findMany({ where: { action: 'accounts-linked' } })).toHaveLength(1);

    await sends();
    expect(there.posted).toEqual([]);
    expect(here.posted.map(({ view }) => view.summary)).toEqual(['Your code was used: your accounts are linked']);
    expect(JSON.stringify(here.posted)).toContain('Ann Example in Northmoor Council');
  });

  it('is never done by an equal e-mail', async () => {
    const { ann, onSlack } = await begin(database());
    await ann.types('help');
    await onSlack.types('help');
    expect(await persons(database())).toBe(2);
  });

  it.each([
    [
      'that was used',
      async ({ ann, onSlack, code, yes, person }: Town) => {
        const used = await code(ann);
        await yes(await onSlack.types(`link ${used}`), onSlack);
        return person('Ben', slack).types(`link ${used}`);
      },
    ],
    [
      'that has expired',
      async ({ ann, onSlack, code, clock }: Town) => {
        const late = await code(ann);
        clock.advance({ minutes: 10 });
        return onSlack.types(`link ${late}`);
      },
    ],
    [
      'that a newer one replaced',
      async ({ ann, onSlack, code }: Town) => {
        const old = await code(ann);
        await code(ann);
        return onSlack.types(`link ${old}`);
      },
    ],
    ['that is none', async ({ onSlack }: Town) => onSlack.types(`link ${wrongCode}`)],
    ['of nonsense', async ({ onSlack }: Town) => onSlack.types('link ’; DROP TABLE accounts; --')],
  ])('refuses a code %s', async (_, types) => {
    const reply = await types(await begin(database()));
    expect(said(reply)).toContain('This code is not right, has been used, or has expired. Nothing was linked.');
    expect(said(reply)).toContain('Type /hmep link on your other account for a new code');
  });

  it('takes a code until its last minute', async () => {
    const { ann, onSlack, code, clock } = await begin(database());
    const typed = await code(ann);
    clock.advance({ minutes: 9 });
    expect(said(await onSlack.types(`link ${typed}`))).toContain('Is this you?');
  });

  it('says so where it is one’s own code, or linked already, and the code is still good', async () => {
    const town = await begin(database());
    const { ann, onSlack, code, yes } = town;
    const typed = await code(ann);
    expect(said(await ann.types(`link ${typed}`))).toContain('This is your own code');
    await yes(await onSlack.types(`link ${typed}`), onSlack);
    expect(said(await onSlack.types(`link ${await code(ann)}`))).toContain('or these accounts are linked already');
  });

  it('stops guessing: a hundred codes, of which five are looked at', async () => {
    const { ann, onSlack, code, clock } = await begin(database());
    const good = await code(ann);
    const replies: string[] = [];
    for (let guess = 0; guess < 100; guess += 1) replies.push(said(await onSlack.types(`link ${wrongCode}`)));
    expect(replies.filter((reply) => reply.includes('This code is not right'))).toHaveLength(5);
    expect(replies.at(-1)).toContain('Too many codes were wrong, so no code is looked at for now.');
    expect(replies.at(-1)).toContain('Wait 15 minutes.');
    expect(said(await onSlack.types(`link ${good}`))).toContain('Too many codes were wrong');

    clock.advance({ minutes: 14, seconds: 30 });
    expect(said(await onSlack.types(`link ${wrongCode}`))).toContain('Wait a minute.');
    clock.advance({ seconds: 30 });
    expect(said(await onSlack.types(`link ${await code(ann)}`))).toContain('Is this you?');
  });

  it('looks at five of a hundred that come at once, typed or pressed', async () => {
    const { onSlack } = await begin(database());
    await onSlack.types('help');
    const press = { command: 'link', values: { code: wrongCode, sure: 'yes' } };
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        index % 2 === 0 ? onSlack.types(`link ${wrongCode}`) : onSlack.presses(press),
      ),
    );
    const looked = replies.map(said).filter((reply) => reply.includes('This code is not right'));
    expect(looked).toHaveLength(5);
  });

  it('does not let right codes of one’s own make room for more guesses', async () => {
    const { ann, onSlack, code } = await begin(database());
    const own = await code(ann);
    const replies: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      await onSlack.types(`link ${own}`);
      replies.push(said(await onSlack.types(`link ${wrongCode}`)));
    }
    expect(replies.filter((reply) => reply.includes('This code is not right'))).toHaveLength(5);
  });

  it('happens once where a code is pressed twice at once, and where two people press it', async () => {
    const { ann, onSlack, code, person, yes } = await begin(database());
    const typed = await code(ann);
    const ben = person('Ben', slack);
    const [one, other] = [await onSlack.types(`link ${typed}`), await ben.types(`link ${typed}`)];
    const replies = await Promise.all([yes(one, onSlack), yes(one, onSlack), yes(other, ben)]);
    const linked = replies.filter((reply) => viewOf(reply).summary === 'Your accounts are linked');
    expect(linked).toHaveLength(1);
    expect(await persons(database())).toBe(2);
    expect(await database().prisma.auditEntry.count({ where: { action: 'accounts-linked' } })).toBe(1);
  });

  it('ends as one person where both type the other’s code at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyDatabase(database());
      const { ann, onSlack, code, yes } = await begin(database());
      const [ofAnn, ofSlack] = [await code(ann), await code(onSlack)];
      const [here, there] = [await ann.types(`link ${ofSlack}`), await onSlack.types(`link ${ofAnn}`)];
      await Promise.all([yes(here, ann), yes(there, onSlack)]);
      expect(await persons(database())).toBe(1);
      const tombs = await database().prisma.person.findMany({ where: { mergedInto: { not: null } } });
      expect(tombs).toHaveLength(1);
      expect(await database().prisma.auditEntry.count({ where: { action: 'accounts-linked' } })).toBe(1);
    }
  });

  it('keeps no code anywhere', async () => {
    const town = await begin(database());
    const { ann, onSlack, code, yes, logged } = town;
    const typed = await code(ann);
    await yes(await onSlack.types(`link ${typed}`), onSlack);
    const { prisma } = database();
    const stored = JSON.stringify([
      logged,
      await prisma.handledRequest.findMany(),
      await prisma.outgoingMessage.findMany(),
      await prisma.auditEntry.findMany(),
      await prisma.linkCode.findMany(),
    ]);
    expect(stored).not.toContain(typed);
    expect(stored).toContain('Your accounts are linked');
  });

  it('changes nothing for a request that was on its way for somebody who is another by now', async () => {
    const town = await begin(database());
    const { onSlack, app, clock } = town;
    await onSlack.types('help');
    const stale = await app.people.meet({ ...slack, externalId: 'ann-example', name: 'Ann Example' }, clock.now());
    await links(town);
    const reply = await app.dispatch({
      kind: 'press',
      command: 'link',
      values: { code: wrongCode, sure: 'yes' },
      caller: stale,
      conversation: { id: 'direct:x' as never, kind: 'direct', name: 'hmep' },
      deliveryId: 'late' as never,
    });
    expect(said(reply)).toContain('Your account was linked to another one, or forgotten, while this was on its way.');
    expect(await database().prisma.handledRequest.count({ where: { deliveryId: 'late' } })).toBe(0);
  });

  it('follows somebody who is linked again and again', async () => {
    const town = await begin(database());
    const { onSlack, person, code, yes } = town;
    await links(town);
    const third = person('Third', { ...slack, workspace: { externalId: 'T1', name: 'Northmoor Council' } });
    await yes(await onSlack.types(`link ${await code(third)}`), onSlack);
    expect(await persons(database())).toBe(1);
    const [live] = await database().prisma.person.findMany({ where: { mergedInto: null } });
    const tombs = await database().prisma.person.findMany({ where: { mergedInto: { not: null } } });
    expect(tombs.map(({ mergedInto }) => mergedInto)).toEqual([live?.id, live?.id]);
  });

  it('writes to a linked person once, where they were last', async () => {
    const town = await begin(database());
    const { app, clock, ann, onSlack, here, there, sends } = town;
    await links(town);
    await sends();
    const before = { here: here.posted.length, there: there.posted.length };
    const { person } = await whoever(town, 'ann-example');
    const view = { summary: 'News', blocks: [] };
    const tells = async (key: string): Promise<void> => {
      const outgoing = { key, view, to: { kind: 'people', people: [person] } } as const;
      await inTransaction(database(), (tx) => app.deliveries.enqueue(tx, outgoing, clock.now()));
      await sends();
    };
    await tells('one');
    expect([here.posted.length - before.here, there.posted.length - before.there]).toEqual([0, 1]);
    await ann.types('help');
    await tells('two');
    expect([here.posted.length - before.here, there.posted.length - before.there]).toEqual([1, 1]);
    await onSlack.types('help');
    await tells('three');
    expect([here.posted.length - before.here, there.posted.length - before.there]).toEqual([1, 2]);
  });
});
