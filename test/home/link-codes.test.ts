import { beforeEach, describe, expect, it } from 'vitest';
import { said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { begin, slack, type Town, wrongCode } from './linking-set-up.ts';

describe.each(mainly('postgresql'))('codes for linking, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

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
});
