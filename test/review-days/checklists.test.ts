import { beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../src/chat/text.ts';
import { ticked } from '../../src/chat/view.ts';
import { button, said, viewOf } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReview, inEastmere, inHost, inNorthmoor, itemsIn, tickOf, tie } from './reviewing.ts';

const day1 = /Day 1: listen/u;
const pairs = 'Agree the pairs, each with a lead questioner and a note-taker';

describe.each(mainly('postgresql'))('checklists on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  const posted = async () => {
    const town = await beginReview(database());
    const { people, name, clock, answers } = town;
    clock.set('2026-12-01T08:40:00Z');
    const lead = people('Lead', inEastmere, 'east-team');
    const ben = people('Ben', inNorthmoor, 'north-team');
    await tie(lead, name, 'team');
    await tie(ben, name, 'team');
    for (const who of [lead, ben]) await who.presses(button(await who.types('checklist'), 'Put it in this channel'));
    await answers();
    return { ...town, lead, ben };
  };

  it('are one list wherever they stand: a tick in one workspace shows in the other, with who and when', async () => {
    const { lead, ben, name, standing, answers, clock } = await posted();
    const here = () => standing('east-team', day1);
    const there = () => standing('north-team', day1);
    expect(here().summary).toBe(`${name} – Day 1: listen: 0 of 9 done`);
    expect(await ben.presses(tickOf(there(), pairs))).toEqual({ kind: 'noted' });
    await answers();
    for (const view of [here(), there()]) {
      const item = itemsIn(view).find(({ label }) => label === pairs);
      expect(item).toMatchObject({ done: true });
      expect(plain(item?.note ?? '')).toBe('Ticked by Ben, 1 December 2026, 08:40');
    }
    clock.advance({ minutes: 2 });
    await lead.presses(tickOf(here(), pairs, false));
    await answers();
    expect(itemsIn(there()).find(({ label }) => label === pairs)).toMatchObject({ done: false });
    const history = said(await lead.presses(button(await lead.types('checklist day 1'), 'What happened')));
    expect(history).toContain('1 December 2026, 08:42: Lead unticked “Agree the pairs');
    expect(history).toContain('1 December 2026, 08:40: Ben ticked “Agree the pairs');
  });

  it('lose nothing where many tick at the same moment, opposite ways too, and an old card does no harm', async () => {
    const { lead, ben, standing, answers } = await posted();
    const card = standing('east-team', day1);
    const open = itemsIn(card);
    await Promise.all(open.map((item, index) => (index % 2 === 0 ? lead : ben).presses(ticked(item, true))));
    await answers();
    const after = standing('north-team', day1);
    for (const { label } of open)
      expect(itemsIn(after).find((item) => item.label === label)).toMatchObject({ done: true });
    // The card that they pressed is old by now: what it says is done once, whichever card it stands on.
    await Promise.all([lead.presses(tickOf(card, pairs)), ben.presses(tickOf(card, pairs))]);
    await Promise.all([lead.presses(tickOf(card, pairs, false)), ben.presses(tickOf(card, pairs, true))]);
    await answers();
    const [item] = await database().prisma.checklistItem.findMany({ where: { label: pairs } });
    const ticks = await database().prisma.checklistTick.findMany({
      where: { item: { label: pairs } },
      orderBy: { id: 'asc' },
    });
    expect(ticks.at(-1)?.done).toBe(item?.doneAt !== null);
    // Never the same state twice in a row: what was so already is not written again.
    expect(ticks.every(({ done }, index) => index === 0 || ticks[index - 1]?.done !== done)).toBe(true);
    expect(itemsIn(standing('east-team', day1)).find(({ label }) => label === pairs)?.done).toBe(item?.doneAt !== null);
  });

  it('ask nobody more than five things at once', async () => {
    const { standing, people, ben, answers } = await posted();
    expect(itemsIn(standing('east-team', day1)).filter(({ done }) => !done)).toHaveLength(5);
    const own = people('Ben', inNorthmoor);
    expect(said(await own.types('checklist'))).toContain('your part comes as a message of its own');
    await answers();
    const mine = standing('ben', day1);
    expect(itemsIn(mine).filter(({ done }) => !done).length).toBeLessThanOrEqual(5);
    expect(itemsIn(mine).map(({ label }) => label)).toContain(
      'Check that you have no new ties to this council, or tell the review manager',
    );
    await ben.presses(
      tickOf(
        standing('north-team', day1),
        'Open with the purpose, how views are used, and that this is not an inspection',
      ),
    );
    await answers();
    expect(JSON.stringify(standing('ben', day1))).toContain('Ticked by Ben');
  });

  it('show what is about a person to that person and the review manager alone', async () => {
    const { lead, ben, standing, people } = await posted();
    const about = 'Check that you have no new ties to this council, or tell the review manager';
    expect(JSON.stringify(standing('east-team', day1))).not.toContain(about);
    const ofBen = said(await ben.types('checklist'));
    expect(ofBen.split(about)).toHaveLength(2);
    const manager = people('Manager', inEastmere);
    await manager.types('checklist day 1');
    const managers = said(
      await manager.presses({
        command: 'checklist',
        values: button(await lead.types('checklist'), 'What happened').values,
      }),
    );
    expect(managers).toContain('Nobody has ticked');
    const whole = await manager.presses({
      command: 'checklist',
      values: { ...button(await lead.types('checklist'), 'What happened').values, show: 'all' },
    });
    expect(said(whole).split(about)).toHaveLength(3);
    const [bens] = await database().prisma.checklistItem.findMany({
      where: { label: about, person: { accounts: { some: { name: 'Ben' } } } },
    });
    const forged = { command: 'tick', values: { item: bens?.id ?? '', done: true } };
    expect(said(await lead.presses(forged))).toContain('for the people who take part');
    expect(await ben.presses(forged)).toEqual({ kind: 'noted' });
    expect(said(await lead.presses(button(await lead.types('checklist'), 'What happened')))).toContain(
      'Nobody has ticked',
    );
  });

  it('keep the team’s from the host, and the host’s from the team', async () => {
    const { lead, people, name, standing, answers } = await posted();
    const organiser = people('Organiser', inHost, 'host-room');
    const asked = await organiser.types(`review here ${name}`);
    expect(said(asked)).not.toContain('for the review team');
    await tie(organiser, name, 'host');
    const list = await organiser.types('checklist');
    expect(said(list)).not.toContain(pairs);
    await organiser.presses(button(list, 'Put it in this channel'));
    await answers();
    const theirs = standing('host-room', /./u);
    expect(JSON.stringify(theirs)).not.toContain(pairs);
    const teams = tickOf(standing('east-team', day1), pairs);
    expect(said(await organiser.presses(teams))).toContain('for the people who take part');
    const [item] = itemsIn(viewOf(list));
    expect(said(await lead.presses(ticked(item as NonNullable<typeof item>, true)))).toContain(
      'for the people who take part',
    );
    // A forged post of the team's list into the host's channel.
    const forged = { ...button(await lead.types('checklist'), 'What happened').values, show: 'post' };
    expect(said(await organiser.presses({ command: 'checklist', values: forged }))).toContain(
      'for the people who take part',
    );
    const stranger = people('Stranger', inHost, 'host-room');
    expect(said(await stranger.types('checklist'))).toContain('that you belong to');
    expect(said(await stranger.types(`review here ${name}`))).toContain('that you belong to');
    expect(said(await stranger.types('review here HMEP-999999'))).toContain('that you belong to');
  });

  it('stand still in a channel that the review has left, and go on in the others', async () => {
    const { lead, ben, name, standing, answers, clock } = await posted();
    clock.advance({ minutes: 1 });
    await ben.presses(button(await ben.types('checklist'), 'Put it in this channel'));
    const ended = await ben.presses(button(await ben.types(`review here ${name}`), 'End it here'));
    expect(said(ended)).toContain('updated no longer');
    await lead.presses(tickOf(standing('east-team', day1), pairs));
    await answers();
    expect(itemsIn(standing('east-team', day1)).find(({ label }) => label === pairs)).toMatchObject({ done: true });
    expect(itemsIn(standing('north-team', day1)).find(({ label }) => label === pairs)).toMatchObject({ done: false });
    expect(await database().prisma.delivery.count({ where: { state: 'cancelled' } })).toBe(1);
    expect(said(await ben.types('checklist'))).not.toContain('Put it in this channel');
  });

  it('refuse what comes after somebody left, after an item was taken off, and after the review has ended', async () => {
    const { lead, ben, standing, review, seats, answers } = await posted();
    const tick = tickOf(standing('east-team', day1), pairs);
    await database().prisma.reviewSeat.updateMany({ where: { personId: seats.ben }, data: { state: 'declined' } });
    expect(said(await ben.presses(tick))).toContain('for the people who take part');
    const giving = await lead.presses(button(await lead.types('checklist'), 'Change an item'));
    await lead.submits(giving, { item: tick.values['item'] ?? '', to: seats.lead });
    const all = viewOf(await lead.types('checklist'));
    const given = itemsIn(all).filter(({ label }) => label === pairs);
    expect(given.map(({ note }) => plain(note ?? ''))).toEqual([expect.stringContaining('Lead')]);
    const form = await lead.presses(button(await lead.types('checklist'), 'Change an item'));
    expect(said(await lead.submits(form, { item: tick.values['item'] ?? '', to: 'off' }))).toContain(
      'Taken off the list',
    );
    await answers();
    expect(JSON.stringify(standing('north-team', day1))).not.toContain(pairs);
    expect(said(await lead.presses(tick))).toContain('was taken off the list');
    await database().prisma.review.update({ where: { id: review.id }, data: { stage: 'closed' } });
    expect(said(await lead.presses(tickOf(standing('east-team', day1), 'Hold the team meeting')))).toContain(
      'has ended',
    );
  });

  it('take what is added on the day, for somebody or anybody, up to a hundred', async () => {
    const { lead, ben, standing, answers, seats } = await posted();
    expect(said(await lead.types('checklist add Look at the tip'))).toContain('On the list now: Look at the tip.');
    const form = await lead.presses(button(await lead.types('checklist'), 'Add an item'));
    expect(said(await lead.submits(form, { label: 'Ask for the skid resistance data', person: seats.ben }))).toContain(
      ', for Ben.',
    );
    await answers();
    const list = await ben.types('checklist');
    const added = itemsIn(viewOf(list)).find(({ label }) => label === 'Ask for the skid resistance data');
    expect(plain(added?.note ?? '')).toContain('Ben');
    await lead.presses(tickOf(viewOf(list), 'Ask for the skid resistance data'));
    await answers();
    expect(JSON.stringify(standing('north-team', day1))).toContain('Ticked by Lead for Ben');
    const here = await database().prisma.checklistItem.findFirst({ where: { list: 'day-1' } });
    await database().prisma.checklistItem.createMany({
      data: Array.from({ length: 95 }, (_, index) => ({
        reviewId: here?.reviewId ?? '',
        list: 'day-1',
        day: 1,
        side: 'team' as const,
        moment: '',
        position: 200 + index,
        label: `More ${index}`,
        owner: 'anybody',
      })),
    });
    expect(said(await lead.types('checklist add One too many'))).toContain('There are 100 items');
    expect(itemsIn(viewOf(await ben.types('checklist day 1'))).length).toBeGreaterThan(95);
  });

  it('say what was not understood, and which review is meant', async () => {
    const { lead, people, name } = await posted();
    expect(said(await lead.types('checklist day 9'))).toContain(
      'There is no list for day 9: a review has 3 days on site.',
    );
    expect(said(await lead.types('checklist what is this'))).toContain('I do not know what to do with');
    const nobody = people('Nobody', inEastmere);
    expect(said(await nobody.types('checklist'))).toContain('You take part in no review');
    expect(said(await nobody.types('today'))).toContain('You take part in no review');
    expect(said(await nobody.types(`checklist ${name}`))).toContain('that you belong to');
    const today = said(await people('Ben', inNorthmoor).types('today'));
    expect(today).toContain('Day 1 of 3.');
    expect(said(await people('Ben', inNorthmoor).types('checklist before'))).toContain('your part comes');
  });
});
