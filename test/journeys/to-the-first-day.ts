import { expect } from 'vitest';
import { everybody, type Who } from './review-places.ts';
import type { ReviewTown } from './review-town.ts';

const themes = 'Asset management and resilience';

/** Who comes to be on the team: where they work, and the place they take. */
const team = [
  { who: 'lena', council: 'Leeds', place: 'Lead peer' },
  { who: 'ben', council: 'Kent', place: 'Officer peer' },
  { who: 'pat', council: 'Devon', place: 'Officer peer' },
  { who: 'mo', council: 'Essex', place: 'Member peer' },
] as const satisfies readonly { readonly who: Who; readonly council: string; readonly place: string }[];

/** Olive is the office; both workspaces of Slack and the council that asks for a review are admitted. */
const opensItsDoors = async (town: ReviewTown): Promise<void> => {
  const olive = town.desk('olive');
  await town.installs('olive');
  await olive.types(`claim ${await town.bot.officeCode()}`);
  await town.installs('olive', { channel: 'team' });
  await town.installs('olive', { channel: 'all' });
  await town.installsSlack('eastmere');
  await town.installsSlack('northmoor');
  await town.installs('orla');
  await town.installs('orla', { channel: 'team' });
  await town.installs('orla', { channel: 'all' });
  for (const name of ['Eastmere Council', 'Northmoor Council', 'hull.example']) {
    await olive.types('workspaces');
    await olive.presses(`Admit ${name}`);
  }
  // Each arrival is a message to the office.
  await town.passes(4);
};

const volunteers = async (town: ReviewTown, { who, council }: (typeof team)[number]): Promise<void> => {
  const desk = town.desk(who);
  await desk.types('volunteer');
  if (who === 'mo') {
    await desk.fills('You are', 'Councillor');
    await desk.fills('Your council', [council]);
    await desk.fills('Ward or committee', 'Northern ward');
    await desk.fills('A number to ring in the evening', '01632 960001');
    await desk.fills('Your group office', 'Independent and other');
  } else {
    await desk.fills('Where you work', [council]);
    await desk.fills('Your role', 'Head of Highways');
    await desk.submits('Next');
    await desk.fills(themes, 'I have led this');
  }
  await desk.fills('How we keep', true);
  await desk.submits('Volunteer');
  expect(desk.reads()).toContain('Thank you for volunteering');
};

/** Four people volunteer, and the office says yes to each. */
const findsItsPeers = async (town: ReviewTown): Promise<void> => {
  const olive = town.desk('olive');
  const agrees = async (press: string, submit = press): Promise<void> => {
    await olive.presses(press);
    await olive.fills('Before you do', true);
    await olive.submits(submit);
    await town.passes();
  };
  for (const each of team) {
    await volunteers(town, each);
    await town.passes();
    if (each.who === 'mo') {
      await olive.presses('Pass to the group office');
      await olive.presses('I have told them');
      await town.passes();
      await agrees('Record the nomination', 'Record a nomination');
    } else await agrees('Approve');
  }
  for (const { who } of team) expect(town.desk(who).reads()).toContain('you are a peer now');
};

/** A council registers, and the office begins a review of it. @returns what the review is called */
const beginsAReview = async (town: ReviewTown): Promise<string> => {
  const [olive, sam] = [town.desk('olive'), town.desk('sam')];
  await sam.types('register Hull');
  await town.passes();
  await olive.presses('Accept as a review');
  await olive.fills('Before you do', true);
  await olive.submits('Accept as a review');
  await town.passes();
  await olive.presses('Begin the review');
  await olive.fills('Sponsor', true);
  await olive.fills('Themes', [themes]);
  await olive.fills('Day 1', '2027-03-02');
  await olive.submits('Begin the review');
  const name = /HMEP-\d+/u.exec(olive.reads())?.[0] ?? '';
  await town.passes();
  expect(sam.reads()).toContain('the sponsor of a peer review');
  return name;
};

