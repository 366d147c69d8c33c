import { beforeEach, describe, expect, it } from 'vitest';
import { formOf, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReviews } from './set-up.ts';

describe.each(mainly('postgresql'))('an election at the host of a review, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('blocks publication until its monitoring officer agrees, to those days and no others', async () => {
    const { person, office, begins, mention } = await beginReviews(database());
    const name = /HMEP-\d+/u.exec(said(await begins()))?.[0] ?? '';
    await office.types(`review name ${name} sponsor `, await mention('Sam Sponsor'));
    await office.types(`review name ${name} organiser `, await mention('Orla Organiser'));
    await mention('Pat Peer');
    const sam = person('Sam Sponsor');
    const record = `review record ${name} monitoring-officer-agrees`;
    const election = (days: string) => office.types(`review schedule ${name} election ${days}`);
    const shows = async (who = sam) => said(await who.types(`review show ${name}`));

    expect(said(await sam.types(record))).toContain('No election at this council is set');
    const keys = async () =>
      formOf(await sam.types(`review record ${name}`)).fields.flatMap((field) =>
        field.kind === 'choice' ? field.options.map(({ value }) => value) : [],
      );
    expect(await keys()).not.toContain('monitoring-officer-agrees');

    await office.types(`review schedule ${name} 2027-03-02`);
    const dated = said(await election('2026-11-20..2027-06-10'));
    expect(dated).toContain('Final report: Friday 4 June 2027. Mind: There is an election at the council then');
    expect(await keys()).toContain('monitoring-officer-agrees');
    const blocked = await shows();
    expect(blocked).toContain('Election until Thursday 10 June 2027. There is an election at this council.');
    expect(blocked).toContain('Sponsor (Sam Sponsor) or Organiser (Orla Organiser) or Review manager (Olive Office)');
    expect(blocked).toContain(`can record it: /hmep ${record}`);

    expect(said(await sam.types(record))).toContain('Recorded: The monitoring officer agrees to publication');
    const agreed = await shows();
    expect(agreed).toContain('Election at this council from Friday 20 November 2026 to Thursday 10 June 2027.');
    expect(agreed).toContain('agrees that the review is published');
    expect(agreed).toContain('The monitoring officer agrees to publication during the election: Sam Sponsor');
    expect(agreed).not.toContain('There is an election at this council.');
    expect(agreed).not.toContain('Mind: There is an election');

    expect(said(await election('2026-11-20..2027-06-10'))).not.toContain('not recorded any more');
    expect(await shows()).toContain('agrees that the review is published');
    expect(said(await election('2026-11-20..2027-06-11'))).toContain('that is not recorded any more');
    expect(await shows()).toContain('There is an election at this council.');
    expect(said(await person('Orla Organiser').types(record))).toContain('Recorded: The monitoring officer agrees');
    expect(said(await person('Orla Organiser').types(`${record} no`))).toContain('Taken back: The monitoring officer');
    expect(await shows()).toContain('There is an election at this council.');
    expect(said(await person('Pat Peer').types(record))).toContain(`There is no review ${name}`);
  });
});
