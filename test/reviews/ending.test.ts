import { beforeEach, describe, expect, it } from 'vitest';
import { button, said } from '../support/bot.ts';
import { emptyDatabase, mainly } from '../support/databases.ts';
import { beginReviews } from './set-up.ts';

describe.each(mainly('postgresql'))('a review that stops, on $kind', ({ use }) => {
  const database = use();
  beforeEach(() => emptyDatabase(database()));

  it('waits, goes on and ends; an old card is answered with how it stands', async () => {
    const { office, begins } = await beginReviews(database());
    const begun = await begins();
    const name = /HMEP-\d+/u.exec(said(begun))?.[0] ?? '';
    const held = await office.presses(button(begun, 'Put on hold'));
    expect(said(held)).toContain('It is on hold now.');
    expect(said(await office.presses(button(begun, 'Next stage')))).toContain('This has changed since you saw it');
    expect(said(await office.types(`review advance ${name}`))).toContain('This review is on hold.');
    expect(said(await office.presses(button(held, 'Resume')))).toContain('It goes on from where it stopped.');
    expect(said(await office.types(`review resume ${name}`))).toContain('This review is not on hold.');

    const asked = await office.types(`review withdraw ${name}`);
    expect(said(asked)).toContain('Withdraw this review?');
    expect(said(await office.types(`review show ${name}`))).toContain('[Withdraw]');
    await office.types(`review hold ${name}`);
    expect(said(await office.presses(button(asked, 'Yes, withdraw it')))).toContain(
      'This has changed since you saw it',
    );
    const sure = button(await office.types(`review withdraw ${name}`), 'Yes, withdraw it');
    expect(said(await office.presses(sure))).toContain('It is withdrawn.');
    expect((await database().prisma.review.findFirstOrThrow()).endedAt).not.toBeNull();
    expect(said(await office.types(`review resume ${name}`))).toContain('This review was withdrawn.');
    expect(said(await office.types('audit'))).toContain(`Olive Office withdrew the review ${name}`);
  });

  it('lets whoever registered it register again once it is over, and not before', async () => {
    const { office, accepted, person } = await beginReviews(database());
    const director = person('Sam Sponsor');
    const done = await accepted(director);
    const begun = await office.submits(await office.presses(button(done, 'Begin the review')), {
      themes: [],
      dayOne: '',
      sponsor: false,
    });
    const name = /HMEP-\d+/u.exec(said(begun))?.[0] ?? '';
    await office.types(`review hold ${name}`);
    expect(said(await director.types('register Hull'))).toContain('You have registered Hull City Council already');
    await office.presses(button(await office.types(`review withdraw ${name}`), 'Yes, withdraw it'));
    expect(said(await director.types('register Hull'))).toContain('You have registered the interest of Hull');
    const states = (await database().prisma.registration.findMany()).map(({ state }) => state);
    expect(states.sort()).toEqual(['ended', 'registered']);
  });
});
