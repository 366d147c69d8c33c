import { expect, it } from 'vitest';
import type { CalendarDate } from '../../src/calendar/calendar-date.ts';
import { firstDay } from '../../src/review-days/rehearsal/rehearse.ts';
import { heading, usePlayground } from '../support/browser.ts';
import { type BrowserDesk, createBrowserDesk } from '../support/browser-desk.ts';

const theme = 'Asset management and resilience';
const team = [
  { who: 'officer', name: 'Officer Peer', council: 'Leeds', place: 'Lead peer' },
  { who: 'colleague', name: 'New Colleague', council: 'Kent', place: 'Officer peer' },
  { who: 'councillor', name: 'Cllr Councillor', council: 'Essex', place: 'Member peer' },
] as const;

const volunteers = async (desk: BrowserDesk, { who, council }: (typeof team)[number]): Promise<void> => {
  await desk.types('volunteer');
  if (who === 'councillor') {
    await desk.fills('You are', 'Councillor');
    await desk.fills('Your council', council);
    await desk.fills('Ward or committee', 'Northern ward');
    await desk.fills('A number to ring in the evening', '01632 960001');
    await desk.fills('Your group office', 'Independent and other');
  } else {
    await desk.fills('Where you work', council);
    await desk.fills('Your role', 'Head of Highways');
    await desk.submits();
    await desk.fills(theme, 'I have led this');
  }
  await desk.fills('How we keep', true);
  await desk.submits();
};

const playground = usePlayground();

it('a review goes from its registration to its first day, and outlives a kill between two ticks', {
  timeout: 300_000,
}, async () => {
  const pages = new Map<string, Awaited<ReturnType<typeof playground.open>>>();
  const page = async (as: string, place: 'hmep' | 'review-team' | 'review-host' = 'hmep') => {
    const key = `${as}:${place}`;
    const open = pages.get(key) ?? (await playground.open({ as, place }));
    pages.set(key, open);
    return open;
  };
  const desk = async (...where: Parameters<typeof page>) => createBrowserDesk(await page(...where));
  const [office, host, manager] = [await desk('office'), await desk('host'), await desk('manager')];

  const agrees = async (press: string): Promise<void> => {
    await office.presses(press);
    await office.fills('Before you do', true);
    await office.submits();
  };
  for (const each of team) {
    await volunteers(await desk(each.who), each);
    await heading(await page(each.who), 'Thank you for volunteering').waitFor();
    if (each.who === 'councillor') {
      await office.presses('Pass to the group office');
      await office.presses('I have told them');
      await agrees('Record the nomination');
    } else await agrees('Approve');
    await (await page(each.who)).getByText('you are a peer now').waitFor();
  }

  await host.types('register Hull');
  await agrees('Accept as a review');
  await office.presses('Begin the review');
  await office.fills('Sponsor', true);
  await office.fills('Themes', theme);
  const today = new Date().toISOString().slice(0, 10) as CalendarDate;
  await office.fills('Day 1', firstDay(today, 3));
  await office.submits();
  const review = 'HMEP-1';
  await (await page('host')).getByText('the sponsor of a peer review').waitFor();

  await manager.types('help');
  await office.types(`review name ${review} organiser`);
  await office.fills('Part of their name', 'Review Manager');
  await office.submits();
  await office.fills('Who', 'Review Manager');
  await office.submits();
  await host.types(`review record ${review} chief-executive-agrees`);
  await host.types(`review record ${review} leader-agrees`);
  await office.types(`review advance ${review}`);
  await office.types(`review advance ${review}`);
  await (await page('office')).getByText('It has moved on to: Building the team.').waitFor();

  for (const { name, place } of team) {
    await office.types(`review team ${review}`);
    await office.presses('Add somebody');
    await office.fills('Place', place);
    await office.fills('Name, or part of it', name.replace('Cllr ', ''));
    await office.submits();
    await office.fills('Who', name);
    await office.submits();
  }
  await office.types(`review team ${review}`);
  await office.presses('Record the nomination of Cllr Councillor');
  for (const { name } of team) await office.presses(`Sound out ${name}`);
  for (const { who } of team) await (await desk(who)).presses('I can come, no ties');
  await office.types(`review team ${review}`);
  await office.presses('The council agrees the team');
  await office.presses('Invite everybody agreed');
  for (const { who } of team) await (await desk(who)).presses('Accept');
  await office.types(`review team ${review}`);
  for (const { name } of team) await office.presses(`Confirm ${name}`);
  await office.types(`review advance ${review}`);
  await (await page('office')).getByText('It has moved on to: Preparation.').waitFor();

  await manager.types(`review record ${review} position-statement-sent`);
  await manager.types('timetable begin');
  await manager.types('timetable issue');
  const [lead, councillor] = [await desk('officer', 'review-team'), await desk('councillor', 'review-team')];
  await lead.types(`review here ${review}`);
  await lead.presses('Yes, for the review team');
  const atHost = await desk('host', 'review-host');
  await atHost.types(`review here ${review}`);
  await atHost.presses('Yes, for the host');
  await office.types(`review advance ${review}`);
  await (await page('office')).getByText('It has moved on to: On site.').waitFor();

  const clock = (await page('office')).locator('#clock');
  await clock.getByRole('button', { name: /Day 1/u }).click();
  const leads = await page('officer', 'review-team');
  const councillors = await page('councillor', 'review-team');
  await heading(leads, /HMEP-1 – Today, day 1 of 3/u).waitFor();
  await lead.types('checklist');
  await lead.presses('Put it in this channel');
  await heading(councillors, 'HMEP-1 – Day 1: listen').waitFor();

  const reads = async (where: typeof leads): Promise<string> => (await where.locator('#messages').textContent()) ?? '';
  const showBoth = async (): Promise<void> => {
    for (const where of [leads, councillors])
      for (const tick of ['Ticked by Officer Peer', 'Ticked by Councillor'])
        await expect.poll(() => reads(where), { timeout: 30_000 }).toContain(tick);
  };
  await Promise.all([lead.presses('Agree the pairs'), councillor.presses('Open with the purpose')]);
  await showBoth();
  await playground.restart();
  for (const each of pages.values()) await each.reload();
  playground.problems.splice(0);
  await showBoth();

  const hosts = `${await reads(await page('host', 'review-host'))}${await reads(await page('host'))}`;
  for (const teams of ['Agree the pairs', 'Today, day 1 of 3', 'Ticked by']) expect(hosts).not.toContain(teams);
});
