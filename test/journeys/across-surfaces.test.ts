import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginOnTeams, eastmere, westhaven } from './on-teams-set-up.ts';

type Town = Awaited<ReturnType<typeof beginOnTeams>>;

/** The office is in Slack, with a channel of its own; its tenant in Teams takes part too. */
const beginOffice = async (town: Town) => {
  const officer = town.slackPerson(eastmere.cat);
  await officer.types(`/hmep claim ${await town.app().office.newCode(town.clock.now())}`);
  await officer.types('/hmep office here');
  await officer.presses('Use this channel');
  expect(officer.reads()).toContain('The office’s channel is');
  return officer;
};

/** A council's tenant is admitted from Slack. */
const beginWesthaven = async (town: Town, officer: Awaited<ReturnType<typeof beginOffice>>) => {
  const ann = town.person(westhaven.id, westhaven.ann);
  await ann.installs();
  await officer.types('/hmep inbox');
  await officer.presses('Admit westhaven.example');
  return ann;
};

describe.each(mainly('postgresql'))('across surfaces, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('an authority registers in Teams, the office asks and accepts in Slack, the registrant hears in Teams', async () => {
    const town = await beginOnTeams(database());
    const officer = await beginOffice(town);
    const ann = await beginWesthaven(town, officer);

    await ann.types('register Hull');
    expect(ann.reads()).toContain('You have registered the interest of Hull City Council in a peer review.');
    await town.passes(1);
    await town.passes(1);
    expect(officer.reads()).toContain('Hull City Council asks for a review');
    await officer.presses('Ask a question');
    await officer.modal.fills('Your question', 'Why now?');
    await officer.modal.submits();
    await town.passes(1);
    expect(ann.reads()).toContain('Why now?');
    await ann.presses('Answer');
    await ann.form.fills('Your answer', 'A new contract begins.');
    await ann.presses('Send');
    expect(ann.reads()).toContain('The programme office has your answer.');
    await town.passes(1);
    await expect.poll(() => officer.reads(), { timeout: 20_000 }).toContain('A new contract begins.');

    await town.restarts();
    await officer.presses('Accept as a review');
    await officer.modal.fills('Before you do', true);
    await officer.modal.fills('Something to tell them', 'We ring you on Monday.');
    await officer.modal.submits();
    await town.passes(1);
    expect(officer.reads()).toContain('Accepted as a review by Cat');
    expect(ann.reads()).toContain('We ring you on Monday.');
    await ann.types('status');
    expect(ann.reads()).toContain('It is accepted as a review.');
    expect(JSON.stringify(town.logged)).not.toMatch(/Hull|contract|Monday|Ann/u);
  });

  it('a councillor is passed on and nominated, and no list says to which group', async () => {
    const town = await beginOnTeams(database());
    const officer = await beginOffice(town);
    const ann = await beginWesthaven(town, officer);
    await ann.types('volunteer');
    await ann.form.fills('You are', 'Councillor');
    await ann.presses('Update the questions');
    await ann.form.fills('Your council', ['Hull']);
    await ann.form.fills('Ward or committee', 'Northern ward');
    await ann.form.fills('A number to ring in the evening', '01632 960001');
    await ann.form.fills('Your group office', 'Independent and other');
    await ann.form.fills('How we keep', true);
    await ann.presses('Volunteer');
    expect(ann.reads()).toContain('Thank you for volunteering');
    await town.passes(1);
    await town.passes(1);
    expect(officer.reads()).toContain('Cllr Ann offers to be a peer');
    expect(officer.reads()).not.toMatch(/independent/iu);

    await officer.presses('Pass to the group office');
    expect(officer.reads()).toContain('Tell the Independent group office of this offer');
    await officer.presses('I have told them');
    await town.passes(1);
    expect(ann.reads()).toContain('What you told us of your group office has been deleted.');
    expect(await database().prisma.peerGroupOffice.count()).toBe(0);
    await officer.presses('Record the nomination');
    await officer.modal.fills('Before you do', true);
    await officer.modal.submits();
    await town.passes(1);
    expect(ann.reads()).toContain('Cllr Ann, you are a peer now.');
  });
});
