import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, mainly } from '../support/databases.ts';
import type { Person } from '../support/slack/person.ts';
import type { WorkspaceSettings } from '../support/slack/world-settings.ts';
import { beginOnSlack, office } from './on-slack-set-up.ts';

const people = { ann: 'U0ANN', ben: 'U0BEN' } as const;
const highways = 'C0HIGHWAYS';

/** Officers and volunteers in one workspace: Ann is in New York, everybody else in London. */
const workspace: WorkspaceSettings = {
  id: office.id,
  name: 'Programme Office',
  botUserId: 'U0HMEPO',
  users: [
    { id: office.officer, name: 'Officer One', email: 'one@office.example' },
    { id: people.ann, name: 'Ann', email: 'ann@office.example', timeZone: 'America/New_York' },
    { id: people.ben, name: 'Ben', email: 'ben@office.example' },
  ],
  channels: [{ id: highways, name: 'highways', members: [people.ann, people.ben, 'U0HMEPO'] }],
};

/** A press is answered before it is dealt with. */
const hears = (who: Person, words: string): Promise<void> =>
  expect.poll(() => who.reads(), { timeout: 20_000 }).toContain(words);

const begin = async (...given: Parameters<typeof beginOnSlack>) => {
  const town = await beginOnSlack(...given);
  await town.installs(office.id);
  const person = (user: string, channel?: string) => town.person(office.id, user, channel);
  const officer = person(office.officer);
  await officer.types(`/hmep claim ${await town.app.office.newCode(town.clock.now())}`);
  const posts = async (title: string): Promise<void> => {
    await officer.types('/hmep post');
    await officer.modal.fills('Title', title);
    await officer.modal.fills('Text', 'It begins in January.');
    await officer.modal.submits();
    await officer.modal.fills('Topic', 'News');
    await officer.modal.submits();
    await hears(officer, '[Send it off]');
    await officer.presses('Send it off');
    await hears(officer, 'Published');
  };
  /** Somebody is told something after the last time that they were told anything. */
  const answer = async (who: ReturnType<typeof person>, typed: string): Promise<string> => {
    const before = who.reads().length;
    await who.types(typed);
    return who.reads().slice(before);
  };
  return { ...town, person, posts, answer };
};

describe.each(mainly('embedded'))('somebody on Slack in another time zone, on $kind', ({ use }) => {
  const database = use();
  // Each begins in the same moment.
  beforeEach(() => emptyDatabase(database()));

  it('gets a digest at the time on their own clocks', async () => {
    const { person, posts, passes, answer } = await begin(database(), [workspace]);
    const ann = person(people.ann);
    const ben = person(people.ben);
    const hers = await answer(ann, '/hmep subscribe daily at 8.30 am');
    expect(hers).toContain('You get all news every day at 08:30, America/New York time.');
    expect(hers).toContain('The next digest comes on 23 November 2026, 08:30, America/New York time.');
    const his = await answer(ben, '/hmep subscribe daily at 13:00');
    expect(his).toContain('You get all news every day at 13:00.');
    expect(his).toContain('The next digest comes on 23 November 2026, 13:00.');

    // It is nine o'clock in London, and four in New York.
    await passes(1);
    await posts('Winter maintenance');
    await passes(4 * 60 - 1);
    expect(ben.reads()).toContain('Winter maintenance');
    await passes(29);
    expect(ann.reads()).not.toContain('Winter maintenance');
    await passes(1);
    expect(ann.reads()).toContain('Winter maintenance');
    expect(await answer(ann, '/hmep my-data')).toContain('You get a daily digest at 08:30, America/New York time');
  });

  it('sets a channel’s digest on their clocks, which stay when somebody else changes it', async () => {
    const { person, answer } = await begin(database(), [workspace]);
    const begun = await answer(person(people.ann, highways), '/hmep subscribe daily at 08:30');
    expect(begun).toContain(
      'This channel gets all news every day at 08:30, America/New York time. Ann has seen to it.',
    );
    const ben = person(people.ben, highways);
    await ben.presses('Change');
    await expect.poll(() => ben.modal.isOpen(), { timeout: 20_000 }).toBe(true);
    expect(ben.reads()).toContain('A time of day in America/New York time, like 08:30.');
    await ben.modal.fills('At', '09:15');
    await ben.modal.submits();
    await hears(ben, 'every day at 09:15, America/New York time. Ben has seen to it.');
  });
});
