import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, DeliveryId } from '../../src/chat/ids.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { button, createTestBot, formOf, said, westhaven } from '../support/bot.ts';
import { countStatements, emptyDatabase, mainly } from '../support/databases.ts';

describe.each(mainly('postgresql'))('registering an authority on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('leads an old name to its successors, and asks about one that is none', async () => {
    const { person } = await createTestBot(database());
    const officerOf = person('Officer Of');
    const several = await officerOf.types('register Cumbria');
    expect(formOf(several).errors['authority']).toBe(
      'Cumbria County Council was replaced. Choose Cumberland Council or Westmorland and Furness Council.',
    );
    expect(said(await officerOf.submits(several, { name: 'Officer Of', authority: ['E06000063'] }))).toContain(
      'Cumberland Council',
    );
    const none = await officerOf.types('register Atlantis');
    expect(formOf(none).errors['authority']).toContain('“Atlantis” is not on the register of highway authorities');
    const mock = await officerOf.types('register rehearsal');
    expect(formOf(mock).errors['authority']).toContain('“rehearsal” is not on the register of highway authorities');
    const old = await officerOf.types('register Bournemouth');
    expect(said(old)).toContain('Bournemouth, Christchurch and Poole Council');
  });

  it('needs no statement while somebody types an authority’s name', async () => {
    const { app, clock } = await createTestBot(database());
    const told = { platform: 'playground', workspace: westhaven, externalId: 'typist', name: 'Typist' } as const;
    const caller = await app.people.meet(told, clock.now());
    const conversation = { id: 'chat' as ConversationId, kind: 'direct', name: 'hmep' } as const;
    const suggest = { kind: 'suggest', command: 'register', field: 'authority', query: 'cumbri' } as const;
    const request = { ...suggest, caller, conversation, deliveryId: 'typing' as DeliveryId };
    let reply: Reply | undefined;
    const work = async () => {
      reply = await app.dispatch(request);
    };
    expect(await countStatements(database(), work)).toBe(0);
    expect(JSON.stringify(reply)).toContain('Westmorland and Furness Council');
  });

  it('never tells anybody that an authority asked before, and tells the office', async () => {
    const { app, clock, person } = await createTestBot(database());
    const office = person('Office');
    await office.types(`claim ${await app.office.newCode(clock.now())}`);
    const first = said(await person('First').types('register Derbyshire'));
    const stranger = person('Stranger');
    expect(said(await stranger.types('register Derbyshire'))).toBe(first);
    expect(said(await stranger.types('register Derbyshire'))).toContain(
      'You have registered Derbyshire County Council already',
    );
    expect(said(await stranger.types('status'))).not.toContain('First');
    await office.types('inbox');
    const cards = await database().prisma.case.findMany({ orderBy: { openedAt: 'asc' } });
    const open = { command: 'inbox', values: { open: String(cards.at(-1)?.id), listed: 'yes' } };
    expect(said(await office.presses(open))).toContain('registered the same authority on Sunday 22 November 2026.');
  });

  it('takes back a registration, and shows the office', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Officer Back');
    await ada.types('register Leeds');
    const back = button(await ada.types('status'), 'Take it back');
    expect(said(await person('Stranger').presses(back))).toContain('There is nothing to take back');
    expect(said(await ada.presses(back))).toContain('You have taken back your registration of Leeds City Council');
    expect((await database().prisma.case.findFirstOrThrow()).outcome).toBe('withdrawn');
    expect(said(await ada.types('status'))).toContain('You have taken it back.');
  });
});