/** The sponsor names the organiser and says who agrees; the review comes to where its team is put together. */
const isScoped = async (town: ReviewTown, name: string): Promise<void> => {
  const [olive, sam] = [town.desk('olive'), town.desk('sam')];
  await town.desk('orla').types('help');
  await sam.types(`review name ${name} organiser`);
  await sam.fills('Part of their name', 'orla');
  await sam.submits('Next');
  await sam.fills('Who', everybody.orla.name);
  await sam.submits('Name them');
  await sam.types(`review record ${name} chief-executive-agrees`);
  await sam.types(`review record ${name} leader-agrees`);
  await olive.types(`review advance ${name}`);
  await olive.types(`review advance ${name}`);
  expect(olive.reads()).toContain('It has moved on to: Building the team.');
};

/** Each is put on the list, sounded out, agreed, invited, and confirmed. */
const findsItsTeam = async (town: ReviewTown, name: string): Promise<void> => {
  const olive = town.desk('olive');
  const called = (who: Who): string => (who === 'mo' ? `Cllr ${everybody.mo.name}` : everybody[who].name);
  const sees = (): Promise<void> => olive.types(`review team ${name}`);
  for (const { who, place } of team) {
    await sees();
    await olive.presses('Add somebody');
    await olive.fills('Place', place);
    await olive.fills('Name, or part of it', everybody[who].name);
    await olive.submits('Next');
    await olive.fills('Who', called(who));
    await olive.submits('Put on the list');
  }
  await sees();
  await olive.presses(`Record the nomination of ${called('mo')}`);
  for (const { who } of team) await olive.presses(`Sound out ${called(who)}`);
  await town.passes();
  for (const { who } of team) await town.desk(who).presses('I can come, no ties');
  await town.passes();
  await sees();
  await olive.presses('The council agrees the team');
  await olive.presses('Invite everybody agreed');
  await town.passes();
  for (const { who } of team) await town.desk(who).presses('Accept');
  await town.passes();
  await sees();
  for (const { who } of team) await olive.presses(`Confirm ${called(who)}`);
  await olive.types(`review advance ${name}`);
  expect(olive.reads()).toContain('It has moved on to: Preparation.');
};

/** On the eve the review lives in every channel, and everybody has the timetable. */
const movesIn = async (town: ReviewTown, name: string, table: string): Promise<void> => {
  await town.comes('2027-03-01T10:00:00Z');
  const orla = town.desk('orla');
  await orla.types(`review record ${name} position-statement-sent`);
  for (const who of ['lena', 'ben', 'olive', 'orla'] as const) {
    const desk = town.desk(who, { channel: 'team' });
    await desk.types(`review here ${name}`);
    await desk.presses(who === 'orla' ? 'Yes, for the host' : 'Yes, for the review team');
  }
  await pastes(town, table);
  await orla.types(`timetable issue ${name}`);
  await town.passes(3);
};

/** The organiser puts a table of sessions in, copied from a spreadsheet. */
export const pastes = async (town: ReviewTown, table: string): Promise<void> => {
  const orla = town.desk('orla');
  await orla.types('timetable paste');
  await orla.fills('The table', table);
  await orla.submits('Use it');
  expect(orla.reads()).toMatch(/\d+ sessions? of HMEP-\d+ on days? [123]/u);
};

/** On the morning of day 1 every channel has its list. */
export const arrives = async (town: ReviewTown, name: string): Promise<void> => {
  const olive = town.desk('olive');
  await olive.types(`review advance ${name}`);
  expect(olive.reads()).toContain('It has moved on to: On site.');
  for (const who of ['lena', 'ben', 'olive', 'orla'] as const) {
    const desk = town.desk(who, { channel: 'team' });
    await desk.types('checklist');
    await desk.presses('Put it in this channel');
  }
  await town.passes(3);
};

/** A review from its registration to the eve of its first day. @returns what it is called */
export const reachesItsEve = async (town: ReviewTown, table: string): Promise<string> => {
  await opensItsDoors(town);
  await findsItsPeers(town);
  const name = await beginsAReview(town);
  await isScoped(town, name);
  await findsItsTeam(town, name);
  await movesIn(town, name, table);
  return name;
};
