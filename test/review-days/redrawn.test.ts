import { beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../src/chat/text.ts';
import { button, said, viewOf } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReview, inEastmere, inNorthmoor, itemsIn, tickOf } from './reviewing.ts';

const day1 = /Day 1: listen/u;
const drains = 'Ask for the drains';
const ringNia = 'Ring Nia Named-Example';

describe.each(mainly('postgresql'))('the own lists of others on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  /** Ben ticks what was given to the lead, who has their part as a card of their own. */
  const ticked = async () => {
    const town = await beginReview(database());
    const { people, seats, clock, answers, standing } = town;
    clock.set('2026-12-01T08:40:00Z');
    const [lead, ben] = [people('Lead', inEastmere), people('Ben', inNorthmoor)];
    const add = await ben.types('checklist add');
    await ben.submits(add, { label: drains, person: seats.lead });
    await ben.submits(await ben.types('checklist add'), { label: ringNia, person: seats.lead });
    for (const who of [lead, ben]) await who.types('checklist');
    const list = viewOf(await people('Ben', inNorthmoor, 'elsewhere').types('checklist'));
    for (const label of [drains, ringNia]) await ben.presses(tickOf(list, label));
    await answers();
    const note = () => plain(itemsIn(standing('lead', day1)).find(({ label }) => label === drains)?.note ?? '');
    const labels = () => itemsIn(standing('lead', day1)).map(({ label }) => label);
    return { ...town, lead, ben, note, labels };
  };

  it('forget a name with the person', async () => {
    const { ben, people, note, labels, answers } = await ticked();
    expect(note()).toContain('Ticked by Ben for Lead');
    await ben.presses(button(await ben.types('forget-me'), 'Yes, forget me'));
    await answers();
    expect(note()).toContain('Ticked by somebody for Lead');
    const nia = people('Nia Named-Example', inNorthmoor);
    expect(labels()).toContain(ringNia);
    await nia.presses(button(await nia.types('forget-me'), 'Yes, forget me'));
    await answers();
    expect(labels()).toContain('This named somebody who was forgotten');
  });

  it('say who somebody is by now, once two turn out to be one', async () => {
    const { ben, note, people, answers } = await ticked();
    const bee = people('Bee', inEastmere);
    const code = /[A-Z]{4}-[A-Z]{4}/u.exec(said(await ben.types('link')))?.[0] ?? '';
    await bee.presses(button(await bee.types(`link ${code}`), 'Yes, this is me'));
    await answers();
    expect(note()).toContain('Ticked by Bee for Lead');
  });
});
