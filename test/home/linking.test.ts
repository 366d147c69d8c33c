import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { said, viewOf } from '../support/bot.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';
import { filledIn, known } from '../support/volunteer-values.ts';
import { begin, links, persons, slack, whoever, wrongCode } from './linking-set-up.ts';

describe.each(mainly('postgresql'))('linking on $kind', ({ use }) => {
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

  it('writes which account was used last when that changes, and nothing at any other request', async () => {
    const town = await begin(database());
    const { ann, onSlack, person } = town;
    const asks = (who: typeof ann) => countStatements(database(), () => who.types('help'));
    const ben = person('Ben');
    await asks(ben);
    const alone = await asks(ben);
    await links(town);
    expect(await asks(onSlack)).toBe(alone);
    expect(await asks(ann)).toBe(alone + 1);
    expect(await asks(ann)).toBe(alone);
    expect(await asks(onSlack)).toBe(alone + 1);
  });

  it('leaves nothing with nobody, where both volunteer and link at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyDatabase(database());
      const { ann, onSlack, code, yes } = await begin(database());
      const forms = [await onSlack.types('volunteer'), await ann.types('volunteer')];
      const last = [await onSlack.submits(forms[0] as Reply, filledIn), await ann.submits(forms[1] as Reply, filledIn)];
      const asked = await onSlack.types(`link ${await code(ann)}`);
      const replies = await Promise.all([
        onSlack.submits(last[0] as Reply, known),
        ann.submits(last[1] as Reply, known),
        yes(asked, onSlack),
      ]);
      // Whoever comes after the link edits what the other offered.
      for (const reply of replies.slice(0, 2))
        expect(said(reply)).toMatch(/Thank you|^Saved|while this was on its way/u);
      const live = await database().prisma.person.findMany({ where: { mergedInto: null } });
      expect(live).toHaveLength(1);
      expect(await database().prisma.peer.findMany()).toMatchObject([{ personId: live[0]?.id }]);
      const cases = await database().prisma.case.findMany();
      expect(cases.filter(({ state }) => state !== 'closed')).toHaveLength(1);
      expect(new Set(cases.map(({ personId }) => personId))).toEqual(new Set([live[0]?.id]));
    }
  });

  it('keeps one offer, where a linked person makes it in two places at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await emptyDatabase(database());
      const town = await begin(database());
      await links(town);
      const who = [town.onSlack, town.ann] as const;
      const last: Reply[] = [];
      for (const each of who) last.push(await each.submits(await each.types('volunteer'), filledIn));
      const replies = await Promise.all(who.map((each, index) => each.submits(last[index] as Reply, known)));
      expect(replies.map(said).join()).not.toContain('went wrong');
      expect(await database().prisma.peer.count()).toBe(1);
      expect(await database().prisma.case.count()).toBe(1);
    }
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
