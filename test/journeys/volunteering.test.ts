import { describe, expect, it } from 'vitest';
import { button, createTestBot, formOf, said, viewOf } from '../support/bot.ts';
import { databases } from '../support/databases.ts';

const officer = {
  kind: 'officer',
  name: 'Officer One',
  email: 'officer.one@council.example',
  organisations: ['E06000010'],
  role: 'Head of Highways',
};

const councillor = {
  kind: 'member',
  name: 'Member One',
  email: 'member.one@council.example',
  organisations: ['E10000011'],
  role: 'Northern ward',
  telephone: '01632 960001',
  groupOffice: 'none',
  privacyNotice: true,
};

describe.each(databases)('volunteering on $kind', ({ use }) => {
  const database = use();

  it('an officer volunteers in two steps, reads their profile, changes it, withdraws and comes back', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Officer One', { email: 'officer.one@council.example' });

    const first = await ada.types('volunteer');
    expect(formOf(first)).toMatchObject({
      title: 'Volunteer as a peer',
      steps: 2,
      values: { kind: 'officer', name: 'Officer One', email: 'officer.one@council.example' },
    });

    const second = await ada.submits(first, officer);
    expect(formOf(second)).toMatchObject({ stepTitle: 'What you know', submit: 'Volunteer' });

    const done = await ada.submits(second, {
      'theme-assets': 'led',
      'theme-customers': 'learning',
      privacyNotice: true,
    });
    // The Sunday's reply is promised for the Friday after five working days.
    expect(said(done)).toContain('reply by Friday 27 November 2026');
    expect(said(done)).toContain('Hull City Council');

    const profile = await ada.types('PROFILE');
    expect(said(profile)).toContain('Role: Head of Highways');
    expect(said(profile)).toContain('I have led this');

    const edit = await ada.presses(button(profile, 'Change'));
    expect(formOf(edit)).toMatchObject({ title: 'Change what you told us', values: { role: 'Head of Highways' } });
    const themes = await ada.submits(edit, { ...officer, role: 'Assistant Director' });
    expect(formOf(themes).values).toMatchObject({ 'theme-assets': 'led', privacyNotice: true });
    const saved = await ada.submits(themes, { 'theme-assets': 'done', privacyNotice: true });
    expect(viewOf(saved).summary).toBe('Your profile has been changed.');
    expect(said(await ada.types('profile'))).not.toContain('I am learning');

    const sure = await ada.types('withdraw');
    expect(said(await ada.presses(button(sure, 'Yes, withdraw')))).toContain('You have withdrawn as a peer');
    const again = await ada.presses(button(await ada.types('withdraw'), 'Volunteer again'));
    expect(formOf(again).values).toMatchObject({ role: 'Assistant Director' });
  });

  it('a councillor has a short form of their own, and nobody reads the group office back', async () => {
    const { person } = await createTestBot(database());
    const member = person('Member One');

    const asked = await member.types('volunteer');
    const changed = await member.does({
      kind: 'change',
      command: 'volunteer',
      form: formOf(asked).ref,
      values: { kind: 'member', name: 'Member One', email: '', organisations: [], role: '' },
    });
    const names = formOf(changed).fields.map(({ name }) => name);
    expect(names).toEqual([
      'kind',
      'name',
      'email',
      'organisations',
      'role',
      'telephone',
      'groupOffice',
      'privacyNotice',
    ]);
    expect(formOf(changed)).toMatchObject({ steps: 1, submit: 'Volunteer' });

    const done = await member.submits(changed, councillor);
    expect(said(done)).toContain('Name: Cllr Member One');
    expect(said(done)).not.toMatch(/group office: /iu);

    const edit = await member.types('volunteer');
    expect(formOf(edit).values).not.toHaveProperty('groupOffice');
    expect(formOf(edit).fields.find(({ name }) => name === 'groupOffice')).toMatchObject({ optional: true });
  });

  it('says what an organisation is called today, and what an unknown one is', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Officer Two');
    const first = await ada.types('volunteer');
    const unclear = await ada.submits(first, { ...officer, organisations: ['Example Surfacing Ltd'] });
    expect(formOf(unclear).errors['organisations']).toContain('Choose “Example Surfacing Ltd” from the list');

    const organisations = ['hull', 'E06000063', 'provider:Example Surfacing Ltd'];
    const second = await ada.submits(unclear, { ...officer, organisations });
    const done = await ada.submits(second, { 'theme-assets': 'led', privacyNotice: true });
    expect(said(done)).toContain('Hull City Council; Cumberland Council; Example Surfacing Ltd (provider)');
  });

  it('keeps a form that was closed, and goes on where it was left', async () => {
    const { person, clock } = await createTestBot(database());
    const ada = person('Officer Three');
    const second = await ada.submits(await ada.types('volunteer'), officer);
    const later = await ada.does({
      kind: 'leave',
      to: 'later',
      command: 'volunteer',
      form: formOf(second).ref,
      values: { 'theme-assets': 'led' },
    });
    expect(said(later)).toContain('what you filled in is kept');

    clock.advance({ days: 13 });
    const resumed = await ada.types('volunteer');
    expect(formOf(resumed)).toMatchObject({
      stepTitle: 'What you know',
      notice: 'You began this earlier. It is as you left it.',
      values: { 'theme-assets': 'led' },
    });

    clock.advance({ days: 15 });
    expect(formOf(await ada.types('volunteer')).values).toMatchObject({ kind: 'officer', name: 'Officer Three' });
    expect(said(await ada.submits(resumed, { 'theme-assets': 'led', privacyNotice: true }))).toContain('has expired');
  });

  it('is a volunteer once, however often the last step is sent', async () => {
    const { person } = await createTestBot(database());
    const ada = person('Officer Four');
    const second = await ada.submits(await ada.types('volunteer'), {
      ...officer,
      email: 'officer.four@council.example',
    });
    const values = { 'theme-assets': 'led', privacyNotice: true };
    const [once, twice] = await Promise.all([
      ada.submits(second, values, 'the same delivery'),
      ada.submits(second, values, 'the same delivery'),
    ]);
    expect(twice).toEqual(once);
    expect(await ada.submits(second, values, 'the same delivery')).toEqual(once);
    expect(said(await ada.submits(second, values))).toContain('has already been sent');
    expect(await database().prisma.peer.count({ where: { email: 'officer.four@council.example' } })).toBe(1);
  });
});
