import { beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import type { View } from '../../src/chat/view.ts';
import type { Database } from '../../src/storage/database.ts';
import { button, createTestBot, formOf, type Person, said } from '../support/bot.ts';
import { databases, emptyDatabase } from '../support/databases.ts';
import { createTestMessenger, type TestMessenger } from '../support/test-messenger.ts';
import { filledIn, known } from '../support/volunteer-values.ts';

const inOffice = { platform: 'slack', workspace: { externalId: 'T-office', name: 'The office' } } as const;
const inCouncil = { platform: 'teams', workspace: { externalId: 'council', name: 'Northmoor Council' } } as const;

const councillor = {
  kind: 'member',
  name: 'Member One',
  email: 'member.one@council.example',
  organisations: ['E10000011'],
  role: 'Northern ward',
  telephone: '01632 960001',
  groupOffice: 'independent',
  privacyNotice: true,
};

const shown = (view: View): Reply => ({ kind: 'show', to: 'caller', view });

/** The bot, two officers in Slack, a council in Teams. */
const setUp = async (database: Database) => {
  const [slack, teams] = [createTestMessenger(), createTestMessenger()];
  const bot = await createTestBot(database, { messengers: { slack, teams }, onlyPlayground: false });
  const { app, clock, person } = bot;
  const officer = person('Office One', inOffice);
  const other = person('Office Two', inOffice);
  await officer.types(`claim ${await app.office.newCode(clock.now())}`);
  await other.types(`claim ${await app.office.newCode(clock.now())}`);
  await app.workspaces.configure(inCouncil, clock.now());
  const settle = () => app.worker.workOff();
  /** What stands on a platform under that summary, newest first. */
  const on = (platform: TestMessenger, summary: string) =>
    platform.posted.filter(({ view }) => view.summary.includes(summary)).map(({ view }) => shown(view));
  const last = (platform: TestMessenger, summary: string): Reply => {
    const found = on(platform, summary).at(-1);
    if (!found) throw new Error(`Nothing arrived about “${summary}”`);
    return found;
  };
  return { ...bot, slack, teams, officer, other, settle, on, last };
};

const volunteers = async (who: Person): Promise<Reply> =>
  who.submits(await who.submits(await who.types('volunteer'), filledIn), known);

describe.each(databases)('the office’s inbox on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('takes a registration from Teams to a review: asked, answered, accepted in Slack, heard in Teams', async () => {
    const { person, officer, other, slack, teams, settle, on, last, clock } = await setUp(database());
    const director = person('Director', inCouncil);

    const thanks = await director.types('register Hull');
    expect(said(thanks)).toContain('You have registered the interest of Hull City Council in a peer review.');
    expect(said(thanks)).toContain('reply by Friday 27 November 2026');
    expect(said(await director.types('status'))).toContain('The programme office replies by Friday 27 November 2026');
    await settle();
    expect(on(slack, 'Hull City Council asks for a review')).toHaveLength(2);

    clock.advance({ days: 2 });
    const inbox = await officer.types('inbox');
    expect(said(inbox)).toContain('1 waits for the office');
    expect(said(inbox)).toContain('Waits for the office, for 2 days; reply by Friday 27 November 2026.');

    const card = () => last(slack, 'Hull City Council asks');
    const ask = await officer.presses(button(card(), 'Ask a question'));
    expect(formOf(ask).title).toBe('Ask a question');
    expect(said(await officer.submits(ask, { text: 'Why now?' }))).toContain('They have been asked');
    await settle();
    expect(said(card())).toContain('Asked: Why now?\nNo answer yet.');

    const question = last(teams, 'has a question for you');
    expect(said(question)).toContain('a question about your registration of Hull City Council:\nWhy now?');
    const answering = await director.presses(button(question, 'Answer'));
    expect(said(await director.submits(answering, { text: 'A new contract.' }))).toContain('has your answer');
    expect(said(await director.presses(button(question, 'Answer')))).toContain('has no question for you');
    await settle();
    expect(said(card())).toContain('Answered: A new contract.');
    const news = last(slack, 'Director has answered');
    expect(said(await officer.presses(button(news, 'Open')))).toContain('Answered: A new contract.');

    const accepting = await other.presses(button(card(), 'Accept as a review'));
    const done = await other.submits(accepting, { agreed: true, words: 'The office rings you on Monday.' });
    expect(said(done)).toContain('It is a review to be scoped now');
    await settle();
    expect(said(card())).toContain('Accepted as a review by Office Two on Tuesday 24 November 2026.');
    expect(said(card())).not.toContain('[Decline]');
    const heard = last(teams, 'has accepted your registration of Hull City Council');
    expect(said(heard)).toContain('The office rings you on Monday.');
    expect(said(await director.types('status'))).toContain('It is accepted as a review.');
  });

  it('passes a councillor on, records the nomination, and forgets the group office', async () => {
    const { person, officer, other, slack, teams, settle, last } = await setUp(database());
    const member = person('Member One', inCouncil);
    const asked = await member.types('volunteer');
    const form = formOf(asked).ref;
    await member.submits(
      await member.does({ kind: 'change', command: 'volunteer', form, values: { ...councillor, role: '' } }),
      councillor,
    );
    await settle();
    const card = () => last(slack, 'Cllr Member One offers');
    expect(said(card())).not.toMatch(/independent/iu);

    const passing = await officer.presses(button(card(), 'Pass to the group office'));
    expect(said(passing)).toContain('Tell the Independent group office of this offer');
    const told = button(passing, 'I have told them');
    expect(said(await officer.presses(told))).toContain('With a group office, passed on by Office One');
    expect(await database().prisma.peerGroupOffice.count()).toBe(0);
    const kept = JSON.stringify([
      await database().prisma.handledRequest.findMany(),
      await database().prisma.auditEntry.findMany(),
      await database().prisma.outgoingMessage.findMany(),
    ]);
    expect(kept).not.toMatch(/independent/iu);
    await settle();
    expect(said(last(teams, 'has been passed on'))).toContain(
      'What you told us of your group office has been deleted.',
    );
    expect(said(await other.presses(told))).toContain('This has changed since you saw it');

    const nominating = await other.presses(button(card(), 'Record the nomination'));
    await other.submits(nominating, { agreed: true, words: '' });
    await settle();
    expect(said(last(teams, 'You are a peer now'))).toContain('Cllr Member One, you are a peer now.');
    expect(said(await member.types('profile'))).toContain('Approved');
  });

  it('is asked again, by a day of its own, about whoever was passed on and is no councillor any more', async () => {
    const { person, officer, slack, settle, last, clock } = await setUp(database());
    const member = person('Member One', inCouncil);
    const asked = await member.types('volunteer');
    const change = (values: typeof councillor | typeof filledIn) =>
      ({ kind: 'change', command: 'volunteer', form: formOf(asked).ref, values }) as const;
    await member.submits(await member.does(change(councillor)), councillor);
    await settle();
    const passing = await officer.presses(button(last(slack, 'Cllr Member One offers'), 'Pass to the group office'));
    await officer.presses(button(passing, 'I have told them'));

    clock.advance({ days: 9 });
    const second = await member.submits(await member.types('volunteer'), filledIn);
    expect(said(await member.submits(second, known))).toContain(
      'so the office checks your offer again, and replies by Tuesday 8 December 2026.',
    );
    expect(said(await member.types('status'))).toContain('replies by Tuesday 8 December 2026');
    await settle();
    expect(said(last(slack, 'Officer One offers'))).toContain('Reply by Tuesday 8 December 2026.');
  });

  it('says since when somebody knows that it was read, however often they are asked', async () => {
    const { person, officer, slack, settle, last, clock } = await setUp(database());
    await volunteers(person('Officer Asked', inCouncil));
    await settle();
    for (const text of ['Why now?', 'And where?']) {
      const ask = await officer.presses(button(last(slack, 'Officer One offers'), 'Ask a question'));
      await officer.submits(ask, { text });
      clock.advance({ days: 1 });
      await settle();
    }
    expect(said(last(slack, 'Officer One offers'))).toContain('They know since Sunday 22 November 2026');
  });

  it('declines with a reason, and takes the same person’s next offer as a new one', async () => {
    const { person, officer, slack, teams, settle, last } = await setUp(database());
    const ada = person('Officer Declined', inCouncil);
    await volunteers(ada);
    await settle();
    const card = () => last(slack, 'Officer One offers');
    const why = 'This year’s teams are full.';
    await officer.submits(await officer.presses(button(card(), 'Decline')), { text: why });
    await settle();
    expect(said(last(teams, 'has not taken up your offer'))).toContain(why);
    expect(said(await ada.types('status'))).toContain(`Why: ${why}`);
    expect(said(await ada.types('profile'))).toContain('[Volunteer again]');

    expect(said(await volunteers(ada))).toContain('Thank you for volunteering');
    await settle();
    expect(said(card())).toContain('Waits for the office');
    expect(said(card())).toContain(`Before: declined on Sunday 22 November 2026. ${why}`);
  });

  it('lets two officers press different things at once, and does one of them', async () => {
    const { person, officer, other, slack, teams, settle, last, on } = await setUp(database());
    await volunteers(person('Officer Twice', inCouncil));
    await settle();
    const card = last(slack, 'Officer One offers');
    const [approving, declining] = [
      await officer.presses(button(card, 'Approve')),
      await other.presses(button(card, 'Decline')),
    ];
    const answers = await Promise.all([
      officer.submits(approving, { agreed: true, words: '' }),
      other.submits(declining, { text: 'We have enough.' }),
    ]);
    const refused = answers.filter((each) => said(each).includes('nothing of yours was done'));
    expect(refused).toHaveLength(1);
    await settle();
    const approved = on(teams, 'You are a peer now').length === 1;
    expect(on(teams, 'has not taken up')).toHaveLength(approved ? 0 : 1);
    const peer = await database().prisma.peer.findFirstOrThrow();
    expect(peer.state).toBe(approved ? 'approved' : 'declined');
    const written = 'You had written: We have enough.';
    if (approved) expect(said(refused[0] as Reply)).toContain(written);
    else expect(said(refused[0] as Reply)).not.toContain(written);
  });

  it('says where to begin when its commands are typed alone, and keeps strangers out', async () => {
    const { person, officer } = await setUp(database());
    for (const name of ['approve', 'nominate', 'accept', 'ask', 'decline']) {
      expect(said(await officer.types(name))).toContain('open their card, and press the button there');
      const stranger = person('Stranger', inCouncil);
      expect(said(await stranger.types(name))).toContain('This is for the programme office');
    }
    expect(said(await officer.types('help'))).not.toContain('decline');
    expect(said(await person('Stranger', inCouncil).types('answer'))).toContain('has no question for you');
    expect(said(await person('Stranger', inCouncil).types('status'))).toContain('nothing is on its way');
  });

  it('shows the office where two gave one e-mail address, and links nobody', async () => {
    const { person, slack, settle, last } = await setUp(database());
    await volunteers(person('Officer Alpha', inCouncil));
    await volunteers(person('Officer Beta', inCouncil));
    await settle();
    expect(said(last(slack, 'Officer One offers'))).toContain('Somebody else gave the same e-mail address.');
    expect(await database().prisma.peer.count()).toBe(2);
  });
});
