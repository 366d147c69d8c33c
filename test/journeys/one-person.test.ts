import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { dump, tablesWith } from '../support/everything-about.ts';
import { beginOnTeams, eastmere, office, westhaven } from './on-teams-set-up.ts';

type Town = Awaited<ReturnType<typeof beginOnTeams>>;
type OnTeams = ReturnType<Town['person']>;
type OnSlack = ReturnType<Town['slackPerson']>;

const begin = async (town: Town) => {
  const officer = town.person(office.id, office.officer);
  await officer.installs();
  await officer.types(`claim ${await town.app().office.newCode(town.clock.now())}`);
  const ann = town.person(westhaven.id, westhaven.ann);
  await ann.installs();
  await officer.types('workspaces');
  await officer.presses('Admit westhaven.example');
  return { officer, ann, cat: town.slackPerson(eastmere.cat) };
};

const volunteers = async (ann: OnTeams): Promise<void> => {
  await ann.types('volunteer');
  await ann.form.fills('Your name', 'Catherine Example');
  await ann.form.fills('Where you work', ['Hull']);
  await ann.form.fills('Your role', 'Head of Highways');
  await ann.presses('Next');
  await ann.form.fills('Asset management and resilience', 'I have led this');
  await ann.form.fills('How we keep', true);
  await ann.presses('Volunteer');
};

/** The code is made on Teams and typed on Slack. */
const links = async (ann: OnTeams, cat: OnSlack): Promise<string> => {
  await ann.types('link');
  const code = /[A-Z]{4}-[A-Z]{4}/u.exec(ann.reads())?.[0] ?? '';
  await cat.types(`/hmep link ${code.toLowerCase()}`);
  expect(cat.reads()).toContain('The code is from Ann in westhaven.example (Microsoft Teams).');
  await cat.presses('Yes, this is me');
  return code;
};

describe.each(mainly('embedded'))('one person on Teams and on Slack, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('volunteers on one, links the other, takes their data along, and is forgotten', async () => {
    const town = await beginOnTeams(database());
    const { ann, cat } = await begin(town);
    await volunteers(ann);
    await cat.types('/hmep profile');
    expect(cat.reads()).toContain('You have not volunteered as a peer.');

    const code = await links(ann, cat);
    expect(cat.reads()).toContain('Your accounts are linked.');
    await town.passes(1);
    expect(ann.reads()).toContain('Your code was used. You are linked with Cat in Eastmere Council from now on.');
    await cat.types('/hmep profile');
    expect(cat.reads()).toContain('Head of Highways');

    await cat.types('/hmep my-data');
    const shown = JSON.stringify(town.fakes.slack.world.channel(eastmere.id, eastmere.channel));
    const link = /https:\/\/bot\.council\.example\/my-data\/[\w-]{43}/u.exec(shown)?.[0] ?? '';
    expect(cat.reads()).toContain('All that is held about you');
    expect(await town.browses(link)).toMatchObject({ status: 200 });
    const file = await town.browses(link, 'POST');
    const { held } = JSON.parse(file.text) as { held: Record<string, readonly { readonly platform: string }[]> };
    expect(held['Your accounts']?.map(({ platform }) => platform).sort()).toEqual(['slack', 'teams']);
    expect(cat.reads()).toContain('on Europe/London time');
    expect(file.text).toContain('Catherine Example');
    expect(await town.browses(link, 'POST')).toMatchObject({ status: 404 });

    await cat.types('/hmep forget-me');
    expect(cat.reads()).toContain('What stays, and why');
    await cat.presses('Yes, forget me');
    expect(cat.reads()).toContain('You are forgotten.');
    const left = await dump(database());
    for (const trace of ['Catherine', 'cat@eastmere.example', 'ann@westhaven.example', eastmere.cat])
      expect([trace, tablesWith(left, trace)]).toEqual([trace, []]);

    await ann.types('profile');
    expect(ann.readsChat().split('\n').slice(-12).join('\n')).toContain('You have not volunteered as a peer.');
    expect(JSON.stringify(town.logged)).not.toMatch(new RegExp(`Catherine|example|${code}|${link.slice(-43)}`, 'u'));
  });

  it('hears once, where they were last', async () => {
    const town = await beginOnTeams(database());
    const { officer, ann, cat } = await begin(town);
    await volunteers(ann);
    await links(ann, cat);
    await town.passes(1);
    await town.passes(1);
    await ann.types('help');
    const before = cat.reads();
    const heard = ann.readsChat().length;
    await officer.presses('Say that we have read it');
    await town.passes(1);
    await town.passes(1);
    expect(ann.readsChat().slice(heard)).toContain('programme office');
    expect(cat.reads()).toBe(before);

    // The office's card does not go on showing whom it was about.
    await ann.types('forget-me');
    await ann.presses('Yes, forget me');
    await town.passes(1);
    await town.passes(1);
    expect(officer.reads()).toContain('This is gone: whoever it was about took their data with them.');
    expect(officer.reads()).not.toContain('Catherine');
  });
});
