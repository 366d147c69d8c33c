import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginOnSlack, office, westhaven } from './on-slack-set-up.ts';

type Town = Awaited<ReturnType<typeof beginOnSlack>>;

/** The office's own workspace is installed, and somebody there is the office. */
const beginOffice = async (town: Town) => {
  await town.installs(office.id);
  const officer = town.person(office.id, office.officer);
  await officer.types(`/hmep claim ${await town.app.office.newCode(town.clock.now())}`);
  return officer;
};

const announces = async (officer: ReturnType<Town['person']>, title: string): Promise<void> => {
  await officer.types('/hmep announce');
  await officer.modal.fills('Title', title);
  await officer.modal.fills('What everybody should know', 'Three councils have asked for a review.');
  await officer.modal.submits();
};

describe.each(mainly('postgresql'))('the bot on Slack, on $kind', ({ use }) => {
  const database = use();
  // Each begins in the same moment.
  beforeEach(() => emptyDatabase(database()));

  it('goes from installing through admission to a card that two workspaces see change', async () => {
    const town = await beginOnSlack(database());
    const officer = await beginOffice(town);
    expect(officer.reads()).toContain('Officer One is the programme office now.');

    const page = await town.installs(westhaven.id);
    expect(page).toContain('Westhaven County Council has installed HMEP');
    expect(page).toContain('It waits until the programme office admits it.');
    const ann = town.person(westhaven.id, westhaven.ann);
    await ann.types('/hmep volunteer');
    expect(ann.reads()).toContain('Westhaven County Council is not part of the programme yet');
    expect(ann.reads()).toContain('The programme office has to admit it first. Nothing you sent was kept.');
    await ann.modal.closes();

    await town.passes(1);
    expect(officer.reads()).toContain('Westhaven County Council has installed the bot on Slack, and waits');
    await officer.presses('See who waits');
    await officer.presses('Admit Westhaven County Council');
    expect(officer.reads()).toContain('Westhaven County Council (Slack): takes part');

    await ann.types('/hmep volunteer');
    expect(ann.modal.answers()).toMatchObject({ 'Your name': 'Ann', 'Your work e-mail': 'ann@westhaven.example' });
    await ann.modal.fills('Where you work', ['Hull']);
    await ann.modal.fills('Your role', 'Head of Highways');
    await ann.modal.submits();
    await ann.modal.fills('Asset management and resilience', 'I have led this');
    await ann.modal.fills('How we keep', true);
    await ann.modal.submits();
    expect(ann.reads()).toContain('Hull City Council');
    await ann.types('/hmep profile');
    const profile = ann.reads();
    for (const told of ['Head of Highways', 'Hull City Council', 'I have led this']) expect(profile).toContain(told);

    await announces(officer, 'Spring reviews');
    expect(officer.reads()).toContain('Spring reviews goes to 2 channels.');
    await town.passes(1);
    const programme = town.person(office.id, office.officer, office.channel);
    const highways = town.person(westhaven.id, westhaven.ben, westhaven.channel);
    for (const reader of [programme, highways]) expect(reader.reads()).toContain('Nobody has said yet');
    await highways.presses('I have seen this');
    await town.passes(1);
    for (const reader of [programme, highways]) {
      const later = async (): Promise<string> => {
        await town.passes(1);
        return reader.reads();
      };
      // A press is answered before it is dealt with.
      await expect.poll(later, { timeout: 20_000 }).toContain('One person has seen this.');
      expect(reader.reads()).toContain('Spring reviews');
      expect(reader.reads()).not.toContain('Nobody has said yet');
    }
    await officer.types('/hmep deliveries');
    expect(officer.reads()).toContain('to 2: 2 arrived.');
    expect(JSON.stringify(town.logged)).not.toMatch(/xox|Ann|Hull|Spring|example/u);
  });

  it('keeps what is for a workspace that uninstalled it, until it is installed there again', async () => {
    const town = await beginOnSlack(database());
    const officer = await beginOffice(town);
    await town.installs(westhaven.id);
    await officer.types('/hmep workspaces');
    await officer.presses('Admit Westhaven County Council');
    const highways = town.person(westhaven.id, westhaven.ben, westhaven.channel);

    town.fake.revoke(westhaven.id, 'account_inactive');
    await town.happens(westhaven.id, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0HMEPW'] } });
    await town.happens(westhaven.id, { type: 'app_uninstalled' });
    const called = town.fake.calls.length;
    await announces(officer, 'While they were away');
    await town.passes(1);
    expect(highways.reads()).not.toContain('While they were away');
    expect(town.fake.calls.slice(called).filter(({ answer }) => answer['ok'] === false)).toEqual([]);
    await officer.types('/hmep deliveries');
    expect(officer.reads()).toContain('While they were away to 2: 1 waiting, 1 arrived.');
    expect(officer.reads()).toContain('Westhaven County Council has shut the bot out: one message waits.');

    await town.passes(11);
    await town.passes(1);
    expect(officer.reads()).toContain('The bot is not installed there any more.');
    expect(officer.reads()).toContain('Type /hmep deliveries to see how messages fare.');

    expect(await town.installs(westhaven.id)).toContain('Westhaven County Council takes part, so everything works');
    await town.passes(1);
    expect(highways.reads().split('While they were away')).toHaveLength(2);
    await officer.types('/hmep deliveries');
    expect(officer.reads()).toContain('While they were away to 2: 2 arrived.');
  });
});
