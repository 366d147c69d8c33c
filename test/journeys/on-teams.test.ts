import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginOnTeams, eastmere, office, westhaven } from './on-teams-set-up.ts';

type Town = Awaited<ReturnType<typeof beginOnTeams>>;
type Person = ReturnType<Town['person']>;

/** Somebody of the configured tenant is the office, and the bot is in its team. */
const beginOffice = async (town: Town): Promise<Person> => {
  const officer = town.person(office.id, office.officer);
  await officer.installs();
  await officer.types(`claim ${await town.app().office.newCode(town.clock.now())}`);
  await town.person(office.id, office.officer, office.channel).installs();
  return officer;
};

/** Another tenant installs the bot, for a person and for a team, and is admitted. */
const beginWesthaven = async (town: Town, officer: Person): Promise<Person> => {
  const ann = town.person(westhaven.id, westhaven.ann);
  await ann.installs();
  await town.person(westhaven.id, westhaven.ann, westhaven.channel).installs();
  await officer.types('workspaces');
  await officer.presses('Admit westhaven.example');
  return ann;
};

const announces = async (officer: Person, title: string): Promise<void> => {
  await officer.types('announce');
  await officer.form.fills('Title', title);
  await officer.form.fills('What everybody should know', 'Three councils have asked for a review.');
  await officer.presses('Announce');
};

describe.each(mainly('postgresql'))('the bot on Teams, on $kind', ({ use }) => {
  const database = use();
  // Each begins in the same moment.
  beforeEach(() => emptyDatabase(database()));

  it('goes from installing through admission to a volunteer', async () => {
    const town = await beginOnTeams(database());
    const officer = await beginOffice(town);
    expect(officer.reads()).toContain('Officer One is the programme office now.');
    expect(officer.reads()).toContain('office.example takes part in the programme.');

    const ann = town.person(westhaven.id, westhaven.ann);
    await ann.installs();
    await ann.types('volunteer');
    expect(ann.reads()).toContain('westhaven.example is not part of the programme yet.');
    expect(ann.reads()).toContain('The programme office has to admit it first. Nothing you sent was kept.');

    await town.passes(1);
    expect(officer.reads()).toContain('westhaven.example has installed the bot on Microsoft Teams, and waits');
    await officer.presses('See who waits');
    await officer.presses('Admit westhaven.example');
    expect(officer.reads()).toContain('westhaven.example (Microsoft Teams): takes part');

    await ann.types('volunteer');
    expect(ann.form.isDialog()).toBe(false);
    expect(ann.form.answers()).toMatchObject({ 'Your name': 'Ann', 'Your work e-mail': 'ann@westhaven.example' });
    await ann.form.fills('Where you work', ['Hull']);
    await ann.form.fills('Your role', 'Head of Highways');
    await ann.presses('Next');
    await ann.form.fills('Asset management and resilience', 'I have led this');
    await ann.form.fills('How we keep', true);
    await ann.presses('Volunteer');
    expect(ann.reads()).toContain('Thank you for volunteering');
    await ann.types('profile');
    for (const told of ['Head of Highways', 'Hull City Council', 'I have led this']) {
      expect(ann.reads().split('Your profile as a peer')[1]).toContain(told);
    }
  });

  it('keeps what is for one person alone out of a channel', async () => {
    const town = await beginOnTeams(database());
    await beginWesthaven(town, await beginOffice(town));
    const ben = town.person(westhaven.id, westhaven.ben, westhaven.channel);
    await ben.types('@HMEP volunteer');
    expect(ben.form.isDialog()).toBe(false);
    await ben.presses('Open the form');
    expect(ben.form.isDialog()).toBe(true);
    await ben.form.fills('Where you work', ['Hull']);
    await ben.form.fills('Your role', 'Asset manager');
    await ben.presses('Next');
    await ben.form.fills('Asset management and resilience', 'I am learning this');
    await ben.form.fills('How we keep', true);
    await ben.presses('Volunteer');
    expect(ben.readsDialog()).toContain('Thank you for volunteering');
    ben.form.closes();

    await ben.types('please show my profile, @HMEP');
    await ben.types('@HMEP profile');
    expect(ben.readsHere()).toContain('Ben, I have answered you in our chat.');
    expect(ben.readsHere()).not.toContain('Hull');
    for (const told of ['Asset manager', 'Hull City Council', 'I am learning this']) {
      expect(ben.readsChat()).toContain(told);
    }

    const dee = town.person(westhaven.id, westhaven.dee, westhaven.channel);
    await dee.types('@HMEP profile');
    expect(dee.readsHere()).toContain('Dee, the answer is for you alone, and I cannot write to you yet. Open Apps');
  });

  it('shows one card in two tenants and on Slack, which changes wherever it is pressed', async () => {
    const town = await beginOnTeams(database());
    const officer = await beginOffice(town);
    await beginWesthaven(town, officer);
    const programme = town.person(office.id, office.officer, office.channel);
    const highways = town.person(westhaven.id, westhaven.ben, westhaven.channel);
    const roads = town.slackPerson(eastmere.cat);
    const read = (words: string): void => {
      for (const reader of [programme, highways, roads]) {
        expect(reader.reads()).toContain('Spring reviews');
        expect(reader.reads()).toContain(words);
      }
    };

    await announces(officer, 'Spring reviews');
    expect(officer.reads()).toContain('Spring reviews goes to 3 channels.');
    await highways.types('Has anybody heard from the office?');
    await town.passes(1);
    read('Nobody has said yet');
    const { activities } = town.fakes.teams.world.conversation(westhaven.channel);
    expect(new Set(activities.map(({ thread }) => thread)).size).toBe(2);

    await town.restarts();
    await highways.presses('I have seen this');
    await town.passes(1);
    read('One person has seen this.');
    await roads.presses('I have seen this');
    await town.passes(1);
    read('2 people have seen this.');
    expect(programme.reads()).not.toContain('Nobody has said yet');
    expect(activities).toHaveLength(2);
    await officer.types('deliveries');
    expect(officer.reads()).toContain('to 3: 3 arrived.');
    expect(JSON.stringify(town.logged)).not.toMatch(/Bearer|xox|29:|Ann|Ben|Spring|example/u);
  });

  it('tells the office where the bot was removed, and writes there again when it is back', async () => {
    const town = await beginOnTeams(database());
    const officer = await beginOffice(town);
    await beginWesthaven(town, officer);
    const highways = town.person(westhaven.id, westhaven.ben, westhaven.channel);
    await announces(officer, 'Before it went');
    await highways.uninstalls();
    await town.passes(1);
    expect(highways.reads()).not.toContain('Before it went');
    await officer.types('deliveries');
    expect(officer.reads()).toContain('Before it went to 3: 2 arrived, 1 could not be reached.');
    await town.passes(11);
    await town.passes(1);
    expect(officer.reads()).toContain('Some messages did not arrive for certain: 1 could not be reached.');

    await announces(officer, 'While it was away');
    expect(officer.reads()).toContain('While it was away goes to 2 channels.');
    await highways.installs();
    await announces(officer, 'Since it is back');
    expect(officer.reads()).toContain('Since it is back goes to 3 channels.');
    await town.passes(1);
    expect(highways.reads()).toContain('Since it is back');
    expect(highways.reads()).not.toContain('While it was away');
  });
});
